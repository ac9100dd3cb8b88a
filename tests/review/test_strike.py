"""Taking a record out of the statistics."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State, Verb
from tests.factories import (
    make_accepted,
    make_clerk,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db


def address(record):
    return f"/incidents/{record.reference}/strike/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


@pytest.mark.parametrize("make", [make_submitted, make_returned, make_accepted])
def test_the_record_is_kept_with_its_number_and_counts_no_longer(client, reviewer, make):
    record = make()
    assert client.get(address(record)).status_code == 200
    client.post(address(record), {"reason": "duplicate", "words": "Trùng."})
    after = Incident.objects.get()
    assert (after.state, after.number, after.reviewed_by) == (State.STRUCK, record.number, reviewer)
    assert (after.notes.last().verb, after.notes.last().reason) == (Verb.STRIKE, "duplicate")
    assert not Incident.objects.counted().exists()


@pytest.mark.parametrize("reason", ["", "numbers", "other"])
def test_a_reason_is_needed_and_words_for_another(client, reviewer, reason):
    record = make_accepted()
    assert client.post(address(record), {"reason": reason}).context["form"].errors
    record.refresh_from_db()
    assert record.state == State.ACCEPTED


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (make_clerk, 403),
        (make_observer, 403),
        (make_user, 403),
        (lambda: make_reviewer(make_other_district()), 404),
    ],
)
def test_only_a_reviewer_of_the_place_strikes(client, person, status):
    record = make_accepted()
    client.force_login(person())
    assert client.post(address(record), {"reason": "duplicate"}).status_code == status
    assert Incident.objects.counted().exists()


def test_nobody_strikes_their_own(client):
    overseer = make_overseer()
    record = make_accepted(overseer)
    client.force_login(overseer)
    assert client.post(address(record), {"reason": "duplicate"}).status_code == 409
    assert Incident.objects.counted().exists()


def test_what_is_struck_already_is_refused(client, reviewer):
    record = make_struck()
    assert client.post(address(record), {"reason": "duplicate"}).status_code == 409
    assert record.notes.filter(verb=Verb.STRIKE).count() == 1


def test_a_draft_is_not_there_for_a_reviewer(client, reviewer):
    assert client.post(address(make_draft()), {"reason": "duplicate"}).status_code == 404


def test_a_stale_page_strikes_nothing(client, reviewer):
    record = make_accepted()
    assert client.post(address(record), {"reason": "duplicate", "version": 1}).status_code == 409
    assert Incident.objects.counted().exists()


def test_opening_the_page_strikes_nothing(client, reviewer):
    record = make_accepted()
    client.get(address(record), {"reason": "duplicate"})
    assert Incident.objects.counted().exists()
