"""Reviewing changes: accepted by another, urgent ones in force at once and out of force when returned."""

from datetime import date, timedelta

import pytest

from borderops.crossings.models import CrossingPoint, FlowChange
from borderops.crossings.standing import standings
from borderops.review.states import State
from tests.crossings.change_typing import LIST, NEW, typed
from tests.crossings.makers import make_crossing, make_sent_change
from tests.factories import make_clerk, make_observer, make_other_district, make_overseer, make_reviewer

pytestmark = pytest.mark.django_db
DAY_AFTER = date(2024, 5, 21)


@pytest.fixture
def crossing():
    return make_crossing()


def holds(crossing):
    (found,) = standings(CrossingPoint.objects.filter(pk=crossing.pk), DAY_AFTER)
    return found.of("goods", "VN").change


def test_an_urgent_change_is_in_force_at_once_and_is_reviewed_soon(client, crossing):
    client.force_login(make_clerk(crossing.district))
    client.post(NEW, typed(crossing, urgent="on"))
    change = FlowChange.objects.get()
    assert (holds(crossing), change.state) == (change, State.SUBMITTED)
    assert change.review_due_at - change.submitted_at == timedelta(hours=12)
    client.force_login(make_observer())
    assert "in force, waits for review" in client.get(change.get_absolute_url()).content.decode()


def test_its_return_takes_it_out_of_force(client, crossing):
    change = make_sent_change(crossing=crossing, urgent=True)
    client.force_login(make_reviewer(crossing.district))
    client.post(f"{LIST}{change.number}/return/", {"reason": "numbers", "version": change.version})
    assert holds(crossing) is None
    client.force_login(make_observer())
    assert client.get(change.get_absolute_url()).status_code == 404


def test_a_usual_change_is_in_force_once_it_is_accepted(client, crossing):
    change = make_sent_change(crossing=crossing)
    assert holds(crossing) is None
    client.force_login(make_reviewer(crossing.district))
    client.post(f"{LIST}{change.number}/accept/", {"version": change.version})
    assert holds(crossing) == change


def test_nobody_accepts_the_own_change_or_one_elsewhere(client, crossing):
    reviewer = make_reviewer(crossing.district)
    change = make_sent_change(reviewer, crossing=crossing)
    for user in (
        reviewer,
        make_reviewer(make_other_district()),
        make_clerk(crossing.district),
        make_observer(),
    ):
        client.force_login(user)
        client.post(f"{LIST}{change.number}/accept/", {"version": change.version})
    assert FlowChange.objects.get().state == State.SUBMITTED


def test_a_stale_decision_is_refused(client, crossing):
    change = make_sent_change(crossing=crossing)
    client.force_login(make_overseer())
    client.post(f"{LIST}{change.number}/accept/", {"version": change.version - 1})
    assert FlowChange.objects.get().state == State.SUBMITTED


def test_what_is_struck_counts_no_longer_and_gives_its_moment_free(client, crossing):
    change = make_sent_change(crossing=crossing, urgent=True)
    client.force_login(make_overseer())
    client.post(f"{LIST}{change.number}/strike/", {"reason": "mistake", "version": change.version})
    assert holds(crossing) is None
    assert holds(crossing) != make_sent_change(crossing=crossing) and FlowChange.objects.count() == 2
