"""Text, numbers, days and times as people write them."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from borderops import vietnamese
from borderops.vietnamese import (
    clean,
    day,
    fold,
    moment,
    number,
    parse_day,
    parse_moment,
    parse_time,
    parse_whole,
    percent,
)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def in_vietnamese():
    with translation.override("vi"):
        yield


def refusal(read, text):
    with pytest.raises(ValueError) as refused:
        read(text)
    return str(refused.value)


@pytest.mark.parametrize(
    "text, kept",
    [
        ("  Đồng\u00a0Văn  ", "Đồng Văn"),
        (unicodedata.normalize("NFD", "Mèo Vạc"), "Mèo Vạc"),
        ("Xín\u200bMần\ufeff", "XínMần"),
        ("một \t hai\u202fba", "một hai ba"),
        (" dòng một  \r\n\r\n  dòng  hai \n", "dòng một\n\ndòng hai"),
        ("a\x00b\ud800", "ab"),
        (None, ""),
        (12, "12"),
    ],
)
def test_clean_keeps_the_words_and_lines_and_drops_what_cannot_be_seen(text, kept):
    assert clean(text) == kept


def test_clean_can_make_a_single_line():
    assert clean("dòng một\r\n\r\n dòng hai\u2028ba", single_line=True) == "dòng một dòng hai ba"


@pytest.mark.parametrize("text", ["Thuỷ Đỗ", "Thủy  Đỗ", "THỦY\u00a0ĐỖ", "thuy do", "Thuỷ\nÐỗ"])
def test_fold_makes_every_spelling_one(text):
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == "thuy do"


def test_fold_knows_every_vowel_in_every_tone():
    for vowel in "aăâeêioôơuưy":
        for tone in ["", *vietnamese.TONES]:
            assert fold((vowel + tone).upper()) == unicodedata.normalize("NFD", vowel)[0]


def test_fold_keeps_chinese_characters_and_evens_out_dashes():
    assert fold("Dương Vạn 杨万 – A-B") == "duong van 杨万 - a-b"


def test_fold_of_a_folded_text_changes_nothing():
    for text in ["Thanh Thủy–Thiên Bảo", "´ \u0301 x", "İstanbul ß", "한국", " \u0301"]:
        assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "in_order",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v", "x", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "măng"],
        ["Du Già", "Du Tiến", "Đồng Văn", "Hoàng Su Phì", "Mèo Vạc", "Quản Bạ", "Vị Xuyên", "Xín Mần"],
        ["Lũng Cú", "Lũng Phìn", "Lũng Táo", "Ma Lé", "Má Lé"],
        ["Ban Mê", "Bản Mế", "Bàn Phùng", "Bang"],
        ["Chốt 9", "Chốt 10", "Chốt 10 A", "Chốt 456", "Chốt A"],
        ["519", "519/2", "520"],
        ["", "a", "z", "杨"],
    ],
)
def test_sort_key_puts_words_in_vietnamese_order(in_order):
    assert sorted(reversed(in_order), key=vietnamese.sort_key) == in_order


def test_sort_key_ignores_case_and_how_marks_are_stored():
    decomposed = unicodedata.normalize("NFD", "ĐỒNG  VĂN")
    assert vietnamese.sort_key(decomposed) == vietnamese.sort_key("đồng văn")


def test_sort_key_holds_only_what_every_database_sorts_alike():
    assert set(vietnamese.sort_key("Mốc 519/2, Bản Mế – 杨万 Ünü")) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "value, decimals, written",
    [
        (0, None, "0"),
        (2186, None, "2.186"),
        (1234.5, None, "1.234,5"),
        (Decimal("180.100"), None, "180,1"),
        (Decimal("1E+3"), None, "1.000"),
        (-1234567, None, "-1.234.567"),
        (Decimal("2.345"), 2, "2,35"),
        (1234, 1, "1.234,0"),
        (-0.04, 1, "0,0"),
        (None, None, "–"),
    ],
)
@pytest.mark.usefixtures("in_vietnamese")
def test_numbers_are_written_with_dots_for_thousands_and_a_comma_for_decimals(value, decimals, written):
    assert number(value, decimals) == written


def test_numbers_are_written_the_english_way_in_english():
    assert number(Decimal("1234.50")) == "1,234.5"
    assert percent(19.44) == "19.4%"


@pytest.mark.usefixtures("in_vietnamese")
def test_per_cent_has_one_decimal_at_most_and_no_space():
    shown = [percent(value) for value in (3, 3.0, Decimal("3.14"), 100, 1234.56, -0.04, None)]
    assert shown == ["3%", "3%", "3,1%", "100%", "1.234,6%", "0%", "–"]


def test_days_and_moments_are_shown_day_first_by_the_clock_on_the_wall():
    late = datetime(2026, 12, 31, 18, 5, tzinfo=UTC)
    assert day(date(2026, 2, 1)) == "01/02/2026"
    assert day(late) == "01/01/2027"
    assert moment(late) == "01/01/2027 01:05"
    assert moment(datetime(2026, 11, 21, 7, 40)) == "21/11/2026 07:40"


def test_a_moment_without_its_time_shows_the_day_and_without_its_day_nothing():
    assert moment(date(2026, 11, 21), time(7, 40)) == "21/11/2026 07:40"
    assert moment(date(2026, 11, 21)) == moment(date(2026, 11, 21), None) == "21/11/2026"
    assert day(None) == moment(None) == ""


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 11, 21),
        datetime(2026, 11, 21, 23, 59),
        datetime(2026, 11, 20, 17, 0, tzinfo=UTC),
        "21/11/2026",
        " 21 / 11 / 2026\u00a0",
        "21/11/26",
        "21-11-2026",
        "21.11.2026",
        "2026-11-21",
        "21112026",
        21112026.0,
    ],
)
def test_a_day_is_read_in_every_way_it_is_written(written):
    assert parse_day(written) == date(2026, 11, 21)
    assert type(parse_day(written)) is date


def test_a_short_day_and_a_short_year_are_read():
    assert parse_day("1/2/26") == date(2026, 2, 1)
    assert parse_day("1/2/85") == date(1985, 2, 1)
    assert parse_day("2026-2-1") == date(2026, 2, 1)


@pytest.mark.parametrize(
    "written",
    ["", None, "hôm qua", "21/11", "11/2026", "21/11-2026", "21/11/206", "2026/11/21", "1112026", 46347, True]
    + ["21/11/2026 07:40", "２１/11/2026", "21//11/2026"],
)
def test_anything_else_is_refused_with_how_to_write_a_day(written):
    assert refusal(parse_day, written) == "Write the day as dd/mm/yyyy, for example 21/11/2026."


@pytest.mark.parametrize("written", ["31/02/2026", "29.02.2025", "2026-13-01", "00/01/2026", "20261121"])
def test_an_impossible_day_is_refused_by_name(written):
    assert refusal(parse_day, written) == f"{written} is not a day."


def test_a_mistyped_year_is_refused():
    assert refusal(parse_day, "21/11/0206").endswith("write a year from 1900 to 2100.")


@pytest.mark.parametrize(
    "written",
    [
        "7h40",
        "07:40",
        "0740",
        "740",
        "7.40",
        "7 giờ 40",
        "7 GIỜ 40 PHÚT",
        "7g40",
        "7 h 40'",
        "07:40:59",
        740.0,
    ]
    + [unicodedata.normalize("NFD", "7 giờ 40"), time(7, 40, 30), timedelta(hours=7, minutes=40)]
    + [datetime(2026, 11, 21, 7, 40), datetime(2026, 11, 21, 0, 40, tzinfo=UTC)],
)
def test_a_time_is_read_in_every_way_it_is_written(written):
    assert parse_time(written) == time(7, 40)


def test_a_full_hour_and_midnight_are_read():
    assert [parse_time(text) for text in ("7h", "19 giờ", "7h5", "0000", "00:00")] == [
        time(7), time(19), time(7, 5), time(0), time(0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written", ["", None, "sáng", "7", "7:4", "7.4", 7.25, 0.25, "07:40 tối", "-7:40", timedelta(days=1)]
)
def test_anything_else_is_refused_with_how_to_write_a_time(written):
    assert refusal(parse_time, written) == "Write the time as hh:mm, for example 07:40."


@pytest.mark.parametrize("written", ["24:00", "25h", "07:60"])
def test_an_impossible_time_is_refused_by_name(written):
    assert refusal(parse_time, written) == f"{written} is not a time of day: write 00:00 to 23:59."


@pytest.mark.parametrize(
    "written",
    ["20/05/2024 07:40", "20/5/2024 7h40", "7h40 ngày 20/05/2024", "20.5.2024, 7 giờ 40", "20/05/2024 lúc 7h40",
     "2024-05-20T07:40", "07:40, 20/05/2024"],
)  # fmt: skip
def test_a_day_and_a_time_are_read_in_either_order(written):
    assert moment(parse_moment(written)) == "20/05/2024 07:40"


@pytest.mark.parametrize("written", ["20/05/2024", "07:40", "x", "31/02/2024 7h", "20/05/2024 25:00"])
def test_half_a_moment_is_refused(written):
    assert refusal(parse_moment, written)


@pytest.mark.parametrize(
    "written, value",
    [(12, 12), (12.0, 12), (" 12 ", 12), ("007", 7), ("0", 0), (1234.0, 1234), ("1.234", 1234)]
    + [("1 234", 1234), ("1\u00a0234", 1234), ("1.234.567", 1234567)],
)
def test_a_whole_number_is_read_as_people_and_spreadsheets_write_it(written, value):
    assert parse_whole(written) == value


@pytest.mark.parametrize(
    "written, advice",
    [
        ("1,234", "can be read in two ways"),
        ("12,5", "without decimals"),
        ("1.234,5", "without decimals"),
        ("1.23", "without decimals"),
        (1.234, "without decimals"),
        ("0.123", "without decimals"),
        ("1.234 567", "without decimals"),
        ("-3", "0 or more"),
        (-3, "0 or more"),
        ("12 vụ", "Write the number alone"),
        ("9" * 5000, "is too large"),
        ("vài", "Write a whole number"),
        ("", "Write a whole number"),
        (None, "Write a whole number"),
        (True, "Write a whole number"),
        (float("nan"), "Write a whole number"),
    ],
)
def test_what_is_not_a_whole_number_is_refused_with_what_to_write(written, advice):
    assert advice in refusal(parse_whole, written)
