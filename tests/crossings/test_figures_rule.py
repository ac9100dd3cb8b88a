"""Which reports of traffic a period counts."""

import pytest

from borderops.crossings.figures_months import months_over
from borderops.crossings.figures_rows import TrafficRows
from borderops.crossings.figures_rule import counted_in, year_before
from borderops.crossings.figures_sums import TrafficSums
from borderops.crossings.models import TrafficReport
from borderops.figures.periods import Period
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_sent_traffic,
)
from tests.factories import make_clerk, make_overseer, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_crossing()


def tell(crossing, *told):
    """Accepted reports of periods, each an estimate where it ends with “?”."""
    clerk, reviewer = make_clerk(crossing.district), make_reviewer(crossing.district)
    for period in told:
        standing = "estimate" if period.endswith("?") else "final"
        fields = {"crossing": crossing, "period": period.rstrip("?"), "standing": standing}
        make_accepted_traffic(clerk, reviewer, **fields)


def counted(key, reports=None):
    """The reports that a period counts, in the same writing."""
    reports = TrafficReport.objects.counted() if reports is None else reports
    found = counted_in(reports, Period.parse(key), make_overseer())
    return sorted(each.period + ("?" if each.standing == "estimate" else "") for each in found)


def test_a_month_counts_by_its_final_and_not_by_its_estimate_or_its_days(crossing):
    tell(crossing, "2024-05?", "2024-05", "2024-05-03", "2024-06?", "2024-06-01")
    assert counted("cal:2024") == ["2024-05", "2024-06?"]


def test_days_count_where_the_month_is_not_told_a_final_over_its_estimate(crossing):
    tell(crossing, "2024-05-03?", "2024-05-03", "2024-05-04?")
    assert counted("cal:2024-M05") == ["2024-05-03", "2024-05-04?"]


def test_what_waits_takes_no_place(crossing):
    tell(crossing, "2024-05?", "2024-06-01")
    make_sent_traffic(crossing=crossing, period="2024-05", standing="final")
    make_sent_traffic(crossing=crossing, period="2024-06", standing="final")
    assert counted("cal:2024") == ["2024-05?", "2024-06-01"]
    assert counted("cal:2024", TrafficReport.objects.waiting()) == ["2024-05", "2024-06"]


def test_another_crossing_point_takes_no_place(crossing):
    tell(crossing, "2024-05-03")
    tell(make_eastern_crossing(), "2024-05")
    assert counted("cal:2024") == ["2024-05", "2024-05-03"]


def test_an_administrative_period_counts_months_by_their_last_day_and_days_by_their_date(crossing):
    tell(crossing, "2023-12", "2024-11", "2024-12-14", "2024-12-15")
    assert counted("2024") == ["2023-12", "2024-11", "2024-12-14"]
    assert counted("2025") == ["2024-12-15"]


def test_no_month_is_counted_in_two_administrative_years(crossing):
    tell(crossing, "2024-12", "2024-12-10")
    assert (counted("2024"), counted("2025")) == ([], ["2024-12"])


def test_of_a_month_that_a_span_of_days_cuts_only_days_count(crossing):
    tell(crossing, "2024-04", "2024-05", "2024-05-03", "2024-05-25")
    assert counted("2024-04-01..2024-05-20") == ["2024-04", "2024-05-03"]


def test_a_year_until_today_counts_the_months_of_the_year(crossing):
    tell(crossing, "2023-12", "2024-10", "2024-11", "2024-11-05", "2024-11-25")
    assert counted("2023-12-15..2024-11-20") == ["2023-12", "2024-10", "2024-11-05"]
    assert counted("2023-12-15..2024-11-30") == counted("2024") == ["2023-12", "2024-10", "2024-11"]


def test_the_sums_count_as_many_reports_as_the_list_opens(crossing):
    tell(crossing, "2024-11?", "2024-11", "2024-11-30", "2024-12-04?", "2024-12-04", "2024-12-16?", "2025-01")
    tell(make_eastern_crossing(), "2024-12?", "2024-12-05", "2025-01-10", "2024-11-30?")
    keys = "2024 2025 cal:2024 2024-M12 2024-W49 2024-12-01..2025-01-20 2024-11-15..2024-12-10 2024-11-30..2024-12-31"
    for key in keys.split():
        period, user = Period.parse(key), make_overseer()
        sums = TrafficSums(TrafficRows(user, (period, year_before(period))), period)
        assert sum(tally.reports for tally in sums.by_crossing.values()) == len(counted(key)) > 0, key


def test_the_months_that_are_over_are_those_whose_last_day_has_passed():
    def keys(key, today):
        return [(each.key, each.days) for each in months_over(Period.parse(key), today)]

    after = Period.parse("2030").start
    assert len(keys("2024", after)) == 12
    assert keys("2024-Q1", after)[0] == ("2023-12", 17)
    assert keys("2024-01-10..2024-03-20", after) == [("2024-02", 29)]
    assert keys("cal:2024-Q1", Period.parse("cal:2024-M03").end) == [("2024-01", 31), ("2024-02", 29)]


def test_whole_months_compare_with_whole_months_in_a_leap_year_too():
    assert year_before(Period.parse("2025-01-01..2025-02-28")).key == "2024-01-01..2024-02-29"
    assert year_before(Period.parse("2025-01-01..2025-02-27")).key == "2024-01-01..2024-02-27"
    assert year_before(Period.parse("2025")).key == "2024"
