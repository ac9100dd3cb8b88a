"""A period that still runs stands beside the same days of last year, on every page that compares; each says so."""

import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from borderops.figures.periods import Period
from borderops.figures.same_days import same_months_last_year
from borderops.summaries.report_content import content_of
from tests.factories import make_overseer
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.summaries.factories import confirm, make_case
from tests.summaries.reading import PL, cells, figure, summary, text

pytestmark = pytest.mark.django_db
TODAY = date(2021, 3, 3)  # a Wednesday
YEAR = "15/12/2019 – 03/03/2020"
YEAR_KEY = "2019-12-15..2020-03-03"
# The Monday to Wednesday of last year's week, and not the first three days of last year's March.
WEEK = "24/02/2020 – 26/02/2020"
WEEK_KEY = "2020-02-24..2020-02-26"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *told: TODAY)


@pytest.fixture
def cases(line):
    """Of last year one until the same day, and one later; of this year two."""
    for day in (date(2020, 3, 3), date(2020, 3, 4), date(2021, 1, 5), date(2021, 3, 1)):
        make_case(line[5], on=day)
    return line


@pytest.fixture
def overseer():
    return make_overseer()


def opened(user, address):
    """How many incidents an address opens."""
    return len(log_in(user).get(address).context["table"].rows)


def test_the_summary_counts_last_year_until_the_same_day(cases, overseer):
    page = summary(overseer)
    assert (figure(page, PL, "026"), figure(page, PL, "026", YEAR_KEY)) == ("2", "1")
    row = page.context["summary"].rows[5]
    assert row.pairs[1].change.words == "up 1"


def test_each_figure_of_last_year_opens_exactly_its_incidents(cases, overseer):
    found = cells(summary(overseer))
    assert opened(overseer, found[PL, "026", YEAR_KEY][1]) == 1
    assert opened(overseer, found[PL, "", YEAR_KEY][1]) == 1
    assert opened(overseer, found[PL, "026", "2021"][1]) == 2


def test_zero_until_the_same_day_needs_a_word_for_these_days_alone(line, overseer):
    make_case(line[5], on=date(2020, 3, 20))
    confirm(line[5], "2020-M01", "2020-M02", "2020-M03")
    assert figure(summary(overseer), PL, "026", YEAR_KEY) == "0"


def test_the_chart_ends_where_the_same_days_end(cases, overseer):
    bars = summary(overseer).context["chart"]["bars"]
    assert [(bar["label"], bar["value"], bar["last_value"]) for bar in bars] == [
        ("M1", 1, None), ("M2", None, None), ("M3", 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "months"),
    [
        ("2021", ["2020-M01", "2020-M02", "2020-02-15..2020-03-03"]),
        ("cal:2021-Q1", ["cal:2020-M01", "cal:2020-M02", "2020-03-01..2020-03-03"]),
        ("2021-W09", [WEEK_KEY]),
        ("2021-02-10..2021-03-20", ["2020-02-10..2020-02-29", "2020-03-01..2020-03-03"]),
        ("2021-02-10..2021-02-20", ["2020-02-10..2020-02-20"]),
        ("2020-Q4", ["2019-M10", "2019-M11", "2019-M12"]),
    ],
)
def test_each_month_stands_beside_the_one_of_last_year(key, months):
    assert [str(each) for each in same_months_last_year(Period.parse(key), TODAY)] == months


@pytest.mark.parametrize(("period", "dates"), [("2021", YEAR), ("2021-W09", WEEK)])
@pytest.mark.parametrize("page", ["district-summary", "pivot", "dashboard"])
def test_every_page_says_which_days_stand_beside_which(line, overseer, page, period, dates):
    make_indicator(PL)
    told = text(log_in(overseer).get(reverse(page), {"period": period}))
    assert f"is not over: it stands beside the same days of last year ({dates})." in told
    over = text(log_in(make_overseer(name="overseer-of-before")).get(reverse(page), {"period": "2020"}))
    assert "is not over" not in over


def test_the_file_says_so_too(cases, overseer):
    file = log_in(overseer).get(reverse("district-summary-file", args=["xlsx"]), {"period": "2021"})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert f"the same days of last year ({YEAR})" in sheet[0][0]
    assert sheet[1][4].endswith(f", {YEAR_KEY}")
    assert sheet[2 + 5][6] == 2 and sheet[2 + 5][9] == 1


def test_the_sentence_to_copy_names_the_days(cases, overseer):
    assert YEAR in summary(overseer).context["sentences"][0]
    assert "15/12/2018" not in summary(overseer, "2020").context["sentences"][0]


def test_the_last_day_of_a_period_is_held_against_the_whole(cases, overseer, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *told: date(2021, 3, 14))
    page = summary(overseer, "2021-M03")
    assert figure(page, PL, "026", "2020-M03") == "2"
    assert "is not over" not in text(page)


def test_published_figures_stand_beside_those_of_the_whole_year_before(line, overseer):
    make_figure(PL, 570, period="2021")
    make_figure(PL, 500, period="2020")
    found = cells(summary(overseer), "reported")
    assert found[PL, "", "2020"][0] == "500" and found[PL, "", "2021"][0] == "570"


def test_the_report_of_a_week_holds_the_same_weekdays_against_it(line, overseer):
    make_indicator(PL)
    for day in (date(2020, 2, 26), date(2020, 3, 2), date(2021, 3, 2)):
        make_case(line[5], on=day)
    (section,) = [
        each for each in content_of(overseer, Period.parse("2021-W09"))["sections"] if each["tables"]
    ]
    (table,) = section["tables"]
    assert WEEK in table["heading"] and "01/03/2021 – 03/03/2021" in table["heading"]
    assert table["rows"][-1][1:3] == ["1", "1"]


def test_the_charts_of_the_report_end_with_the_same_days(cases, overseer):
    make_indicator(PL)
    told = content_of(overseer, Period.parse("2021"))
    (section,) = [each for each in told["sections"] if each["charts"]]
    (chart,) = section["charts"]
    assert YEAR in chart["heading"]
    assert [(point["now"], point["before"]) for point in chart["points"]] == [(1, None), (None, None), (1, 1)]
    (before,) = [each["url"] for each in told["sources"] if "03/03/2020" in each["words"]]
    assert opened(overseer, before) == 1
