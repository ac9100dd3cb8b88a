"""The chosen indicators on the dashboard: beside last year's same days, and from the beginning of the year."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.figures.periods import Period
from borderops.incidents.models import Incident
from borderops.summaries.dashboard_choice import DashboardChoice
from borderops.summaries.dashboard_spans import spans_of
from borderops.summaries.thresholds import Threshold
from tests.crossings.makers import make_accepted_traffic, make_crossing, make_event
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer, make_submitted
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.summaries.factories import confirm, make_case
from tests.summaries.reading import PEOPLE, PL, cells, text
from tests.summaries.test_dashboard_page import dashboard

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def indicators(db):
    make_indicator(PL)
    make_indicator(PEOPLE, unit="người")


def row(page, key=PL):
    return next(row for row in page.context["rows"] if row.indicator.key == key)


def words(page, key=PL):
    """The figure, last year's, and both from the beginning of the year."""
    found = row(page, key)
    pairs = [found.chosen, found.year] if found.year else [found.chosen]
    return [words for pair in pairs for words, _url, _days in pair.figures]


def test_a_figure_stands_beside_last_years_and_from_the_beginning_of_the_year(line, district):
    for on in [date(2021, 2, 20), date(2021, 3, 1), date(2020, 3, 1), date(2021, 1, 3), date(2020, 12, 14)]:
        make_case(district, on=on)
    page = dashboard(make_overseer(), period="2021-M03")
    assert words(page) == ["2", "1", "3", "1"]
    assert row(page).chosen.change.words == "up 1 vụ"
    assert words(page, PEOPLE) == ["4", "2", "6", "2"]


def test_what_is_missing_is_a_dash_and_not_compared(line, district):
    make_case(district, on=date(2021, 3, 1))
    page = dashboard(make_overseer(), period="2021-M03")
    assert words(page) == ["1", "–", "1", "–"]
    assert row(page).chosen.change.words == "no figures"


def test_it_is_zero_only_where_every_border_district_is_confirmed(line, district):
    for each in line[1:]:
        confirm(each, "2021-M03")
    assert words(dashboard(make_overseer(), period="2021-M03")) == ["–", "–", "–", "–"]
    confirm(line[0], "2021-M03")
    assert words(dashboard(make_overseer(), period="2021-M03"))[0] == "0"
    assert words(dashboard(make_reviewer(district), period="2021-M03"))[0] == "0"


def test_offenders_that_are_all_unknown_are_not_zero(line, district):
    confirm(district, "2021-M03")
    make_case(district, on=date(2021, 3, 1))
    Incident.objects.update(offenders=None, offenders_unknown=True)
    page = dashboard(make_reviewer(district), period="2021-M03")
    assert (words(page)[0], words(page, PEOPLE)[0]) == ("1", "–")


def test_a_period_that_runs_is_held_against_the_same_days(line):
    spans = spans_of(Period.parse("2021-M03"), date(2021, 2, 20))
    assert (spans.now.start, spans.now.end) == (date(2021, 2, 15), date(2021, 2, 20))
    assert (spans.before.start, spans.before.end) == (date(2020, 2, 15), date(2020, 2, 20))
    assert (spans.year.start, spans.year.end) == (date(2020, 12, 15), date(2021, 2, 20))
    assert (spans.year_before.start, spans.year_before.end) == (date(2019, 12, 15), date(2020, 2, 20))
    assert spans.is_running


def test_a_calendar_period_adds_up_from_the_first_of_january(line):
    spans = spans_of(Period.parse("cal:2021-M03"), date(2022, 5, 1))
    assert (spans.year.start, spans.year.end) == (date(2021, 1, 1), date(2021, 3, 31))
    spans = spans_of(Period.parse("2021-12-20..2021-12-25"), date(2022, 5, 1))
    assert spans.year.start == date(2021, 12, 15)


def test_what_waits_stands_beside_and_is_not_added(line, district):
    make_case(district, on=date(2021, 3, 1))
    make_case(district, on=date(2021, 3, 2), make=make_submitted)
    page = dashboard(make_reviewer(district), period="2021-M03")
    assert words(page)[0] == "1" and row(page).waiting_words == "+1 waiting"
    assert row(dashboard(make_observer(), period="2021-M03")).waiting_words == ""


def test_a_figure_opens_exactly_its_rows(line, district):
    for on in [date(2021, 2, 20), date(2021, 3, 20), date(2021, 1, 3), date(2020, 3, 1)]:
        make_case(district, on=on)
    user = make_reviewer(district)
    found = [each for (key, *_more), each in cells(dashboard(user, period="2021-M03")).items() if key == PL]
    assert [figure for figure, _address in found] == ["1", "1", "2", "1"]
    for figure, address in found:
        assert len(list(log_in(user).get(address).context["page"].rows)) == int(figure)


def test_only_what_lies_in_ones_places_is_counted(line, district):
    make_case(line[0], on=date(2021, 3, 1))
    assert words(dashboard(make_clerk(district), period="2021-M03"))[0] == "–"
    assert words(dashboard(make_clerk(line[0]), period="2021-M03"))[0] == "1"


def test_reported_figures_stand_beside_and_are_never_added(line, district):
    make_case(district, on=date(2021, 3, 1))
    make_figure(PL, 570, qualifier="trên")
    page = dashboard(make_overseer(), period="2021")
    assert words(page)[0] == "1"
    assert "trên 570 vụ" in text(page)
    assert "trên 570 vụ" not in text(dashboard(make_overseer(), period="2021-M03"))


def test_the_sources_own_comparison_is_told_and_where_ours_differs(line):
    make_figure(PL, 15, published_change="tăng 9")
    make_figure(PL, 10, period="2020")
    told = text(dashboard(make_overseer(), period="2021"))
    assert "tăng 9" in told and "the two figures say: up 5 vụ" in told


def test_each_indicator_leads_to_its_table(line):
    page = dashboard(make_overseer(), period="2021-M03")
    for each in page.context["rows"]:
        assert log_in(make_overseer()).get(each.table_url).status_code == 200


def test_a_stock_stands_as_of_a_day_and_adds_up_over_none(line):
    make_indicator("checkpoints.fixed", nature="stock", unit="chốt", sums_over_periods=False)
    user = make_overseer()
    DashboardChoice.objects.create(user=user, keys=["checkpoints.fixed"])
    page = dashboard(user, period="2021-M03")
    assert row(page, "checkpoints.fixed").year is None
    assert "as of 14/03/2021" in text(page)


def test_it_takes_no_more_queries_for_many_records(line, district):
    user = make_overseer()
    make_case(district, on=date(2021, 3, 1))
    dashboard(user, period="2021")
    with CaptureQueriesContext(connection) as few:
        dashboard(user, period="2021")
    for number in range(6):
        make_case(line[number], on=date(2021, 3, number + 1))
        make_case(line[number], on=date(2021, 3, number + 1), regime="HD")
    with CaptureQueriesContext(connection) as many:
        dashboard(user, period="2021")
    assert len(many) <= len(few), [query["sql"] for query in many]


def test_what_is_told_by_months_adds_up_from_the_beginning_of_the_year(line):
    make_indicator("crossings.people_in", unit="lượt người")
    crossing = make_crossing()
    make_event(crossing)
    make_accepted_traffic(crossing=crossing, period="2024-01")
    make_accepted_traffic(crossing=crossing, period="2024-02")
    user, key = make_overseer(), "crossings.people_in"
    month = words(dashboard(user, period="2024-M02"), key)
    quarter = words(dashboard(user, period="2024-Q1"), key)
    assert month[0] != "–" and quarter[0] == quarter[2] != month[0]
    assert words(dashboard(user, period="2024-M03"), key)[2] == quarter[0]


def test_a_figure_past_its_threshold_is_marked_and_told_with_its_place(line, district):
    make_case(district, on=date(2021, 3, 1))
    threshold = {"indicator": make_indicator(PL), "limit": 0, "what": "above"}
    Threshold.objects.create(**threshold, district=district, period_kind="month", note="Gọi đồn")
    Threshold.objects.create(**threshold, district=line[0], period_kind="month")
    Threshold.objects.create(**threshold, period_kind="year")
    page = dashboard(make_overseer(), period="2021-M03")
    assert [(mark.district, mark.period.key) for mark in page.context["marks"]] == [
        (district, "2021-M03"),
        (None, "2021"),
    ]
    assert len(row(page).marks) == 2 and row(page, PEOPLE).marks == []
    assert "Past their threshold" in text(page) and "Gọi đồn" in text(page)
    assert [
        mark.district for mark in dashboard(make_clerk(district), period="2021-M03").context["marks"]
    ] == [district]
    assert dashboard(make_clerk(line[0]), period="2021-M03").context["marks"] == []


def test_what_is_chosen_twice_under_two_periods_of_the_same_year_is_marked_once(line, district):
    make_case(district, on=date(2021, 3, 1))
    Threshold.objects.create(indicator=make_indicator(PL), limit=0, what="above", period_kind="year")
    assert len(dashboard(make_overseer(), period="2021").context["marks"]) == 1
