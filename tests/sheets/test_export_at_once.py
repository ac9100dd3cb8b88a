"""A register goes out while others write: nobody waits for an export, and what it notes on its way is kept."""

import uuid

import pytest
from django.urls import reverse

from borderops.districts.models import District
from borderops.incidents.models import PersonLook
from borderops.incidents.person_resources import PersonResource
from borderops.sheets import export_records, export_runs
from borderops.sheets.export_records import in_chunks
from borderops.sheets.models import ExportRun
from tests.factories import make_accepted, make_district
from tests.incidents.follow_ups import make_accepted_follow_up, make_person
from tests.review.test_concurrency import at_once
from tests.sheets.linked import exported

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 5


@pytest.fixture(autouse=True)
def a_few_at_a_time(monkeypatch):
    """Few rows make several batches."""
    monkeypatch.setattr(export_records, "CHUNK", 2)


def write_elsewhere():
    """Somebody else writes something new at this moment, on a connection of their own."""
    at_once([lambda: District.objects.update(name=f"Huyện {uuid.uuid4()}")])


def meanwhile(monkeypatch, model, name):
    """Has somebody else write each time before this is done."""
    method = getattr(model, name)

    def done(*told):
        write_elsewhere()
        return method(*told)

    monkeypatch.setattr(model, name, done)


def test_looks_at_names_are_noted_while_others_write(client, clerk, monkeypatch):
    for _n in range(ROWS):
        incident = make_accepted(clerk)
        make_accepted_follow_up(incident, clerk, person=make_person(incident), outcome="warned")
    meanwhile(monkeypatch, PersonResource, "load_people")
    assert len(exported(client)["Persons"]) == ROWS
    assert PersonLook.objects.filter(by=clerk).count() == ROWS


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_large_export_tells_how_far_it_is_while_others_write(client, clerk, monkeypatch, kind):
    monkeypatch.setattr(export_runs, "LARGE", 2)
    for _n in range(ROWS):
        make_accepted(clerk)
    meanwhile(monkeypatch, ExportRun, "beat")
    client.get(reverse("export-sheet", args=["incidents"]), {"format": kind})
    run = ExportRun.objects.get()
    assert (run.fault, run.done, run.rows) == ("", ROWS, ROWS)


def test_a_record_that_is_gone_before_its_turn_is_left_out():
    districts = [make_district(f"Huyện {n}", f"X{n}", f"X{n}") for n in range(ROWS)]
    chunks = in_chunks(District.objects.order_by("code"), {"name"})
    first = next(chunks)
    districts[-1].delete()
    assert [*first, *(each for chunk in chunks for each in chunk)] == districts[:-1]
