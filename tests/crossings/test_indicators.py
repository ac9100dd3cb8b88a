"""The indicators of traffic and trade, counted as the page of figures counts them."""

from decimal import Decimal

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_event,
)
from tests.factories import make_overseer
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db

YEAR = Period.parse("cal:2024")


@pytest.fixture
def reports():
    crossing = make_crossing()
    make_event(crossing)
    make_accepted_traffic(crossing=crossing, period="2024-05-03", vehicles_in=7)
    return [
        make_accepted_traffic(crossing=crossing),
        make_accepted_traffic(crossing=make_eastern_crossing(), vehicles_in=2, trade=[]),
    ]


def value(key, period=YEAR):
    return counting_of(key).value(make_overseer(), period)


def test_a_month_counts_once_whatever_its_days_say(reports):
    assert value("crossings.vehicles_in") == 42
    assert value("crossings.travellers") == 460 and value("crossings.people_out") == 220


def test_values_are_of_one_currency(reports):
    assert value("crossings.export_value.usd") == Decimal("1200000")
    assert value("crossings.export_value.cny") is None
    assert value("crossings.export_tonnes") == Decimal("350.5")


def test_traffic_is_split_by_crossing_district_and_month(reports):
    counting, overseer = counting_of("crossings.vehicles_in"), make_overseer()
    assert counting.split(overseer, YEAR, [counting.dimension("crossing")]) == {("TT-TB",): 40, ("PB-DC",): 2}
    by_district = counting.split(overseer, YEAR, [counting.dimension("district")])
    assert sum(by_district.values()) == 42
    assert counting.split(overseer, YEAR, (), YEAR.months) == {(4,): 42}


def test_a_figure_opens_the_reports_that_it_counts(reports):
    counting, overseer = counting_of("crossings.vehicles_in"), make_overseer()
    url = counting.url(overseer, YEAR, [(counting.dimension("crossing"), "TT-TB")])
    assert [row.record for row in log_in(overseer).get(url).context["table"].rows] == [reports[0]]


def test_the_questions_do_not_grow_with_the_months(reports, django_assert_max_num_queries):
    overseer = make_overseer()
    with django_assert_max_num_queries(14):
        counting_of("crossings.vehicles_in").split(overseer, YEAR, (), YEAR.months)
