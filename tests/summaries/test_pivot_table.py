"""The table of many dimensions: rows and columns of what an indicator tells, beside last year, each number its rows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.figures.counting import countings
from borderops.figures.periods import Period
from borderops.summaries.pivot_asked import Asked, Axis
from tests.factories import make_commune, make_observer, make_overseer, make_reviewer, make_submitted
from tests.figures.factories import log_in, make_indicator
from tests.summaries.factories import confirm, make_case
from tests.summaries.pivoting import LAW, cells, pivot, row_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def law(line):
    return make_indicator(LAW, unit="vụ")


def test_without_a_word_it_is_the_breaches_of_law_of_the_current_year_by_district(line, law):
    page = pivot(make_overseer(), indicator="", rows="", period="")
    assert page.status_code == 200
    asked = page.context["pivot"].asked
    assert (asked.indicator, asked.rows.key, asked.columns) == (law, "district", None)
    assert row_names(page) == [each.name for each in line]


def test_a_row_and_a_column_and_all_of_both(line, law):
    make_case(line[5], direction="entry")
    make_case(line[5], direction="exit")
    make_case(line[6], direction="exit")
    page = pivot(make_overseer(), columns="direction")
    found = cells(page)
    assert found["026", "entry"][0] == "1" and found["026", "exit"][0] == "1"
    assert found["026", "*"][0] == "2" and found["*", "exit"][0] == "2" and found["*", "*"][0] == "3"
    assert found["027", "entry"][0] == "–" and found["033", "*"][0] == "–"


@pytest.mark.parametrize("rows", ["district", "area", "commune", "group", "code", "direction", "handling"])
@pytest.mark.parametrize("columns", ["", "month", "found_by"])
def test_every_number_opens_exactly_its_records(line, law, rows, columns):
    make_case(line[5], direction="entry", found_by="patrol")
    make_case(line[5], on=date(2021, 5, 2), direction="exit")
    make_case(line[6], on=date(2020, 5, 2), direction="exit")
    overseer, opened = make_overseer(), 0
    client = log_in(overseer)
    for place, (words, url) in cells(pivot(overseer, rows=rows, columns=columns)).items():
        if url:
            opened += 1
            assert str(len(client.get(url).context["page"].rows)) == words, place
    assert opened > 1


def test_a_kind_under_its_group_opens_the_records_of_that_kind(line, law):
    make_case(line[5])
    make_case(line[5], "SK")
    page = pivot(make_overseer(), rows="code", columns="group")
    assert "code=D2" in cells(page)["D2", "D"][1]


def test_a_number_whose_list_cannot_be_narrowed_has_no_link(line, law):
    make_case(line[5])
    found = cells(pivot(make_overseer(), rows="direction"))
    assert found["", "*"] == ("1", "")
    assert found["*", "*"][1]


def test_what_was_not_said_is_a_row_that_adds_up(line, law):
    make_case(line[5])
    make_case(line[5], direction="entry")
    page = pivot(make_overseer(), rows="direction")
    assert row_names(page)[-1] == "not said"
    assert cells(page)["*", "*"][0] == "2"


def test_rows_without_a_record_stand_only_when_they_are_asked_for(line, law):
    make_case(line[5], direction="entry")
    assert len(row_names(pivot(make_overseer(), rows="direction"))) == 1
    assert len(row_names(pivot(make_overseer(name="overseer-all"), rows="direction", all="1"))) > 3


@pytest.mark.parametrize(
    ("unit", "period", "number"),
    [("week", "2021-M03", 4), ("month", "2021", 12), ("quarter", "2021", 4), ("year", "2019-01-01..2021-12-31", 3),
     ("month", "2021-02-10..2021-04-20", 3), ("month", "2020-12-15..2021-03-14", 3)],
)  # fmt: skip
def test_time_is_split_into_spans_that_add_up(line, law, unit, period, number):
    make_case(line[5], on=date(2021, 3, 1))
    make_case(line[5], on=date(2021, 3, 8))
    page = pivot(make_overseer(), rows=unit, period=period)
    assert len(row_names(page)) == number
    found = {place: words for (place, _column), (words, _url) in cells(page).items()}
    assert found.pop("*") == "2"
    assert sum(int(words) for words in found.values() if words != "–") == 2


def test_a_span_opens_its_own_days(line, law):
    make_case(line[5], on=date(2021, 3, 1))
    found = cells(pivot(make_overseer(), rows="district", columns="month"))
    assert "since=15%2F02%2F2021&until=14%2F03%2F2021" in found["026", "2"][1]


def test_it_stands_beside_the_same_period_last_year(line, law):
    make_case(line[5])
    make_case(line[5], on=date(2020, 3, 1))
    make_case(line[5], on=date(2020, 3, 2))
    row = pivot(make_overseer()).context["pivot"].rows[5]
    assert row.total.before.words == "2" and row.total.change.words == "down 1 vụ"
    alone = pivot(make_overseer(name="overseer-alone"), beside="none").context["pivot"].rows[5]
    assert alone.total.before is None


def test_a_total_of_which_districts_are_missing_is_not_compared(line, law):
    make_case(line[5])
    make_case(line[5], on=date(2020, 3, 1))
    assert pivot(make_overseer()).context["pivot"].total.total.change.words == "6 districts missing"


@pytest.mark.parametrize("rows", ["code", "month", "area"])
def test_all_of_it_is_compared_alike_whatever_the_rows(line, law, rows):
    make_case(line[5])
    make_case(line[5], on=date(2020, 3, 1))
    table = pivot(make_overseer(), rows=rows).context["pivot"]
    assert table.total.total.change.words == "6 districts missing"


def test_a_kind_that_few_districts_have_is_compared(line, law):
    make_case(line[5])
    make_case(line[6], on=date(2020, 3, 1))
    table = pivot(make_overseer(), rows="code", columns="district").context["pivot"]
    assert table.rows[0].total.change.words == "unchanged"


def test_a_running_period_stands_beside_the_same_days_of_last_year(line, law):
    today = timezone.localdate()
    year = Period.current(today)
    same_day = today.replace(year=today.year - 1, day=min(today.day, 28))
    make_case(line[5], on=same_day - timedelta(days=1))
    make_case(line[5], on=year.same_last_year.end)
    page = pivot(make_overseer(), period=year.key)
    shown = page.context["pivot"].rows[5].total.before.value
    assert shown == (2 if year.same_last_year.end <= same_day else 1)
    assert "it stands beside the same days of last year" in page.text or today == year.end


def test_months_stand_beside_the_months_of_last_year_and_weeks_do_not(line, law):
    make_case(line[5])
    make_case(line[5], on=date(2020, 3, 1))
    table = pivot(make_overseer(), rows="month").context["pivot"]
    assert table.rows[2].total.before.words == "1" and table.rows[3].total.before.words == "–"
    weeks = pivot(make_overseer(name="overseer-weeks"), rows="week")
    assert all(row.total.before is None for row in weeks.context["pivot"].rows)
    assert weeks.context["pivot"].total.total.before.words == "1"


def test_a_zero_stands_where_it_is_confirmed_and_nowhere_else(line, law):
    confirm(line[5], "2021-M03")
    found = cells(pivot(make_overseer(), columns="month"))
    assert found["026", "2"][0] == "0" and found["026", "3"][0] == "–" and found["*", "2"][0] == "–"
    kinds = cells(pivot(make_overseer(name="overseer-kinds"), columns="code", all="1"))
    assert {words for words, _url in kinds.values()} <= {"–"}


def test_the_whole_line_is_zero_where_every_border_district_is(line, law):
    for district in line:
        confirm(district, "2021-M03")
    page = pivot(make_overseer(), rows="month")
    assert cells(page)["2", "*"][0] == "0"
    assert cells(page)["*", "*"][0] == "–"


def test_a_case_of_which_the_offenders_are_not_known_is_no_zero_of_offenders(line):
    make_indicator("incidents.law.offenders", unit="người")
    confirm(line[5], "2021")
    make_case(line[5], offenders=None, offenders_unknown=True)
    page = pivot(make_overseer(), indicator="incidents.law.offenders")
    assert cells(page)["026", "*"][0] == "–"
    assert "In 1 record the number is not known" in page.text


def test_by_the_boundaries_of_today_the_total_is_the_same(line, law):
    heir = make_commune("Đồng Văn", "00721", line[5], valid_from=date(2025, 7, 1))
    old = make_commune("Tả Lủng", "00760", line[6], main_successor=heir)
    make_case(line[6], commune=old)
    then, now = (cells(pivot(make_overseer(name=f"over-{rows}"), rows=rows)) for rows in ("district", "area"))
    assert then["027", "*"][0] == now["026", "*"][0] == "1"
    assert then["*", "*"][0] == now["*", "*"][0] == "1"


def test_from_a_district_to_its_communes_to_the_records(line, law):
    make_case(line[5])
    make_case(line[6])
    overseer = make_overseer()
    client = log_in(overseer)
    row = pivot(overseer).context["pivot"].rows[5]
    communes = client.get(row.head.url)
    assert row_names(communes) == ["Xã của Đồng Văn (Đồng Văn)"]
    assert cells(communes)["*", "*"][0] == "1"
    commune = communes.context["pivot"].rows[0]
    assert len(client.get(commune.head.url).context["page"].rows) == 1


def test_from_a_year_to_its_months_to_their_weeks(line, law):
    make_case(line[5])
    overseer = make_overseer()
    client = log_in(overseer)
    months = client.get(
        pivot(overseer, rows="year", period="2020-12-15..2022-12-14").context["pivot"].rows[0].head.url
    )
    assert len(row_names(months)) == 12
    weeks = client.get(months.context["pivot"].rows[2].head.url)
    assert len(row_names(weeks)) == 4 and cells(weeks)["*", "*"][0] == "1"


def test_what_waits_is_told_beside_the_total_as_far_as_it_belongs_there(line, law):
    make_case(line[5])
    make_case(line[5], make=make_submitted)
    make_case(line[6], make=make_submitted)
    assert "+2 waiting" in pivot(make_overseer()).text
    narrowed = pivot(make_overseer(name="overseer-narrowed"), only="district:026", rows="code")
    assert "+1 waiting" in narrowed.text and cells(narrowed)["*", "*"][0] == "1"
    assert "1 waiting" not in pivot(make_observer()).text


def test_staff_of_a_district_see_only_its_figures(line, law):
    make_case(line[5])
    make_case(line[6])
    page = pivot(make_reviewer(line[5]))
    assert row_names(page) == ["Đồng Văn"] and cells(page)["*", "*"][0] == "1"


def test_every_indicator_and_each_of_its_dimensions_opens(seeded):
    overseer, opened = make_overseer(), set()
    for key, counting in countings.items():
        assert pivot(overseer, key, "quarter").status_code == 200, key
        for dimension in counting.dimensions:
            if dimension not in opened:
                assert pivot(overseer, key, dimension.key, columns="quarter").status_code == 200, (
                    key,
                    dimension,
                )
            opened.add(dimension)


@pytest.mark.parametrize(
    ("period", "rows"),
    [
        ("2019-12-15..2021-12-14", "month"),
        ("2019-12-15..2021-12-14", "year"),
        ("2020-03-10..2021-05-20", "week"),
    ],
)
def test_years_that_overlap_are_counted_as_if_each_were_asked_for_alone(line, law, period, rows):
    for year in (2018, 2019, 2020, 2021):
        for month, day in ((2, 28), (3, 9), (3, 10), (5, 20), (12, 14), (12, 15)):
            make_case(line[month % 7], on=date(year, month, day))
    overseer = make_overseer()
    table = pivot(overseer, rows=rows, columns="district", period=period).context["pivot"]
    for counted, span in ((table.now, table.period), (table.before, table.last)):
        alone = pivot(overseer, rows=rows, columns="district", period=span.key, beside="none").context[
            "pivot"
        ]
        assert counted == alone.now and counted["*", "*"]


def test_a_running_week_stands_beside_the_same_weekdays_of_last_years_week(line, law):
    indicator, week = law, Period.parse("2021-W10")
    told = {"user": None, "indicator": indicator, "counting": indicator.counting, "period": week}
    asked = Asked(**told, rows=Axis.of("district", indicator.counting), today=date(2021, 3, 10))
    assert (asked.last.start, asked.last.end) == (date(2020, 3, 2), date(2020, 3, 4))
    over = Asked(**told, rows=asked.rows, today=date(2021, 4, 1))
    assert over.last == week.same_last_year
