"""Missing is not zero: a zero needs a reviewer's word for every day of the period that has passed."""

from datetime import date

import pytest
from django.utils import timezone

from borderops.figures.periods import Period
from tests.factories import make_observer
from tests.figures.factories import make_line
from tests.summaries.factories import confirm, make_case
from tests.summaries.reading import HD, PEOPLE, PL, SK, figure, summary, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return make_line()


def test_nothing_recorded_is_a_dash(line):
    page = summary(make_observer())
    assert {figure(page, indicator, "033") for indicator in (HD, PL, PEOPLE, SK)} == {"–"}
    assert figure(page, PL) == "–"


def test_a_confirmed_period_is_zero_and_compares(line):
    confirm(line[0], "2021")
    make_case(line[0], on=date(2020, 5, 1))
    page = summary(make_observer())
    assert {figure(page, indicator, "033") for indicator in (HD, PL, PEOPLE, SK)} == {"0"}
    assert page.context["summary"].rows[0].pairs[1].change.words == "down 1"
    assert figure(page, PL, "032") == "–"


def test_one_month_short_is_still_missing(line):
    confirm(line[0], "2021-H1", "2021-Q3", "2021-M10", "2021-M11")
    assert figure(summary(make_observer()), PL, "033") == "–"
    assert figure(summary(make_observer(), "2021-H1"), PL, "033", "2021-H1") == "0"


def test_calendar_months_cover_what_they_cover(line):
    confirm(line[0], "cal:2021", "cal:2020-M12")
    page = summary(make_observer())
    assert figure(page, PL, "033") == "0"
    assert figure(summary(make_observer(), "2022-M01"), PL, "033", "2022-M01") == "–"


def test_a_confirmation_for_one_regime_makes_no_zero_of_another(line):
    confirm(line[0], "2021", regime="HD")
    page = summary(make_observer())
    assert (figure(page, HD, "033"), figure(page, PL, "033")) == ("0", "–")


def test_cases_accepted_later_count_against_a_confirmation(line):
    confirm(line[0], "2021")
    make_case(line[0])
    assert figure(summary(make_observer()), PL, "033") == "1"


def test_a_running_period_is_missing_until_its_passed_days_are_confirmed(line):
    this_year = Period.current(timezone.localdate())
    over = [month.key for month in this_year.months if month.end < timezone.localdate()]
    confirm(line[0], *over)
    assert figure(summary(make_observer(), this_year.key), PL, "033", this_year.key) == "–"
    if over:
        assert figure(summary(make_observer(), over[0]), PL, "033", over[0]) == "0"


def test_a_period_to_come_is_missing(line):
    key = str(timezone.localdate().year + 2)
    assert figure(summary(make_observer(), key), PL, "033", key) == "–"


def test_a_total_says_how_many_districts_are_missing_and_does_not_compare(line):
    make_case(line[0])
    make_case(line[0], on=date(2020, 5, 1))
    confirm(line[1], "2021", "2020")
    page = summary(make_observer())
    pair = page.context["summary"].total.pairs[1]
    assert (pair.now.value, pair.now.missing_words) == (1, "5 districts missing")
    assert (pair.before.value, pair.change.direction, pair.change.words) == (
        1,
        "missing",
        "5 districts missing",
    )


def test_a_total_compares_when_no_district_is_missing(line):
    make_case(line[0])
    make_case(line[0], on=date(2020, 5, 1))
    for district in line[1:]:
        confirm(district, "2021", "2020")
    pair = summary(make_observer()).context["summary"].total.pairs[1]
    assert (pair.now.value, pair.now.missing_words, pair.change.words) == (1, "", "unchanged")


def test_a_total_without_records_is_zero_only_when_all_are_confirmed(line):
    for district in line[:-1]:
        confirm(district, "2021")
    assert figure(summary(make_observer()), PL) == "–"
    confirm(line[-1], "2021")
    assert figure(summary(make_observer()), PL) == "0"


def test_months_without_records_are_gaps_in_the_chart_and_confirmed_ones_are_zero(line):
    make_case(line[0], on=date(2021, 3, 1))
    for district in line:
        confirm(district, "2021-M01")
    page = summary(make_observer())
    values = [bar["value"] for bar in page.context["chart"]["bars"]]
    assert values == [0, None, 1, *[None] * 9]
    assert "nothing recorded" in text(page)
