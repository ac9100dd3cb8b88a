"""Awkward texts go out and come back as they are."""

import pytest

from borderops.incidents.models import Incident
from borderops.sheets.models import ImportRun
from tests.factories import make_draft
from tests.sheets.awkward import awkward_texts
from tests.sheets.books import bring_in, changed, counts, export, lines_and_headings, rejected, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_awkward_texts_go_out_and_come_back_as_they_are(client, clerk, kind):
    for text in awkward_texts(60):
        make_draft(clerk, account=text, place_note=text[:100])
    send(client, "incidents", export(client, "incidents", format=kind), f"a.{kind}")
    run = ImportRun.objects.latest("pk")
    assert counts(run) == (0, 0, 60, 0), (changed(run), rejected(run))


def test_awkward_texts_come_in_and_go_out_as_they_are_written(client, clerk):
    made = {text.strip(): None for text in awkward_texts(80, seed=11)}
    row = ["20/05/2024", "Lũng Cú", "D2", 1]
    lines = [[*row, text] for text in made]
    bring_in(client, "incidents", ["Day", "Commune", "Kind of incident", "Offenders", "Account"], *lines)
    kept = {*Incident.objects.values_list("account", flat=True)}
    content = lines_and_headings(export(client, "incidents"))
    place = content[0].index("Account")
    assert {line[place] for line in content[1:]} == kept
