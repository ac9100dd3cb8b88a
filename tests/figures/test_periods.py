"""The spans of time that figures are counted for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import translation

from borderops.figures.periods import Period

PRESETS = ["2021", "2021-H1", "2021-H2", "2021-Q1", "2021-Q4", "2021-M01", "2021-M07", "2021-M12"]
WEEKS_AND_RANGES = ["2021-W07", "2020-W53", "2021-01-01..2021-03-31", "2024-02-29..2024-02-29"]
EVERY_KIND = [*PRESETS, *(f"cal:{key}" for key in PRESETS), *WEEKS_AND_RANGES]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def keys(periods):
    return [str(period) for period in periods]


@pytest.mark.parametrize(
    "key, dates",
    [
        ("2021", "15/12/2020 – 14/12/2021"),
        ("2021-H1", "15/12/2020 – 14/06/2021"),
        ("2021-H2", "15/06/2021 – 14/12/2021"),
        ("2021-Q1", "15/12/2020 – 14/03/2021"),
        ("2021-Q3", "15/06/2021 – 14/09/2021"),
        ("2021-Q4", "15/09/2021 – 14/12/2021"),
        ("2021-M01", "15/12/2020 – 14/01/2021"),
        ("2021-M03", "15/02/2021 – 14/03/2021"),
        ("2021-M07", "15/06/2021 – 14/07/2021"),
    ],
)
def test_administrative_periods_run_from_the_15th_to_the_14th(key, dates):
    assert Period.parse(key).dates == dates


@pytest.mark.parametrize(
    "key, dates",
    [
        ("cal:2021", "01/01/2021 – 31/12/2021"),
        ("cal:2021-H2", "01/07/2021 – 31/12/2021"),
        ("cal:2021-Q1", "01/01/2021 – 31/03/2021"),
        ("cal:2024-M02", "01/02/2024 – 29/02/2024"),
        ("2021-W07", "15/02/2021 – 21/02/2021"),
        ("2020-W53", "28/12/2020 – 03/01/2021"),
        ("2021-01-01..2021-03-31", "01/01/2021 – 31/03/2021"),
        ("2021-01-01..2021-01-01", "01/01/2021"),
    ],
)
def test_calendar_periods_weeks_and_ranges_run_by_the_calendar(key, dates):
    assert Period.parse(key).dates == dates


@pytest.mark.parametrize("key", EVERY_KIND)
def test_the_key_of_a_period_names_that_period(key):
    period = Period.parse(key)
    assert str(period) == period.key == key
    assert Period.parse(str(period)) == period and hash(Period.parse(key)) == hash(period)


@pytest.mark.parametrize(
    "written, key",
    [
        (" 2021-m7 ", "2021-M07"),
        ("CAL:2021-q3", "cal:2021-Q3"),
        ("cal:2021-W7", "2021-W07"),
        ("cal:2021-01-01..2021-03-31", "2021-01-01..2021-03-31"),
        ("01/01/2021 .. 31/3/2021", "2021-01-01..2021-03-31"),
    ],
)
def test_other_spellings_get_the_one_key(written, key):
    assert str(Period.parse(written)) == key


@pytest.mark.parametrize(
    "text, advice",
    [
        ("", "is not a period"),
        (None, "is not a period"),
        ("năm 2021", "“năm 2021” is not a period. Write for example 2021, 2021-H1"),
        ("2021-Z1", "is not a period"),
        ("21", "is not a period"),
        ("1989", "Choose a year from 1990 to 2100."),
        ("cal:2101-M01", "Choose a year from 1990 to 2100."),
        ("2021-Q5", "2021 has no Q5: write Q1 to Q4."),
        ("2021-H3", "2021 has no H3: write H1 to H2."),
        ("2021-M00", "2021 has no M0: write M1 to M12."),
        ("2021-W53", "2021 has no W53: write W1 to W52."),
        ("2021-03-31..2021-01-01", "ends on 01/01/2021, before it starts on 31/03/2021. Swap the two days."),
        ("2021-02-30..2021-03-31", "2021-02-30 is not a day."),
        ("2021-01-01..x", "Write the day as dd/mm/yyyy"),
        ("1980-01-01..2021-01-01", "Choose a year from 1990 to 2100."),
        ("٢٠٢١", "is not a period"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(text, advice):
    with pytest.raises(ValueError) as refused:
        Period.parse(text)
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    "key, last_year",
    [
        ("2021", "2020"),
        ("cal:2021", "cal:2020"),
        ("2021-H1", "2020-H1"),
        ("cal:2021-M02", "cal:2020-M02"),
        ("2021-W07", "2020-W07"),
        ("2020-W53", "2019-W52"),
        ("2021-01-15..2021-03-31", "2020-01-15..2020-03-31"),
        ("2024-02-29..2024-03-01", "2023-02-28..2023-03-01"),
    ],
)
def test_last_years_is_the_same_preset_a_year_earlier(key, last_year):
    assert str(Period.parse(key).same_last_year) == last_year


@pytest.mark.parametrize(
    "key, previous, following",
    [
        ("2021", "2020", "2022"),
        ("2021-H1", "2020-H2", "2021-H2"),
        ("cal:2021-Q4", "cal:2021-Q3", "cal:2022-Q1"),
        ("2021-M01", "2020-M12", "2021-M02"),
        ("2021-W01", "2020-W53", "2021-W02"),
        ("2021-01-11..2021-01-20", "2021-01-01..2021-01-10", "2021-01-21..2021-01-30"),
    ],
)
def test_neighbours_are_of_the_same_kind(key, previous, following):
    period = Period.parse(key)
    assert keys([period.previous, period.next]) == [previous, following]


@pytest.mark.parametrize("key", EVERY_KIND)
def test_neighbours_leave_no_gap_and_do_not_overlap(key):
    period = Period.parse(key)
    assert period.next.start - period.end == period.start - period.previous.end == timedelta(days=1)
    assert period.next.previous == period.previous.next == period


@pytest.mark.parametrize("key", EVERY_KIND)
def test_the_months_make_up_the_period(key):
    period = Period.parse(key)
    months = period.months
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all(later.start - earlier.end == timedelta(days=1) for earlier, later in pairwise(months))


def test_months_are_of_the_periods_own_kind():
    assert keys(Period.parse("2021-Q3").months) == ["2021-M07", "2021-M08", "2021-M09"]
    assert keys(Period.parse("cal:2021-H1").months)[::5] == ["cal:2021-M01", "cal:2021-M06"]
    assert len(Period.parse("2021").months) == 12
    for its_own in ["2021-M07", "2021-W07"]:
        assert keys(Period.parse(its_own).months) == [its_own]


def test_a_range_has_calendar_months_cut_at_its_ends():
    months = Period.parse("2020-12-20..2021-02-10").months
    assert keys(months) == ["2020-12-20..2020-12-31", "cal:2021-M01", "2021-02-01..2021-02-10"]
    assert keys(Period.parse("2021-01-05..2021-01-09").months) == ["2021-01-05..2021-01-09"]


@pytest.mark.parametrize(
    "key, name, short_name",
    [
        ("2021", "Reporting year 2021", "2021"),
        ("cal:2021", "Calendar year 2021", "2021"),
        ("2021-H1", "First half of 2021", "H1"),
        ("cal:2021-H2", "Second half of 2021 (calendar)", "H2"),
        ("2021-Q3", "Quarter III of 2021", "QIII"),
        ("2021-M07", "July 2021", "M7"),
        ("cal:2021-M07", "July 2021 (calendar)", "M7"),
        ("2021-W07", "Week 7 of 2021", "W7"),
        ("2021-01-01..2021-03-31", "01/01/2021 – 31/03/2021", "01/01–31/03"),
        ("2021-11-21..2021-11-21", "21/11/2021", "21/11"),
    ],
)
def test_periods_have_names_for_titles_and_for_charts(key, name, short_name):
    period = Period.parse(key)
    assert (period.name, period.short_name) == (name, short_name)


@pytest.mark.parametrize(
    "today, kind, key",
    [
        (date(2021, 12, 14), "year", "2021"),
        (date(2021, 12, 15), "year", "2022"),
        (date(2021, 6, 14), "half", "2021-H1"),
        (date(2021, 6, 15), "half", "2021-H2"),
        (date(2021, 3, 15), "quarter", "2021-Q2"),
        (date(2021, 12, 31), "quarter", "2022-Q1"),
        (date(2021, 12, 15), "month", "2022-M01"),
        (date(2022, 1, 14), "month", "2022-M01"),
    ],
)
def test_the_current_period_is_the_administrative_one_that_holds_the_day(today, kind, key):
    period = Period.current(today, kind)
    assert str(period) == key and today in period


def test_the_current_period_is_a_year_unless_told_otherwise():
    assert str(Period.current(date(2026, 11, 21))) == "2026"


def test_every_day_is_counted_in_one_month_of_either_kind():
    a_day = date(2023, 12, 1)
    while a_day < date(2025, 1, 31):
        assert a_day in Period.containing_month(a_day)
        assert a_day in Period.containing_month(a_day, calendar=True)
        a_day += timedelta(days=1)


def test_a_figure_published_for_a_year_belongs_to_either_kind_of_year():
    both = ("2021", "cal:2021")
    assert Period.parse("2021").figure_keys == Period.parse("cal:2021").figure_keys == both
    assert Period.parse("cal:2021-H1").figure_keys == ("cal:2021-H1",)
    assert Period.parse("2021-01-01..2021-12-31").figure_keys == ("2021-01-01..2021-12-31",)
