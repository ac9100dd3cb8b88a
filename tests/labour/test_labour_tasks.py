"""On the first page: permits that end soon, workers overdue abroad, and workers whom a list held back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.labour.tasks import expiring_for, held_for, overdue_for
from tests.factories import make_administrator, make_clerk, make_observer, make_other_district, make_overseer
from tests.labour.makers import make_abroad, make_accepted_list, make_issued, make_permit

pytestmark = pytest.mark.django_db
OVERDUE, EXPIRING, HELD = (
    "Workers overdue abroad",
    "Work permits that end within 30 days",
    "Lists with workers held back",
)


def days(number):
    return timezone.localdate() + timedelta(days=number)


def tiles(client, user):
    """What the first page says of each task that the person has: the number, the tone and where it leads."""
    client.force_login(user)
    shown = client.get("/").context["tiles"]
    return {
        each["label"]: (each["value"], each["tone"], each["url"])
        for each in shown
        if each["label"] in (OVERDUE, EXPIRING, HELD)
    }


def make_ending(in_days):
    """A worker abroad on a permit that ends in so many days."""
    spans = {"valid_from": days(in_days - 200), "valid_to": days(in_days), "paper_expires_on": days(900)}
    permit = make_permit(**spans)
    make_accepted_list("issue", [permit], day=days(in_days - 210))
    make_accepted_list("depart", [permit], day=days(in_days - 190))
    return permit


def make_held():
    """A list of last week in which somebody departs who has no permit yet, beside one who has."""
    spans = {"valid_from": days(-20), "valid_to": days(150), "paper_expires_on": days(900)}
    good, bad = make_permit(**spans), make_permit(**spans)
    make_accepted_list("issue", [good], day=days(-10))
    return make_accepted_list("depart", [good, bad], day=days(-7)), bad


def test_those_of_the_own_places_are_counted_and_lead_to_their_list(client):
    make_abroad()
    make_ending(20)
    make_ending(40)
    found = tiles(client, make_clerk())
    assert found[OVERDUE] == ("1", "stop", "/labour/permits/?overdue=1")
    assert found[EXPIRING] == ("1", "wait", "/labour/permits/?within=30")
    elsewhere = tiles(client, make_clerk(make_other_district()))
    assert elsewhere[OVERDUE][:2] == elsewhere[EXPIRING][:2] == ("0", "")
    assert tiles(client, make_overseer())[OVERDUE][0] == "1"


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_who_may_not_see_workers_has_no_such_task(client, person):
    make_abroad()
    assert tiles(client, person()) == {}


def test_a_list_with_somebody_held_back_stays_until_a_new_list_takes_the_worker(client):
    record, bad = make_held()
    assert tiles(client, make_clerk())[HELD] == ("1", "wait", "/labour/lists/?held=open")
    assert record.number in client.get("/labour/lists/?held=open").content.decode()
    make_accepted_list("issue", [bad], day=days(-6))
    assert tiles(client, make_clerk())[HELD][0] == "1"
    make_accepted_list("depart", [bad], day=days(-5))
    assert tiles(client, make_clerk())[HELD][:2] == ("0", "")


def test_who_will_not_go_is_no_task_any_more(client):
    _record, bad = make_held()
    make_accepted_list("cancel", [bad], day=days(-5))
    assert tiles(client, make_clerk())[HELD][0] == "0"


def test_each_is_counted_in_one_query():
    make_abroad()
    make_issued()
    make_held()
    clerk = make_clerk()
    clerk.places_as("clerk"), clerk.has_perm("labour.view_permit")
    for records in (expiring_for, overdue_for, held_for):
        with CaptureQueriesContext(connection) as asked:
            records(clerk).count()
        assert len(asked) == 1
