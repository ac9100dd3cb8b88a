"""Under the table: what documents publish, word for word and never added, and how completely the period is told."""

import pytest

from tests.factories import make_administrator, make_observer, make_overseer, make_user
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.flat import opened_flat
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, cells, pivot
from tests.summaries.test_shift_reports import SPAN, a_post, report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def law(line):
    return make_indicator(LAW, unit="vụ")


def test_published_figures_stand_beside_with_their_words_and_source(line):
    make_case(line[5])
    make_figure(LAW, 570, qualifier="trên", published_text="trên 570 vụ", published_change="tăng 1,9 lần")
    make_figure(LAW, 98, period="2020")
    make_figure("incidents.agreement.cases", 6)
    page = pivot(make_overseer())
    assert cells(page)["*", "*"][0] == "1"
    for words in ("trên 570 vụ", "Báo cáo năm 2021", "tăng 1,9 lần", "the two figures say"):
        assert words in page.text
    assert 'data-indicator="incidents.agreement.cases"' not in page.text


def test_where_nothing_is_published_it_says_so():
    assert "No figures have been reported for this period yet" in pivot(make_overseer()).text


def test_the_completeness_of_reporting_stands_by_each_district_and_for_all(line):
    report(a_post(line[5]))
    page = pivot(make_overseer(), period=SPAN)
    assert "from 1/1 units that reported every shift" in page.context["reporting"].words
    assert cells(page)["026", "*"][0] == "0" and "by shift reports" in page.text
    assert [bool(row.head.aside) for row in page.context["pivot"].rows] == [False] * 5 + [True, False]
    make_indicator("crossings.people_in")
    assert pivot(make_overseer(name="overseer-gates"), "crossings.people_in").context["reporting"] is None


@pytest.mark.parametrize("person", [make_user, make_administrator])
def test_who_may_read_no_summary_opens_no_table(person):
    assert pivot(person()).status_code == 403


def test_nobody_sends_anything_to_it():
    assert log_in(make_overseer()).post("/summaries/table/").status_code == 405


def test_without_indicators_it_says_whom_to_ask(law):
    law.delete()
    page = pivot(make_observer())
    assert page.status_code == 200 and "There is no figure that you may count" in page.text


@pytest.mark.parametrize("query", [{"columns": "month"}, {"rows": "commune", "columns": "direction"}])
def test_it_asks_as_much_for_many_records_as_for_few(client, line, query):
    make_case(line[5], direction="entry")
    asked = {"indicator": LAW, "rows": "district", "period": "2021"} | query

    def more():
        for district in line:
            for month in (2, 4, 6):
                make_case(district, on=f"2021-0{month}-01", direction="exit")

    opened_flat(client, [make_overseer, make_observer], "/summaries/table/", asked, more=more, most=60)
