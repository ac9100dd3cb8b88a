"""The verbs of review as actions of the administration."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_draft,
    make_other_district,
    make_reviewer,
    make_struck,
    make_submitted,
)
from tests.pages import said

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def act(client, verb, *records, **more):
    return client.post(LIST, {"action": verb, "_selected_action": [record.pk for record in records]} | more)


def far_away(make=make_accepted):
    return make(commune=make_commune("Chí Cà", "01105", make_other_district()))


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def reviewer(client):
    user = make_reviewer(make_commune().district)
    client.force_login(user)
    return user


def test_the_verbs_are_actions(client, clerk):
    record, reviewer = make_draft(clerk), make_reviewer()
    act(client, "submit", record)
    client.force_login(reviewer)
    act(client, "accept", record)
    record.refresh_from_db()
    assert (record.state, record.number, record.reviewed_by) == (State.ACCEPTED, "VV-2024-DV-0001", reviewer)


REASONED = [
    ("send_back", make_submitted, "numbers", State.RETURNED),
    ("strike", make_accepted, "duplicate", State.STRUCK),
    ("reopen", make_struck, "facts", State.RETURNED),
]


@pytest.mark.parametrize(("verb", "make", "reason", "becomes"), REASONED)
def test_verbs_with_a_reason_ask_for_it_first(client, reviewer, verb, make, reason, becomes):
    records = [make(), make()]
    asked = act(client, verb, *records)
    assert asked.status_code == 200 and asked.context["form"]
    assert {record.state for record in Incident.objects.all()} == {str(records[0].state)}
    without = act(client, verb, *records, apply="1")
    assert without.context["form"].errors["reason"]
    act(client, verb, *records, apply="1", reason=reason, words="Vì thế.")
    for record in records:
        record.refresh_from_db()
        note = record.notes.last()
        assert (record.state, note.reason, note.words, note.by) == (becomes, reason, "Vì thế.", reviewer)


def test_those_that_do_not_fit_are_named_and_the_others_go_through(client, reviewer):
    waiting, done = make_submitted(), make_accepted()
    response = act(client, "accept", waiting, done)
    assert sorted(said(response)) == ["error", "success"]
    assert Incident.objects.counted().count() == 2


def test_nobody_accepts_their_own_by_an_action(client, reviewer):
    record = make_submitted(reviewer)
    act(client, "accept", record, select_across="1")
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


def test_actions_do_not_reach_other_districts(client, reviewer):
    theirs, own = far_away(make_submitted), make_submitted()
    act(client, "accept", theirs, own, select_across="1")
    theirs.refresh_from_db()
    own.refresh_from_db()
    assert (theirs.state, own.state) == (State.SUBMITTED, State.ACCEPTED)


@pytest.mark.parametrize("verb", ["accept", "send_back", "strike", "reopen", "delete_selected"])
def test_a_clerk_has_no_action_of_review(client, clerk, verb):
    record = make_submitted(clerk)
    page = client.get(LIST)
    assert f'value="{verb}"' not in page.content.decode()
    act(client, verb, record, apply="1", reason="numbers", post="yes")
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


def test_nothing_is_deleted(client, clerk):
    record = make_draft(clerk)
    assert client.post(f"{LIST}{record.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Incident.objects.exists()
