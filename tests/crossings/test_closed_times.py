"""Reckons how long nothing passed, from changes alone."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from borderops.crossings.closed_times import ShutTime, a_year_before, months_of, shut_in, stretches
from borderops.crossings.models import FlowChange
from borderops.crossings.moments import moment_of

LONG_AFTER = datetime(2030, 1, 1, tzinfo=UTC)
YEAR = [months_of(2022)[0][0], months_of(2022)[-1][1]]


def changes(*told):
    """Changes in their order, as (since, state) or (since, state, kind of reason)."""
    return [
        FlowChange(
            counts_from=moment_of(since), since=since, state_of_flow=state, reason_kind="".join(reason)
        )
        for since, state, *reason in told
    ]


def hours(*told, span=YEAR, until=LONG_AFTER, reason=None):
    return shut_in(stretches(changes(*told), until), *span, reason).hours


def test_a_change_lasts_until_the_next_one():
    assert hours(("2022-03-01", "suspended"), ("2022-03-02T12:00", "open")) == 36


def test_a_whole_year_has_8760_hours_and_a_leap_year_a_day_more():
    assert hours(("2021-12-31", "closed")) == 8760
    assert hours(("2021-12-31", "closed"), span=[months_of(2024)[0][0], months_of(2024)[-1][1]]) == 8784


def test_months_are_those_of_the_clock_on_the_wall():
    january = months_of(2022)[0]
    assert january[0].isoformat() == "2022-01-01T00:00:00+07:00"
    assert hours(("2021-12-31", "closed"), ("2022-01-01T06:00", "open"), span=january) == 6


def test_the_months_of_a_year_add_up_to_it():
    held = stretches(changes(("2022-02-10T07:30", "suspended"), ("2022-11-03", "open")), LONG_AFTER)
    months = [shut_in(held, *month).hours for month in months_of(2022)]
    assert sum(each for each in months if each is not None) == shut_in(held, *YEAR).hours
    assert months[0] is None and months[11] == 0


def test_only_what_is_suspended_or_closed_is_counted():
    assert hours(("2021-12-31", "restricted")) == 0


def test_before_the_first_change_nothing_is_known_and_that_is_not_0():
    assert hours(("2023-01-01", "closed")) is None
    assert hours() is None


def test_a_running_time_is_counted_until_now():
    now = moment_of("2022-01-02T06:00")
    assert hours(("2021-06-01", "suspended"), until=now) == 30
    assert hours(("2022-05-01", "suspended"), until=now) is None


def test_of_two_changes_at_the_same_moment_the_later_in_order_holds():
    assert hours(("2021", "suspended"), ("2021-12-31", "open")) == 0


def test_reasons_are_counted_apart():
    told = [
        ("2022-01-01", "closed", "epidemic"),
        ("2022-01-02", "suspended", "works"),
        ("2022-01-03", "open"),
    ]
    assert hours(*told, reason="epidemic") == 24
    assert hours(*told, reason="works") == 24
    assert hours(*told, reason="security") == 0
    assert hours(*told) == 48


def test_hours_are_rounded_to_a_tenth_and_only_nothing_is_0():
    assert ShutTime(timedelta(minutes=95)).hours == Decimal("1.6")
    assert ShutTime(timedelta(seconds=20)).hours == Decimal("0.1")
    assert ShutTime(timedelta()).hours == 0


def test_a_sum_is_known_where_any_part_of_it_is():
    assert (ShutTime() + ShutTime(timedelta(hours=2))).hours == 2
    assert (ShutTime() + ShutTime()).hours is None


def test_a_year_before_29_february_is_28_february():
    assert a_year_before(moment_of("2024-02-29T10:00")) == moment_of("2023-02-28T10:00")
