"""Observers are told no number of people under five, and none from which such a number would follow."""

import io
import random
from datetime import date
from types import SimpleNamespace

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from borderops.summaries.pivot_counts import TOTAL, with_sums
from borderops.summaries.pivot_few import FewHidden
from tests.factories import (
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
)
from tests.figures.factories import log_in, make_indicator
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, OFFENDERS, cells, pivot, row_names

pytestmark = pytest.mark.django_db
HIDDEN, DAY = "not shown", date(2021, 3, 1)


@pytest.fixture
def people(line):
    make_indicator(LAW)
    return make_indicator(OFFENDERS, unit="người")


@pytest.fixture
def cases(line, people):
    """Of three directions 2, 7 and 9 people."""
    for direction, number in (("entry", 2), ("exit", 7), ("to_them", 9)):
        make_case(line[5], direction=direction, offenders=number)


def shown(page):
    return {place: words for place, (words, _url) in cells(page).items()}


def test_a_small_number_and_the_next_that_would_give_it_away_are_not_shown(cases):
    page = pivot(make_observer(), OFFENDERS, "direction")
    found = sorted(words for (row, _column), words in shown(page).items() if row != "*")
    assert found == ["9", HIDDEN, HIDDEN]
    assert shown(page)["*", "*"] == "18"
    assert "stands for a number of people under five" in page.text


def test_neither_is_it_given_away_by_the_chart_the_links_or_the_file(cases):
    page = pivot(make_observer(), OFFENDERS, "direction")
    assert page.context["chart"] is None  # one bar is left
    assert all(not url for words, url in cells(page).values() if words == HIDDEN)
    query = {"indicator": OFFENDERS, "rows": "direction", "period": "2021"}
    file = log_in(make_observer(name="observer-file")).get(reverse("pivot-file", args=["xlsx"]), query)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(file.content)).get_sheet_by_index(0).to_python()
    assert sorted((row[1] for row in sheet[2:]), key=str) == [18, 9, HIDDEN, HIDDEN]


def test_staff_who_read_the_records_are_told(cases, line):
    for person in (make_overseer(), make_clerk(line[5])):
        assert HIDDEN not in shown(pivot(person, OFFENDERS, "direction")).values()


def test_districts_and_months_are_told_to_everybody_as_in_the_summary(cases):
    assert shown(pivot(make_observer(), OFFENDERS))["026", "*"] == "18"
    assert HIDDEN not in shown(pivot(make_observer(name="observer-month"), OFFENDERS, "month")).values()


def test_cases_are_no_persons(cases):
    assert HIDDEN not in shown(pivot(make_observer(), LAW, "direction")).values()


def test_few_people_altogether_are_not_broken_down_at_all(line, people):
    make_case(line[5], direction="entry", offenders=3)
    page = pivot(make_observer(), OFFENDERS, "direction")
    assert row_names(page) == [] and shown(page) == {("*", "*"): "3"}
    assert "they are not broken down" in page.text
    across = pivot(make_observer(name="observer-across"), OFFENDERS, "district", columns="direction")
    assert {column for _row, column in shown(across)} == {"*"}


def test_the_few_people_of_a_commune_that_changed_district_are_not_told_apart(line, people):
    heir = make_commune("Đồng Văn", "00721", line[5], valid_from=date(2025, 7, 1))
    make_case(line[6], commune=make_commune("Tả Lủng", "00760", line[6], main_successor=heir), offenders=2)
    for place, number in ((5, 8), (6, 9)):
        make_case(line[place], offenders=number)
    both = {"rows": "district", "columns": "area"}
    assert shown(pivot(make_overseer(), OFFENDERS, **both))["027", "026"] == "2"
    held = shown(pivot(make_observer(), OFFENDERS, **both))
    assert held["027", "026"] == HIDDEN and [*held.values()].count(HIDDEN) > 1
    narrowed = pivot(make_observer(name="observer-one"), OFFENDERS, rows="area", only="district:027")
    assert narrowed.status_code == 400


@pytest.mark.parametrize(
    "query",
    [{"rows": "district", "only": "direction:exit"}, {"rows": "month", "only": ["district:026", "direction:exit"]},
     {"rows": "direction", "only": "district:026"}, {"rows": "month", "columns": "code", "only": "area:026"}],
)  # fmt: skip
def test_a_narrower_table_does_not_tell_what_a_wider_one_holds_back(cases, line, query):
    page = pivot(make_observer(), OFFENDERS, **query)
    assert page.status_code == 400 and "Small groups of people are not told apart" in page.text
    file = log_in(make_observer(name="observer-file")).get(
        "/summaries/table/csv/", {"indicator": OFFENDERS} | query
    )
    assert file.status_code == 302
    assert pivot(make_clerk(line[5]), OFFENDERS, **query).status_code == 200
    assert pivot(make_observer(name="observer-cases"), LAW, **query).status_code == 200


def test_districts_and_months_are_narrowed_for_everybody(cases):
    page = pivot(make_observer(), OFFENDERS, "month", only="district:026")
    assert shown(page)["*", "*"] == "18"
    assert {str(label) for label, _choices in page.context["only_choices"]} == {
        "District", "District as it lies today",
    }  # fmt: skip


def test_no_row_leads_to_a_table_that_is_refused(cases, line):
    observer = make_observer()
    for rows in ("district", "group"):
        urls = [row.head.url for row in pivot(observer, OFFENDERS, rows).context["pivot"].rows]
        assert not any("/summaries/table/" in url for url in urls)
    assert "rows=commune" in pivot(make_clerk(line[5]), OFFENDERS).context["pivot"].rows[0].head.url


def test_a_change_that_would_tell_a_hidden_number_is_none(cases, line):
    make_case(line[5], direction="entry", on=date(2020, 3, 1), offenders=8)
    make_case(line[5], direction="exit", on=date(2020, 3, 1), offenders=8)
    rows = pivot(make_observer(), OFFENDERS, "direction").context["pivot"].rows
    told = {row.total.words: row.total.change.words for row in rows}
    assert told[HIDDEN] == "not compared"


def test_no_table_lets_anybody_reckon_what_is_not_shown():
    """All tables that fit what is shown: in each of them some other number could stand where one is hidden."""
    turn = random.Random(7)
    for _table in range(120):
        rows, columns = list(range(turn.choice([1, 2, 3]))), ["a", "b"][: turn.choice([1, 2])]
        parts = {(row, column): turn.choice([0, 0, 1, 1, 2, 4, 6]) for row in rows for column in columns}
        figures = with_sums({place: number for place, number in parts.items() if number})
        few = FewHidden(figures, rows, columns, asked(turn.choice([True, False])))
        if few.cells and not few.is_given_away:
            for place, could_be in fitting(parts, figures, few.cells, rows, columns).items():
                assert parts[place] not in range(1, 5) or len(could_be) > 1, (figures, few.cells)


def asked(hides_rows):
    """A question of people by columns that say something of persons, and rows that may."""
    dimensions = [SimpleNamespace(key="", hides_few=hides) for hides in (hides_rows, True)]
    axes = [SimpleNamespace(dimension=each) for each in dimensions]
    return SimpleNamespace(rows=axes[0], columns=axes[1], only=(), has_total=lambda axis: True)


def fitting(parts, figures, hidden, rows, columns):
    """{hidden part: every number that could stand there}."""
    open_parts = [place for place in parts if place in hidden]
    lines = [([(row, column) for column in columns], (row, TOTAL)) for row in rows]
    lines += [([(row, column) for row in rows], (TOTAL, column)) for column in columns]
    lines = [(line, figures.get(whole, 0)) for line, whole in lines if whole not in hidden]
    could_be = {place: set() for place in open_parts}

    def fill(told, left):
        for line, whole in lines:
            known = [told[place] for place in line if place in told]
            if sum(known) > whole or (len(known) == len(line) and sum(known) != whole):
                return
        if not left:
            for place in open_parts:
                could_be[place].add(told[place])
            return
        for number in range(11):
            fill(told | {left[0]: number}, left[1:])

    fill({place: number for place, number in parts.items() if place not in hidden}, open_parts)
    return could_be
