"""Giving a reviewed record back to its unit for correction."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State, Verb
from tests.factories import (
    make_accepted,
    make_clerk,
    make_observer,
    make_other_district,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db


def address(record):
    return f"/incidents/{record.reference}/reopen/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


@pytest.mark.parametrize("make", [make_accepted, make_struck])
def test_the_unit_may_mend_it_and_until_accepted_again_it_does_not_count(client, reviewer, make):
    record = make()
    assert client.get(address(record)).status_code == 200
    assert client.post(address(record), {"reason": "facts"}).status_code == 302
    record.refresh_from_db()
    assert (record.state, record.notes.last().verb) == (State.RETURNED, Verb.REOPEN)
    assert not Incident.objects.counted().exists()
    record.offenders = 5
    record.write(record.entered_by)
    record.submit(record.entered_by)
    record.accept(make_reviewer())
    assert Incident.objects.counted().get().offenders == 5


def test_the_unit_finds_it_again_at_its_work(client):
    record = make_accepted()
    record.reopen(make_reviewer(), "error", "Sai mốc.")
    client.force_login(record.entered_by)
    assert record.number in client.get("/").content.decode()
    assert client.get(f"/incidents/{record.reference}/edit/").status_code == 200


@pytest.mark.parametrize("reason", ["", "duplicate", "other"])
def test_a_reason_is_needed_and_words_for_another(client, reviewer, reason):
    record = make_accepted()
    assert client.post(address(record), {"reason": reason}).context["form"].errors
    assert Incident.objects.counted().exists()


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (make_clerk, 403),
        (make_observer, 403),
        (make_user, 403),
        (lambda: make_reviewer(make_other_district()), 404),
    ],
)
def test_only_a_reviewer_of_the_place_reopens(client, person, status):
    record = make_accepted()
    client.force_login(person())
    assert client.post(address(record), {"reason": "facts"}).status_code == status
    assert Incident.objects.counted().exists()


def test_nobody_reopens_their_own(client):
    own = make_reviewer()
    record = make_accepted(own)
    client.force_login(own)
    assert client.post(address(record), {"reason": "facts"}).status_code == 409


@pytest.mark.parametrize("make", [make_submitted, make_returned])
def test_what_is_open_or_waits_is_not_reopened(client, reviewer, make):
    record = make()
    before = record.state
    assert client.post(address(record), {"reason": "facts"}).status_code == 409
    record.refresh_from_db()
    assert record.state == before


def test_a_stale_page_reopens_nothing(client, reviewer):
    record = make_accepted()
    assert client.post(address(record), {"reason": "facts", "version": 1}).status_code == 409
    assert Incident.objects.counted().exists()
