"""Who reads no persons asks at each door for two periods that differ by a day, to reckon that day's people.

Of the month that is over there are 4,133; of all its days but the last, on which two were met, 4,131.
"""

import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from borderops.figures.periods import Period
from borderops.figures.whole_months import is_of_whole_months, whole_months_asked, whole_months_of
from borderops.lists.models import SavedView
from borderops.summaries.messages import Message
from borderops.summaries.schedule_making import make_due
from borderops.summaries.schedules import ScheduleRun
from tests.factories import make_observer, make_overseer
from tests.figures.factories import log_in, make_indicator
from tests.labour.linked import make_exit
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, OFFENDERS, pivot
from tests.summaries.reading import PEOPLE, cells, summary, text
from tests.summaries.scheduled import at, make_schedule
from tests.summaries.test_thresholds import make_threshold

pytestmark = pytest.mark.django_db
MONTH, A_DAY_LESS, WEEK, BY_CALENDAR = "2021-M03", "2021-02-15..2021-03-13", "2021-W09", "cal:2021-M03"
CUT = [A_DAY_LESS, WEEK, BY_CALENDAR]
ALL, WITHOUT_THE_LAST_DAY = "4,133", "4,131"
SENTENCE = "Numbers of people are told to you only for whole reporting months, from the 15th to the 14th."


@pytest.fixture(autouse=True)
def cases(line):
    make_indicator(LAW)
    make_indicator(OFFENDERS, unit="người")
    make_case(line[5], on=date(2021, 3, 5), offenders=4131)
    make_case(line[5], on=date(2021, 3, 14), offenders=2)


@pytest.fixture
def observer():
    return make_observer()


def is_told(words):
    return any(number in words for number in (ALL, WITHOUT_THE_LAST_DAY, "4131", "4133", "4.131", "4.133"))


def sheet(answer):
    return CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()


# The rule itself


@pytest.mark.parametrize(
    ("key", "is_whole"),
    [
        ("2021", True), ("2021-H1", True), ("2021-Q3", True), (MONTH, True), ("2021-01-15..2021-03-14", True),
        ("cal:2021", False), (BY_CALENDAR, False), (WEEK, False), (A_DAY_LESS, False),
        ("2021-02-16..2021-03-14", False), ("2021-02-15..2099-12-31", True),
    ],
)  # fmt: skip
def test_a_period_is_made_of_whole_reporting_months_or_not(key, is_whole):
    assert is_of_whole_months(Period.parse(key), date(2026, 11, 22)) is is_whole


@pytest.mark.parametrize(
    ("key", "instead"),
    [
        ("cal:2021-Q1", "2021-Q1"), ("cal:2021", "2021"), (A_DAY_LESS, MONTH), ("2021-W10", MONTH),
        ("2021-01-01..2021-03-31", "2020-12-15..2021-04-14"),
    ],
)  # fmt: skip
def test_another_period_is_rounded_out_to_them(key, instead):
    assert whole_months_of(Period.parse(key)).key == instead


def test_a_running_period_is_told_and_last_years_same_days_are_not():
    year, last = Period.parse("2021"), Period.parse("2019-12-15..2020-03-03")
    asked = whole_months_asked(year, last, date(2021, 3, 3))
    assert asked.period.key == "2020-12-15..2021-02-14" and "15/12/2020 – 14/02/2021" in asked.words
    assert whole_months_asked(year, last, date(2020, 12, 20)).period is None
    assert whole_months_asked(year, year.same_last_year, date(2022, 1, 1)) is None


# The table of figures


def test_the_table_tells_months_and_refuses_what_cuts_them(observer):
    assert ALL in text(pivot(observer, OFFENDERS, period=MONTH))
    for period in CUT:
        page = pivot(observer, OFFENDERS, period=period)
        assert page.status_code == 400 and SENTENCE in text(page)
        assert not is_told(text(page)) and "chart" not in page.context


def test_its_file_is_refused_alike(observer):
    for kind in ("xlsx", "csv"):
        asked = {"indicator": OFFENDERS, "period": A_DAY_LESS}
        answer = log_in(observer).get(reverse("pivot-file", args=[kind]), asked)
        assert answer.status_code == 302 and answer.url.startswith("/summaries/table/?")


def test_months_are_not_split_into_weeks(observer):
    for axes in ({"rows": "week"}, {"rows": "district", "columns": "week"}):
        page = pivot(observer, OFFENDERS, period=MONTH, **axes)
        assert page.status_code == 400 and not is_told(text(page))
    page = pivot(observer, OFFENDERS, rows="month", period="2021")
    assert not any("rows=week" in row.head.url for row in page.context["pivot"].rows)
    assert 'value="week"' not in page.text


def test_a_period_to_come_is_not_split_where_its_months_would_be_cut(observer):
    page = pivot(observer, OFFENDERS, rows="month", period="2021-02-15..2099-12-31")
    assert page.status_code == 400 and not is_told(text(page))


def test_cases_are_told_for_any_days_and_staff_are_told_people_too(observer):
    assert pivot(observer, LAW, period=A_DAY_LESS).status_code == 200
    assert WITHOUT_THE_LAST_DAY in text(pivot(make_overseer(), OFFENDERS, period=A_DAY_LESS))


def test_a_saved_table_opens_no_other_door(observer):
    query = f"indicator={OFFENDERS}&period={A_DAY_LESS}&rows=district"
    told = {"list": "pivot", "query": query, "name": "Một ngày", "shared": "on"}
    log_in(make_overseer()).post(reverse("save-view"), told)
    view = SavedView.objects.get()
    page = log_in(observer).get(f"/summaries/table/?{query}&view={view.pk}")
    assert page.status_code == 400 and not is_told(text(page))


# The summary by district


def test_the_summary_tells_cases_of_any_days_and_people_of_months(observer):
    assert cells(summary(observer, MONTH))[PEOPLE, "026", MONTH][0] == ALL
    for period in CUT:
        page = summary(observer, period, chart="offenders")
        found = cells(page)
        assert found[PEOPLE, "026", period] == found[PEOPLE, "", period] == ("not shown", "")
        assert found["incidents.law.cases", "026", period][0] != "–"
        assert SENTENCE in text(page) and not is_told(text(page)) and page.context["chart"] is None


def test_a_from_to_of_whole_months_is_told_and_not_drawn_where_its_calendar_months_would_be_cut(observer):
    page = summary(observer, "2021-01-15..2021-03-14", chart="offenders")
    assert cells(page)[PEOPLE, "026", "2021-01-15..2021-03-14"][0] == ALL
    assert page.context["chart"] is None
    assert summary(observer, "2021", chart="offenders").context["chart"]


def test_the_file_of_the_summary_tells_no_more(observer):
    for period in CUT:
        answer = log_in(observer).get(reverse("district-summary-file", args=["xlsx"]), {"period": period})
        assert not is_told(str(sheet(answer))) and SENTENCE in sheet(answer)[0][0]
    answer = log_in(observer).get(reverse("district-summary-file", args=["csv"]), {"period": A_DAY_LESS})
    assert not is_told(answer.content.decode()) and "not shown" in answer.content.decode()
    assert "4131" in str(
        sheet(log_in(make_overseer()).get("/summaries/districts/xlsx/?period=" + A_DAY_LESS))
    )


def test_the_running_year_tells_no_same_days_of_last_year(observer, line, monkeypatch):
    for day, people in ((date(2020, 3, 1), 3000), (date(2020, 3, 10), 70)):
        make_case(line[5], on=day, offenders=people)
    for day in (date(2021, 3, 9), date(2021, 3, 10)):
        monkeypatch.setattr(timezone, "localdate", lambda *told, day=day: day)
        page = summary(observer, "2021")
        assert "3,000" not in text(page) and "3,070" not in text(page)
        assert "Last year's numbers of people are told to you only for whole reporting months." in text(page)
        assert page.context["summary"].rows[5].pairs[2].change.words == "not compared"
        table = pivot(observer, OFFENDERS, period="2021")
        assert table.status_code == 200 and "3,0" not in text(table) and "only for whole" in text(table)


def test_illegal_exits_beside_it_are_told_by_months_too(observer):
    make_exit(offenders=4131, occurred_on=date(2021, 3, 1))
    labour = summary(observer, A_DAY_LESS).context["labour"]
    assert (labour.now.cases, labour.offenders_now, labour.holders_now) == (1, "not shown", "not shown")
    assert labour.offenders_change.words == "not compared"
    assert summary(observer, MONTH).context["labour"].offenders_now == "4,131"


# The dashboard and the thresholds


def test_the_dashboard_tells_people_of_months(observer):
    def page(period):
        return log_in(observer).get(reverse("dashboard"), {"period": period})

    assert ALL in text(page(MONTH)) and SENTENCE not in text(page(MONTH))
    for period in CUT:
        assert not is_told(text(page(period))) and SENTENCE in text(page(period))


def test_the_dashboard_of_a_running_month_tells_no_same_days_of_last_year(observer, line, monkeypatch):
    make_case(line[5], on=date(2020, 3, 1), offenders=3000)
    monkeypatch.setattr(timezone, "localdate", lambda *told: date(2021, 3, 12))
    told = text(log_in(observer).get(reverse("dashboard"), {"period": MONTH}))
    assert "3,000" not in told and "not shown" in told


@pytest.mark.parametrize("what", ["above", "rise"])
def test_a_threshold_over_weeks_tells_observers_no_people(observer, district, what, monkeypatch):
    make_threshold(district, what, 1, OFFENDERS, period_kind="week")
    monkeypatch.setattr(timezone, "localdate", lambda *told: date(2021, 3, 6))
    told = text(log_in(observer).get(reverse("thresholds")))
    assert not is_told(told) and "only for whole reporting months" in told
    assert log_in(observer).get(reverse("dashboard"), {"period": WEEK}).context["marks"] == []
    if what == "above":
        assert WITHOUT_THE_LAST_DAY in text(log_in(make_overseer()).get(reverse("thresholds")))


# What is made by date


@pytest.mark.parametrize("fields", [{"period_kind": "week"}, {"is_calendar": True}])
def test_a_summary_made_for_observers_holds_no_people_of_weeks_or_calendar_months(
    observer, monkeypatch, fields
):
    make_schedule(make_overseer(), recipients=[observer], **fields)
    at(monkeypatch, 2021, 3, 15 if "period_kind" in fields else 31, 8)
    make_due()
    if not ScheduleRun.objects.filter(content__isnull=False).exists():
        at(monkeypatch, 2021, 4, 1, 8)
        make_due()
    answer = log_in(observer).get(Message.objects.of(observer).latest("pk").url)
    held = bytes(ScheduleRun.objects.latest("pk").content)
    assert answer.content == held and not is_told(str(sheet(answer)))
