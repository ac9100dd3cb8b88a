"""Says of every figure that was kept before what it is about, so that others of the same are found."""

import re

from django.db import migrations

YEAR = re.compile(r"(?:cal:)?(\d{4})", re.ASCII)


def time_key(period, as_of):
    if as_of:
        return as_of if YEAR.fullmatch(as_of) else f"@{as_of}"
    found = YEAR.fullmatch(period)
    return found[1] if found else period


def fill_keys(apps, schema_editor):
    """Says of every figure what it is about, in the form by which figures of the same are found."""
    figures = apps.get_model("figures", "ReportedFigure").objects
    for figure in figures.prefetch_related("districts").iterator(chunk_size=500):
        place = "|".join(sorted(district.code for district in figure.districts.all()))
        keys = {"time_key": time_key(figure.period, figure.as_of), "place_key": place}
        figures.filter(pk=figure.pk).update(**keys)


class Migration(migrations.Migration):

    dependencies = [("figures", "0005_estimates_and_sums")]

    operations = [migrations.RunPython(fill_keys, migrations.RunPython.noop, elidable=True)]
