"""Drafts of reports are discarded; a schedule is carried out by hand; no threshold and no form is kept twice."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

TWIN = "There is this threshold already. Change that one, or write another number."
SAYS = ["indicator_id", "district_id", "period_kind", "what", "limit"]
STATES = [("draft", "Draft"), ("checked", "Checked"), ("issued", "Issued"), ("discarded", "Discarded")]


def put_twins_out_of_use(apps, schema_editor):
    """Of thresholds in use that say the same the first one holds; the others stay to be seen, out of use."""
    past, known = apps.get_model("summaries", "HistoricalThreshold"), set()
    columns = [field.attname for field in past._meta.concrete_fields]
    for twin in apps.get_model("summaries", "Threshold").objects.filter(active=True).order_by("pk"):
        says = tuple(getattr(twin, name) for name in SAYS)
        if says in known:
            twin.active = False
            twin.save(update_fields=["active"])
            told = {name: getattr(twin, name) for name in columns if hasattr(twin, name)}
            past.objects.create(
                **told, history_date=timezone.now(), history_type="~", history_change_reason=TWIN
            )
        known.add(says)


def give_keys(apps, schema_editor):
    """Each has a key of its own; a default would be the same for all of them."""
    for name in ("Threshold", "Schedule"):
        model = apps.get_model("summaries", name)
        for key in model.objects.values_list("pk", flat=True):
            model.objects.filter(pk=key).update(form_key=uuid.uuid4())


def check_now(apps, schema_editor):
    """PostgreSQL changes no table of which it has yet to check rows."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


def person(verbose_name, **more):
    return models.ForeignKey(
        null=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name=verbose_name, **more
    )


def discarding(model, **of_person):
    """The fields that say who discarded a report, when and why."""
    return [
        migrations.AddField(
            model, "discarded_at", models.DateTimeField(null=True, verbose_name="discarded at")
        ),
        migrations.AddField(model, "discarded_by", person("discarded by", **of_person)),
        migrations.AddField(
            model,
            "discarded_words",
            models.CharField(blank=True, default="", max_length=500, verbose_name="why discarded"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model,
            "state",
            models.CharField(choices=STATES, default="draft", max_length=10, verbose_name="state"),
        ),
    ]


def one_of(name, fields, is_of_district):
    """That no two thresholds in use say the same."""
    condition = models.Q(("active", True), ("district__isnull", not is_of_district))
    constraint = models.UniqueConstraint(
        condition=condition, fields=fields, name=name, violation_error_message=TWIN
    )
    return migrations.AddConstraint("threshold", constraint)


class Migration(migrations.Migration):
    dependencies = [
        ("summaries", "0003_reports_dashboard_thresholds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *discarding("report", on_delete=django.db.models.deletion.PROTECT),
        *discarding(
            "historicalreport", blank=True, db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING
        ),
        migrations.RemoveConstraint("schedulerun", "one_run_of_a_period"),
        migrations.AddField(
            "schedulerun",
            "asked_by",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField("schedulerun", "key", models.UUIDField(default=uuid.uuid4, unique=True)),
        migrations.AddConstraint(
            "schedulerun",
            models.UniqueConstraint(
                condition=models.Q(("asked_by", None)), fields=("schedule", "period"),
                name="one_run_of_a_period",
            ),
        ),
        migrations.AddField(
            "threshold", "form_key", models.UUIDField(default=uuid.uuid4, editable=False, null=True)
        ),
        migrations.AddField(
            "schedule", "form_key", models.UUIDField(default=uuid.uuid4, editable=False, null=True)
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.RunPython(put_twins_out_of_use, migrations.RunPython.noop),
        migrations.RunPython(check_now, migrations.RunPython.noop),
        migrations.AlterField(
            "threshold", "form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        migrations.AlterField(
            "schedule", "form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
        ),
        one_of(
            "one_threshold_of_a_district",
            ("indicator", "district", "period_kind", "what", "limit"),
            is_of_district=True,
        ),
        one_of("one_threshold_of_the_line", ("indicator", "period_kind", "what", "limit"), is_of_district=False),
    ]  # fmt: skip
