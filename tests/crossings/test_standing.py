"""How things stand at a moment: what holds, since when, how it is known, and what nobody has confirmed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.crossings.models import Confirmation, CrossingPoint
from borderops.crossings.moments import kept_moment
from borderops.crossings.standing import standings
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_event,
    make_sent_change,
    make_traffic,
    new_traffic,
)
from tests.factories import make_clerk, make_overseer

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 25)


def standing_of(crossing, day=DAY, flow="goods", side="VN"):
    (found,) = standings(CrossingPoint.objects.filter(pk=crossing.pk), day)
    return found.of(flow, side)


def test_a_flow_of_which_nothing_is_known_is_unknown_and_not_open():
    assert not standing_of(make_crossing()).is_known


def test_the_next_change_is_the_end_of_the_one_before():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, since="2024-05-01")
    make_accepted_change(crossing=crossing, since="2024-05-20", state_of_flow="open")
    assert standing_of(crossing, date(2024, 5, 19)).change.state_of_flow == "suspended"
    assert standing_of(crossing, date(2024, 5, 20)).change.state_of_flow == "open"


def test_a_change_known_by_its_year_counts_from_the_end_of_that_year():
    crossing = make_crossing()
    make_documented_change(crossing=crossing, since="2021")
    before, after = standing_of(crossing, date(2021, 6, 30)), standing_of(crossing, date(2021, 12, 31))
    assert (before.is_known, len(before.begun), after.is_known) == (False, 1, True)


def test_what_only_a_document_tells_does_not_age():
    crossing = make_crossing()
    make_documented_change(crossing=crossing, since="2021")
    standing = standing_of(crossing)
    assert (standing.is_from_document, standing.age, standing.is_unconfirmed) == (True, None, False)


def test_what_a_unit_reported_must_be_confirmed_after_a_week():
    crossing = make_crossing()
    change = make_accepted_change(crossing=crossing, since="2024-05-20")
    assert not standing_of(crossing, date(2024, 5, 25)).is_unconfirmed
    assert standing_of(crossing, date(2024, 6, 20)).is_unconfirmed
    at = timezone.now().replace(year=2024, month=6, day=18)
    Confirmation.objects.create(change=change, at=at, by=make_clerk(crossing.district))
    assert not standing_of(crossing, date(2024, 6, 20)).is_unconfirmed


def test_a_change_that_waits_counts_only_if_it_is_urgent():
    crossing = make_crossing()
    make_sent_change(crossing=crossing)
    assert not standing_of(crossing).is_known
    make_sent_change(crossing=crossing, urgent=True, since="2024-05-21")
    assert standing_of(crossing).change.waits_in_force


def test_a_correction_strikes_what_it_corrects():
    crossing = make_crossing()
    wrong = make_accepted_change(crossing=crossing)
    right = make_accepted_change(crossing=crossing, corrects=wrong, state_of_flow="restricted")
    wrong.refresh_from_db()
    assert (wrong.state, standing_of(crossing).change) == ("struck", right)


def test_two_changes_at_the_same_moment_are_refused():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing)
    with pytest.raises(ValidationError, match="same moment"):
        make_sent_change(crossing=crossing, state_of_flow="open")


def test_the_queries_do_not_grow_with_the_crossing_points():
    make_accepted_change(crossing=make_crossing())
    with CaptureQueriesContext(
        connection,
    ) as one:
        standings(CrossingPoint.objects.all(), DAY)
    make_accepted_change(crossing=make_eastern_crossing())
    with CaptureQueriesContext(connection) as two:
        standings(CrossingPoint.objects.all(), DAY)
    assert len(one) == len(two)


def test_a_market_has_no_vehicles():
    crossing = make_crossing()
    make_event(crossing, kind_after="market")
    assert not standing_of(crossing, flow="vehicles").passes
    with pytest.raises(ValidationError, match="No vehicles"):
        make_sent_change(crossing=crossing, flow="vehicles")


def test_a_change_to_come_stands_beside_with_its_decision():
    crossing = make_crossing()
    ahead = kept_moment(timezone.now() + timedelta(days=3))
    make_accepted_change(crossing=crossing, since="2024-05-20")
    make_accepted_change(crossing=crossing, since=ahead, state_of_flow="open", decision="Số 12/QĐ")
    today = standing_of(crossing, timezone.localdate())
    assert (today.change.state_of_flow, today.following.state_of_flow) == ("suspended", "open")


def test_a_month_of_traffic_keeps_its_rows():
    report = make_traffic()
    assert (report.people, report.trade.get().amount, report.starts_on) == (230, 1_200_000, date(2024, 5, 1))
    with pytest.raises(ValidationError, match="not over yet"):
        new_traffic(report.crossing, period=timezone.localdate().isoformat()[:7]).full_clean(
            exclude=["entered_by"]
        )
    assert make_overseer().has_perm("crossings.review_trafficreport")


def test_of_changes_of_one_day_the_hour_stands_later():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, since="2024-05-20T14:30", state_of_flow="open")
    make_accepted_change(crossing=crossing, since="2024-05-20")
    assert standing_of(crossing, date(2024, 5, 20)).change.state_of_flow == "open"


def test_of_a_year_and_its_last_day_the_day_is_told_more_exactly():
    crossing = make_crossing()
    make_documented_change(crossing=crossing, since="2021-12-31", state_of_flow="open")
    make_documented_change(crossing=crossing, since="2021")
    make_documented_change(crossing=crossing, since="2021-12", state_of_flow="restricted")
    assert standing_of(crossing, date(2021, 12, 30)).begun[0].state_of_flow == "suspended"
    assert standing_of(crossing, date(2021, 12, 31)).change.state_of_flow == "open"


def test_flows_and_sides_do_not_touch_each_other():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing)
    assert not standing_of(crossing, side="CN").is_known
    assert not standing_of(crossing, flow="people").is_known


def test_a_past_day_is_asked_at_its_end_and_knows_no_later_confirmation():
    crossing = make_crossing()
    change = make_accepted_change(crossing=crossing, since="2024-05-20T23:50")
    Confirmation.objects.create(change=change, by=change.entered_by)
    assert not standing_of(crossing, date(2024, 5, 19)).is_known
    known = standing_of(crossing, date(2024, 5, 20))
    assert (known.change, known.confirmation, known.age_days) == (change, None, 0)


def test_it_is_overdue_only_after_the_end_of_what_was_expected():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, since="2024-05-20", expected_until="2024-05-22")
    overdue = [standing_of(crossing, date(2024, 5, day)).is_overdue for day in (21, 22, 23)]
    assert overdue == [False, False, True]


def test_a_struck_change_gives_way_to_the_one_before_it():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, since="2024-05-01", state_of_flow="open")
    wrong = make_accepted_change(crossing=crossing, since="2024-05-20")
    wrong.strike(make_overseer(), "mistake")
    assert standing_of(crossing).change.state_of_flow == "open"


def test_an_urgent_change_that_is_returned_counts_no_longer():
    crossing = make_crossing()
    urgent = make_sent_change(crossing=crossing, urgent=True)
    urgent.send_back(make_overseer(), "words", "Ghi rõ lý do.", ["reason"])
    assert not standing_of(crossing).is_known


def test_a_flow_that_the_kind_lost_stands_no_longer():
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, flow="vehicles", since="2024-05-01")
    make_event(crossing, kind="in_use", kind_after="market", on="2024-05-10")
    (found,) = standings(CrossingPoint.objects.all(), DAY)
    assert (found.of("vehicles", "VN").passes, found.known, found.tone) == (False, [], "mute")


def test_what_is_told_after_it_was_closed_for_good_is_shown():
    crossing = make_crossing()
    make_event(crossing, kind="closed", kind_after="", on="2024-05-10")
    make_accepted_change(crossing=crossing, since="2024-05-20")
    (found,) = standings(CrossingPoint.objects.all(), DAY)
    assert (found.is_closed, [each.passes for each in found.flows].count(True), found.tone) == (
        True,
        1,
        "stop",
    )
