"""Table, chart and border strip say the same, for they are drawn of the same cells."""

import re
from datetime import date

import pytest

from tests.factories import make_commune, make_overseer
from tests.figures.factories import make_indicator
from tests.summaries.factories import confirm, make_case
from tests.summaries.pivoting import LAW, cells, pivot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cases(line):
    make_case(line[5])
    make_case(line[5], on=date(2021, 5, 2))
    make_case(line[6], on=date(2021, 5, 2), direction="exit")
    make_case(line[6], on=date(2020, 5, 2))
    confirm(line[0], "2021")
    return make_indicator(LAW, unit="vụ")


def bars(page):
    """What stands over each bar of the drawing, "–" where there is none."""
    drawing = re.search(r'<svg class="chart[^"]*".*?</svg>', page.text, re.S)[0]
    return re.findall(r'<text class="(?:value|gap)"[^>]*>([^<]*)</text>', drawing)


@pytest.mark.parametrize("rows", ["district", "area"])
def test_table_chart_and_strip_agree_of_the_districts(line, rows):
    page = pivot(make_overseer(), rows=rows)
    told = [cells(page)[district.code, "*"][0] for district in line]
    assert told == ["0", "–", "–", "–", "–", "2", "1"]
    assert bars(page) == told
    along = re.findall(r'<text class="pivot-number" data-row="([^"]*)"[^>]*>([^<]*)</text>', page.text)
    assert along == [(district.code, words) for district, words in zip(line, told, strict=True)]


def test_the_chart_shows_time_where_there_is_any(line):
    in_rows = pivot(make_overseer(), rows="month")
    across = pivot(make_overseer(name="overseer-across"), columns="month")
    told = [cells(in_rows)[str(month), "*"][0] for month in range(12)]
    assert told == [cells(across)["*", str(month)][0] for month in range(12)]
    assert bars(in_rows) == bars(across) == told


def test_names_that_have_no_room_beside_each_other_stand_on_end_and_whole(line):
    for number in range(15):
        make_case(line[5], commune=make_commune(f"Thượng Sơn {number}", f"0{number:04}", line[5]))
    chart = pivot(make_overseer(), rows="commune").context["chart"]
    names = {bar["label"] for bar in chart["bars"]}
    assert chart["is_on_end"] and names >= {f"Thượng Sơn {number}" for number in range(15)}
    assert not pivot(make_overseer(), rows="month").context["chart"]["is_on_end"]


def test_of_kinds_there_is_a_chart_and_no_strip():
    page = pivot(make_overseer(), rows="direction")
    assert bars(page) == ["1", "2"]
    assert page.context["along"] is None and "strip-drawing" not in page.text


@pytest.mark.parametrize("query", [{"only": "district:026"}, {"rows": "week", "period": "2021"}])
def test_for_a_single_bar_or_for_too_many_there_is_no_chart(query):
    page = pivot(make_overseer(), **query)
    assert page.context["chart"] is None and page.context["along"] is None
