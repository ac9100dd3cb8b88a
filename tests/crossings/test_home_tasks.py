"""On the first page: how many crossing points the person has to confirm anew, as their standing says."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.crossings.models import Confirmation, CrossingPoint
from borderops.crossings.moments import kept_moment
from borderops.crossings.standing import standings
from borderops.crossings.unconfirmed import unconfirmed_for
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer

pytestmark = pytest.mark.django_db
TASK = "Crossing points to be confirmed"


def ago(**span):
    return timezone.now() - timedelta(**span)


def open_since(crossing, moment, **fields):
    return make_accepted_change(
        crossing=crossing, since=kept_moment(moment), **{"state_of_flow": "open"} | fields
    )


def confirm(change, at, by=None):
    return Confirmation.objects.create(change=change, at=at, by=by or change.entered_by)


def tile(client, user):
    """What the first page says of it; nothing where the person has no such task."""
    client.force_login(user)
    tiles = client.get("/").context["tiles"]
    return next(((each["value"], each["tone"], each["url"]) for each in tiles if each["label"] == TASK), None)


def test_the_first_page_counts_those_of_the_persons_places_and_leads_to_them(client):
    here = make_eastern_crossing()
    open_since(here, ago(days=8))
    open_since(make_crossing(), ago(days=8))
    found = "/crossings/?unconfirmed=on"
    assert tile(client, make_clerk(here.district)) == ("1", "wait", found)
    assert tile(client, make_overseer()) == ("2", "wait", found)


def test_without_any_there_is_nothing_to_do(client):
    crossing = make_eastern_crossing()
    open_since(crossing, ago(days=6))
    assert tile(client, make_clerk(crossing.district))[:2] == ("0", "")
    assert "nothing to do" in client.get("/").content.decode()


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_who_cannot_confirm_has_no_such_task(client, person):
    open_since(make_crossing(), ago(days=8))
    assert tile(client, person()) is None


def test_a_crossing_counts_once_however_many_flows_wait():
    crossing = make_eastern_crossing()
    for flow in ("people", "goods"):
        open_since(crossing, ago(days=8), flow=flow)
    assert list(unconfirmed_for(make_clerk(crossing.district))) == [crossing]


def told(crossing):
    """Whether the task and the standing call it unconfirmed; they must agree."""
    [standing] = standings(CrossingPoint.objects.filter(pk=crossing.pk), timezone.localdate())
    assert unconfirmed_for(make_overseer()).filter(pk=crossing.pk).exists() == standing.is_unconfirmed
    return standing.is_unconfirmed


def test_a_confirmation_holds_for_a_week():
    crossing = make_eastern_crossing()
    change = open_since(crossing, ago(days=30))
    assert told(crossing)
    confirm(change, ago(days=8))
    assert told(crossing)
    confirm(change, ago(days=6))
    assert not told(crossing)


def test_a_later_change_stands_and_what_it_ended_waits_no_longer():
    crossing = make_eastern_crossing()
    open_since(crossing, ago(days=30))
    open_since(crossing, ago(days=2), state_of_flow="suspended")
    assert not told(crossing)


def test_what_is_not_in_force_does_not_end_it():
    crossing = make_eastern_crossing()
    open_since(crossing, ago(days=30))
    make_sent_change(crossing=crossing, since=kept_moment(ago(days=2)))
    assert told(crossing)


def test_an_urgent_change_that_waits_for_review_counts():
    crossing = make_eastern_crossing()
    make_sent_change(crossing=crossing, since=kept_moment(ago(days=9)), urgent=True)
    assert told(crossing)


def test_what_only_a_document_tells_does_not_age_until_somebody_confirmed_it():
    crossing = make_eastern_crossing()
    change = make_documented_change(crossing=crossing, since="2023-08-15", state_of_flow="open")
    assert not told(crossing)
    confirm(change, ago(days=20))
    assert told(crossing)


def test_it_is_counted_in_one_query_however_many_there_are():
    clerk = make_clerk(make_eastern_crossing().district)
    for number in range(5):
        crossing = make_eastern_crossing(f"PB-{number}")
        open_since(crossing, ago(days=8 + number))
    clerk.places_as("clerk")
    with CaptureQueriesContext(connection) as asked:
        assert unconfirmed_for(clerk).count() == 5
    assert len(asked) <= 2
