"""Many people at once: nothing is lost, no number is given twice, and one of two reviewers wins."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from borderops.districts.models import BorderMarker
from borderops.incidents.models import Incident
from borderops.review.models import Note
from borderops.review.states import State, Verb
from tests.factories import make_clerk, make_code, make_commune, make_reviewer, make_submitted

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50


def at_once(deeds):
    """Does everything at the same moment, each on a connection of its own, and gives what came of it."""
    ready = threading.Barrier(len(deeds))

    def do(deed):
        try:
            ready.wait(timeout=60)
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def logged_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


def typed(**fields):
    return {
        "occurred_on": "20/05/2024", "place": "lung cu", "code": make_code().pk, "offenders": "1",
        "form_key": str(uuid.uuid4()), "then": "submit", "not_double": "on",
    } | fields  # fmt: skip


def test_fifty_people_submit_at_once():
    make_commune()
    forms = [(logged_in(make_clerk()), typed(account=f"Vụ {turn}")) for turn in range(MANY)]
    answers = at_once([lambda form=form: form[0].post("/incidents/new/", form[1]) for form in forms])
    assert [answer.status_code for answer in answers] == [302] * MANY
    records = Incident.objects.filter(state=State.SUBMITTED)
    assert {record.account for record in records} == {f"Vụ {turn}" for turn in range(MANY)}
    assert sorted(record.number for record in records) == [f"VV-2024-DV-{n:04d}" for n in range(1, MANY + 1)]
    assert Note.objects.filter(verb=Verb.SUBMIT).count() == MANY
    assert Incident.history.filter(state=State.SUBMITTED).count() == MANY


def test_one_form_that_is_sent_many_times_at_once_is_one_record():
    make_commune()
    clerk, form = make_clerk(), typed()
    browsers = [logged_in(clerk) for _ in range(8)]
    answers = at_once([lambda browser=browser: browser.post("/incidents/new/", form) for browser in browsers])
    record = Incident.objects.get()
    assert {answer.url for answer in answers} == {record.get_absolute_url()}
    assert (record.state, record.number) == (State.SUBMITTED, "VV-2024-DV-0001")
    assert [note.verb for note in record.notes.all()] == ["log", "submit"]


def test_of_two_reviewers_who_decide_at_once_one_wins():
    record = make_submitted()
    one, other = logged_in(make_reviewer()), logged_in(make_reviewer())
    address = record.get_absolute_url()
    version = {"version": record.version}
    at_once(
        [
            lambda: one.post(f"{address}accept/", version),
            lambda: other.post(f"{address}return/", version | {"reason": "numbers"}),
        ]
    )
    record.refresh_from_db()
    decisions = record.notes.filter(verb__in=[Verb.ACCEPT, Verb.RETURN])
    assert decisions.count() == 1
    assert (record.reviewed_by, record.version) == (decisions.get().by, 3)
    assert record.state == {"accept": State.ACCEPTED, "return": State.RETURNED}[decisions.get().verb]


def test_two_who_accept_everything_at_once_accept_each_record_once():
    for _ in range(5):
        make_submitted()
    browsers = [logged_in(make_reviewer()) for _ in range(2)]
    at_once([lambda browser=browser: browser.post("/review/incidents/accept-all/") for browser in browsers])
    assert Incident.objects.counted().count() == Note.objects.filter(verb=Verb.ACCEPT).count() == 5
    assert {record.version for record in Incident.objects.all()} == {3}


def test_a_marker_that_several_meet_first_at_once_is_kept_once():
    make_commune()
    browsers = [logged_in(make_clerk()) for _ in range(6)]
    answers = at_once(
        [
            lambda browser=browser: browser.post("/incidents/new/", typed(place="lung cu 430"))
            for browser in browsers
        ]
    )
    assert [answer.status_code for answer in answers] == [302] * 6
    assert BorderMarker.objects.get().code == "430"
    assert Incident.objects.filter(marker__code="430").count() == 6
