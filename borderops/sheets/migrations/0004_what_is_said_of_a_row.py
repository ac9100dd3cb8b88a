from django.db import migrations, models

SAID = ["faults", "warnings", "changes", "stale"]
BATCH = 500


def gather(apps, schema_editor):
    """What was said of a row in four fields is said in one; what was not said has no entry."""
    RunRow = apps.get_model("sheets", "RunRow")
    rows = RunRow.objects.only(*SAID)
    for row in rows.iterator(BATCH):
        said = {name: getattr(row, name) for name in SAID if getattr(row, name)}
        if said:
            RunRow.objects.filter(pk=row.pk).update(said=said)


class Migration(migrations.Migration):
    dependencies = [("sheets", "0003_runs_row_by_row")]

    operations = [
        migrations.AddField("runrow", "said", models.JSONField(default=dict)),
        migrations.RunPython(gather, migrations.RunPython.noop),
        *(migrations.RemoveField("runrow", name) for name in SAID),
    ]
