"""Records from before there were deadlines have the ordinary time from the day of this change on."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone


def give_deadlines(apps, schema_editor):
    incidents = apps.get_model("incidents", "Incident").objects
    sent = incidents.exclude(state="draft").filter(handle_by__isnull=True)
    sent.update(handle_by=timezone.localdate() + timedelta(days=30))
    waiting = incidents.filter(state="submitted", review_due_at__isnull=True)
    waiting.update(review_due_at=timezone.now() + timedelta(hours=48))


class Migration(migrations.Migration):
    dependencies = [("incidents", "0006_full_register")]

    operations = [migrations.RunPython(give_deadlines, migrations.RunPython.noop)]
