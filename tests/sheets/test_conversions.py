"""Numbers, days and values read as a person said, and shown so that nobody mistakes them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from borderops.sheets.cells import Cell, ChoiceCell, DayCell, WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.conversions import converter
from borderops.sheets.further_cells import MomentCell
from borderops.sheets.registry import workbooks
from borderops.sheets.samples import sample
from borderops.sheets.two_ways import day_says, number_says

AMOUNT = workbooks["reported-figures"].resource.fields["value"]


def column(cell):
    return Column("A", "a", cell)


def as_read(column, format, cell):
    return sample(cell, column.widget, converter(column, format))


@pytest.mark.parametrize(
    ("written", "comma", "point"),
    [
        ("40,912", Decimal("40.912"), 40912),
        ("900.031", 900031, Decimal("900.031")),
        ("1.234,5", Decimal("1234.5"), "1.234,5"),
        ("1,234.5", "1,234.5", Decimal("1234.5")),
        ("1 234,5", Decimal("1234.5"), "1 234,5"),
        ("1\u00a0234\u00a0567", 1234567, 1234567),
        ("-2,5", Decimal("-2.5"), "-2,5"),
        ("0012", 12, 12),
        ("1.23.4", "1.23.4", "1.23.4"),
        ("about 12", "about 12", "about 12"),
    ],
)
def test_the_decimal_mark_that_was_chosen_says_what_a_number_is(written, comma, point):
    assert converter(AMOUNT, "comma")(written) == comma
    assert converter(AMOUNT, "point")(written) == point


def test_words_behind_an_english_number_are_read_by_the_column_itself():
    assert AMOUNT.widget.clean(converter(AMOUNT, "point")("180.1 triệu")) == Decimal("180100000")
    assert AMOUNT.widget.clean(converter(AMOUNT, "comma")("180,1 triệu")) == Decimal("180100000")


def test_a_whole_number_has_no_decimals_whatever_was_chosen():
    whole = column(WholeCell())
    assert converter(whole, "point")("40,912") == 40912
    assert converter(whole, "comma")("40,912") == "40,912"
    assert converter(whole, "comma")("900.031") == 900031
    assert isinstance(converter(whole, "comma")("12,0"), int)


@pytest.mark.parametrize("cell", [12, 12.5, None, date(2026, 4, 25), True])
def test_what_is_no_text_stays_as_it_is(cell):
    assert converter(AMOUNT, "comma")(cell) is cell


@pytest.mark.parametrize(
    ("written", "mdy", "ymd"),
    [
        ("04/25/2026", date(2026, 4, 25), "04/25/2026"),
        ("3/4/26", date(2026, 3, 4), "3/4/26"),
        ("26-4-3", "26-4-3", date(2026, 4, 3)),
        ("2026.04.25", "2026.04.25", date(2026, 4, 25)),
        ("25/04/2026", "25/04/2026", "25/04/2026"),
        ("4 / 5 / 2026", date(2026, 4, 5), "4 / 5 / 2026"),
        ("02/30/2026", "02/30/2026", "02/30/2026"),
        ("soon", "soon", "soon"),
    ],
)
def test_the_order_that_was_chosen_says_what_a_day_is(written, mdy, ymd):
    day = column(DayCell())
    assert (converter(day, "mdy")(written), converter(day, "ymd")(written)) == (mdy, ymd)


def test_day_and_month_of_real_days_are_exchanged_where_that_was_said():
    convert = converter(column(DayCell()), "exchanged")
    cells = [date(2026, 4, 3), datetime(2026, 4, 12, 7, 40), date(2026, 4, 25), "03/04/2026", None]
    assert [convert(each) for each in cells] == [
        date(2026, 3, 4), datetime(2026, 12, 4, 7, 40), date(2026, 4, 25), "03/04/2026", None,
    ]  # fmt: skip


def test_a_time_behind_the_day_stays_with_it():
    convert = converter(column(MomentCell()), "mdy")
    assert convert("04/25/2026 7h40") == datetime(2026, 4, 25, 7, 40)
    assert convert("04/25/2026 noon") == "04/25/2026 noon"


def test_a_value_is_matched_once_whatever_its_case_and_marks():
    convert = converter(column(Cell()), "", {"Mèo vạc": "Mèo Vạc", "12": "Đồng Văn", "?": ""})
    assert [convert(each) for each in ["MEO VAC", " mèo  vạc", 12.0, "12", "?", "Other", None]] == [
        "Mèo Vạc", "Mèo Vạc", "Đồng Văn", "Đồng Văn", "", "Other", None,
    ]  # fmt: skip


def test_the_parts_of_a_list_are_matched_one_by_one():
    convert = converter(column(Cell()), "", {"meo vac": "Mèo Vạc"})
    assert convert("Đồng Văn|MÈO VẠC; Yên Minh") == "Đồng Văn|Mèo Vạc; Yên Minh"


def test_a_matched_value_and_a_format_go_together():
    convert = converter(AMOUNT, "point", {"không có": "0"})
    assert [convert("Không có"), convert("1,234")] == ["0", 1234]


@pytest.mark.parametrize(
    ("cell", "format"),
    [(WholeCell(), ""), (DayCell(), ""), (DayCell(), "dmy"), (DayCell(), "comma"), (Cell(), "comma")],
)
def test_nothing_is_done_where_nothing_was_chosen(cell, format):
    assert converter(column(cell), format) is None


def test_so_many_texts_are_remembered_and_no_more(monkeypatch):
    monkeypatch.setattr("borderops.sheets.conversions.MOST_REMEMBERED", 2)
    convert = converter(AMOUNT, "comma")
    assert [convert(f"{n},5") for n in range(5)] == [Decimal(f"{n}.5") for n in range(5)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("40,912", "either"), ("900.031", "either"), ("12,5", "comma"), ("1.234.567", "comma"), ("0,125", "comma"),
        ("1234,567", "comma"), ("12.5", "point"), ("1,234.5", "point"), ("12", ""), ("1 234", ""), ("a,b", ""),
        ("202,492 tỷ", ""), ("180,1 tỷ", "comma"), ("1.2.3", ""),
    ],
)  # fmt: skip
def test_a_text_says_which_mark_its_column_uses_or_leaves_it_open(text, says):
    assert number_says(text) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("03/04/2026", "either"), ("25/04/2026", "dmy"), ("04/25/2026", "mdy"), ("2026/04/25", "ymd"),
        ("04/25/2026 7h40", "mdy"), ("13/13/2026", ""), ("4/2026", ""), ("x", ""),
    ],
)  # fmt: skip
def test_a_text_says_in_which_order_its_day_stands_or_leaves_it_open(text, says):
    assert day_says(text) == says


@pytest.mark.parametrize(
    ("format", "written", "read", "words"),
    [
        ("comma", "40,912", "40.912", "40 point 912"),
        ("point", "40,912", "40,912", "40 thousand 912"),
        ("comma", "1.000.567", "1,000,567", "1 million 567"),
        ("comma", "2.000", "2,000", "2 thousand"),
        ("comma", "12", "12", ""),
        ("comma", "1,234.5", "", ""),
    ],
)
def test_a_sample_is_shown_as_it_will_be_read(english, format, written, read, words):
    shown = as_read(AMOUNT, format, written)
    assert (shown.written, shown.read, shown.words) == (written, read, words)


def test_a_sample_is_shown_with_the_marks_of_the_language():
    with translation.override("vi"):
        assert as_read(AMOUNT, "point", "1,234.5").read == "1.234,5"


def test_a_sample_of_a_day_names_day_and_month(english):
    shown = as_read(column(DayCell()), "mdy", "04/03/2026")
    assert (shown.read, shown.words) == ("03/04/2026", "day 3 of month 4")


def test_a_choice_is_no_number():
    assert as_read(column(ChoiceCell([("a", "A")])), "", "a").words == ""
