"""Persons of incidents who are workers: on the page of the incident, of the worker, and of a crossing point."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.labour.models import PersonLink, Worker
from borderops.labour.worker_looks import WorkerLook
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.incidents.follow_ups import make_person
from tests.labour.linked import LATER, PAPER, make_exit, make_known, panel
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_permit,
    make_way_out,
    make_worker,
    new_worker,
)

pytestmark = pytest.mark.django_db


def of_incident(client, user, incident):
    """The workers whom the page of an incident shows; nothing where the part is left out."""
    told = panel(client, user, incident, "workers")
    return told and [found["worker"] for row in told["rows"] for found in row["workers"]]


def of_worker(client, user, worker):
    told = panel(client, user, worker, "incidents")
    return told and [row["person"] for row in told["rows"]]


@pytest.mark.parametrize("written", [PAPER, "002.090.001234", "0020-9000-1234", "002 090 001_234"])
def test_the_same_number_shows_on_both_pages_however_it_is_written(client, written):
    worker, person = make_known(written)
    clerk = make_clerk()
    assert of_incident(client, clerk, person.incident) == [worker]
    assert of_worker(client, clerk, worker) == [person]


def test_the_incident_tells_the_permit_as_it_was_then_and_no_name(client):
    worker, person = make_known()
    permit = worker.permits.get()
    make_accepted_list("return", [permit], day=date(2024, 6, 20))
    assert of_incident(client, make_reviewer(), person.incident) == [worker]
    page = client.get(person.incident.get_absolute_url()).content.decode()
    assert permit.number in page and permit.programme.name in page
    assert "in force then" in page and "stage then: Working abroad; now: Returned" in page
    assert worker.name not in page and person.name not in page and PAPER not in page


def test_a_permit_that_had_ended_says_since_when(client):
    _worker, person = make_known(incident=make_exit(occurred_on=LATER))
    make_reviewer()
    told = panel(client, make_reviewer(), person.incident, "workers")
    then = told["rows"][0]["workers"][0]["permits"][0]
    assert (then.words, then.stage_words) == ("had ended on 30/11/2024", "Overdue")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2024, 2, 1), "not issued yet then"), (date(2024, 2, 25), "held from 01/03/2024 on")],
)
def test_a_permit_that_came_later_says_so(client, day, words):
    _worker, person = make_known(incident=make_exit(occurred_on=day))
    told = panel(client, make_reviewer(), person.incident, "workers")
    assert told["rows"][0]["workers"][0]["permits"][0].words == words


def test_a_travel_paper_of_a_permit_counts_too(client):
    permit = make_abroad()
    person = make_person(make_exit(), paper_kind="pass", paper_number=permit.paper_number)
    assert of_incident(client, make_clerk(), person.incident) == [permit.worker]
    assert of_worker(client, make_clerk(), permit.worker) == [person]


@pytest.mark.parametrize("person", [{"paper": ""}, {"paper": "-"}, {"paper_kind": "foreign"}])
def test_no_number_and_papers_of_the_other_side_are_nobodys(client, person):
    worker, named = make_known(**person)
    assert of_incident(client, make_reviewer(), named.incident) == []
    assert of_worker(client, make_reviewer(), worker) is None


def test_a_name_alone_links_nobody(client):
    worker, person = make_known("002090009999")
    worker.name = person.name
    worker.save()
    assert of_worker(client, make_clerk(), worker) is None


@pytest.mark.parametrize("user", [make_observer, make_administrator])
def test_who_may_not_see_workers_sees_no_link(client, user):
    _worker, person = make_known()
    reader = user()
    if reader.has_perm("incidents.view_incident"):
        assert panel(client, reader, person.incident, "workers") is None


def test_a_worker_of_another_place_is_not_given_away(client):
    worker = make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), paper_number=PAPER)
    person = make_person(make_exit())
    assert of_incident(client, make_reviewer(), person.incident) == []
    assert of_incident(client, make_overseer(), person.incident) == [worker]


def test_an_incident_of_another_place_is_not_shown_on_the_workers_page(client):
    worker, _person = make_known()
    worker.commune, worker.district = None, make_inland()
    worker.save()
    assert of_worker(client, make_clerk(make_inland()), worker) is None


def test_a_minor_is_linked_only_for_who_may_know_the_name(client):
    worker, person = make_known(birth_year=2010)
    stranger = make_clerk(unit=make_unit("Đồn khác", person.incident.district))
    assert of_incident(client, stranger, person.incident) is None
    assert of_worker(client, stranger, worker) is None
    assert of_incident(client, make_clerk(), person.incident) == [worker]


def test_another_units_draft_shows_on_no_workers_page(client):
    worker, _person = make_known()
    draft = make_draft(occurred_on=date(2024, 5, 25))
    person = make_person(draft)
    stranger = make_clerk(unit=make_unit("Đồn khác", draft.district))
    assert person not in of_worker(client, stranger, worker)
    assert person in of_worker(client, make_clerk(), worker)


def test_a_merged_record_points_to_the_one_that_stays(client):
    kept = make_worker()
    worker, person = make_known()
    Worker.objects.filter(pk=worker.pk).update(merged_into=kept)
    assert of_incident(client, make_reviewer(), person.incident) == [kept]
    assert of_worker(client, make_reviewer(), kept) == [person]


def test_nobodys_incident_page_has_no_such_part(client):
    make_known()
    assert panel(client, make_reviewer(), make_exit(), "workers") is None


def test_both_pages_ask_as_much_for_many_as_for_one(client):
    worker, person = make_known()
    clerk = make_clerk()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            of_incident(client, clerk, person.incident)
            of_worker(client, clerk, worker)
        return len(queries)

    asked()
    once = asked()
    for turn in range(2):
        other = new_worker(paper_number=f"00209000999{turn}").write(make_clerk())
        make_permit(other)
        make_person(person.incident, paper_number=other.paper_number)
        make_person(make_exit())
    assert asked() <= once + 1


def test_a_crossing_point_counts_who_was_handed_over_in_a_year(client):
    crossing = make_way_out()
    today = timezone.localdate()
    begins = today - timedelta(days=40)
    days = {
        "valid_from": begins,
        "valid_to": begins + timedelta(days=200),
        "paper_expires_on": today + timedelta(days=900),
    }
    permits = [make_permit(**days), make_permit(**days), make_permit(**days, crossing=crossing)]
    make_accepted_list("issue", permits, day=begins - timedelta(days=5))
    make_accepted_list("depart", permits[:2], day=begins)
    make_accepted_list("return", permits[:1], day=begins + timedelta(days=10))
    make_accepted_list("depart", permits[:1], day=begins + timedelta(days=12))
    told = panel(client, make_observer(), crossing, "workers")
    assert (told["out"], told["back"]) == ({"trips": 3, "people": 2}, {"trips": 1, "people": 1})
    assert told["planned"] == 1
    page = client.get(crossing.get_absolute_url()).content.decode()
    assert "3 trips, 2 workers" in page and permits[0].worker.name not in page


def test_a_crossing_point_counts_only_the_readers_places(client):
    make_abroad()
    assert panel(client, make_clerk(make_inland()), make_way_out(), "workers") is None
    assert panel(client, make_administrator(), make_way_out(), "workers") is None


def test_pages_without_names_note_no_look(client):
    _worker, person = make_known()
    looks = WorkerLook.objects.count()
    of_incident(client, make_reviewer(), person.incident)
    assert WorkerLook.objects.count() == looks and not PersonLink.objects.exists()
