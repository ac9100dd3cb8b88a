"""What a table of figures says of itself, so that nobody takes one thing on it for another."""

from datetime import date

import pytest

from borderops.summaries.pivot_drawing import shortened
from tests.factories import make_commune, make_overseer
from tests.figures.factories import make_indicator
from tests.summaries.factories import make_case
from tests.summaries.pivoting import LAW, pivot, row_names

pytestmark = pytest.mark.django_db
EXPORT = "crossings.export_value.usd"


@pytest.fixture
def law(line):
    return make_indicator(LAW, unit="vụ", theme="incidents")


def column_names(page):
    return [column.name for column in page.context["pivot"].columns]


@pytest.mark.parametrize(
    "columns, period, named",
    [
        ("month", "2021-Q1", ["M1", "M2", "M3"]),
        ("quarter", "2021-H1", ["QI", "QII"]),
        ("year", "2021", ["2021"]),
        ("month", "15/12/2020..14/02/2021", ["M1", "M2"]),
        ("month", "15/11/2020..14/01/2021", ["M12/2020", "M1/2021"]),
        ("month", "01/01/2021..15/02/2021", ["M1", "01/02/2021 – 15/02/2021"]),
    ],
)
def test_columns_of_one_year_leave_it_to_the_page_and_stay_narrow(law, columns, period, named):
    assert column_names(pivot(make_overseer(), columns=columns, period=period)) == named


def test_rows_have_room_for_the_year(law):
    assert row_names(pivot(make_overseer(), rows="quarter", period="2021-H1")) == ["QI/2021", "QII/2021"]


def test_a_commune_is_told_from_the_one_that_took_over_its_name(line, law):
    heir = make_commune("Lũng Cú", "00715", line[5], valid_from=date(2025, 7, 1))
    old = make_commune("Lũng Cú", "00715", line[5], valid_to=date(2025, 6, 30), main_successor=heir)
    for commune, on in ((heir, date(2025, 8, 1)), (old, date(2025, 5, 1))):
        make_case(line[5], commune=commune, on=on)
    make_case(line[6], on=date(2025, 5, 1))
    assert row_names(pivot(make_overseer(), rows="commune", period="2025")) == [
        "Lũng Cú (Đồng Văn, until 30/06/2025)",
        "Lũng Cú (Đồng Văn)",
        "Xã của Mèo Vạc (Mèo Vạc)",
    ]


@pytest.mark.parametrize(
    "name, room, drawn",
    [
        ("Lũng Cú (Đồng Văn)", 20, "Lũng Cú (Đồng Văn)"),
        ("Lũng Cú (Đồng Văn)", 8, "Lũng Cú"),
        ("Hoàng Su Phì", 8, "Hoàng S…"),
    ],
)
def test_under_a_bar_what_stands_in_brackets_goes_first(name, room, drawn):
    assert shortened(name, room) == drawn


def test_a_name_that_says_its_unit_is_not_given_it_again(line):
    make_indicator(EXPORT, unit="USD", theme="trade", label_en="Exports (USD)")
    page = pivot(make_overseer(), EXPORT)
    assert "Exports (USD)</h2>" in page.text and "(USD) (USD)" not in page.text


def test_other_names_are_given_their_unit_and_a_share_none(line):
    cases, share = make_indicator(LAW, unit="vụ"), make_indicator("patrols.completeness", unit="%")
    assert cases.label_with_unit == f"{cases.label} (vụ)" and share.label_with_unit == share.label


def test_only_more_trouble_is_bad_news(line, law):
    make_indicator(EXPORT, unit="USD", theme="trade")
    overseer = make_overseer()
    assert "is-plain" in pivot(overseer, EXPORT, rows="month").text
    assert "is-plain" not in pivot(overseer).text


def test_brackets_are_explained_where_there_are_any(line, law):
    make_case(line[5])
    overseer, words = make_overseer(), "In brackets: the same period last year."
    assert words not in pivot(overseer, columns="direction").text
    make_case(line[5], on=date(2020, 6, 1))
    assert words in pivot(overseer, columns="direction").text
