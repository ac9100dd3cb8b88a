"""Values, spans and stated comparisons are read as documents write them; what is not clear is asked."""

from decimal import Decimal

import pytest
from django.utils import translation

from borderops.figures.amounts import parse_amount, write_amount
from borderops.figures.periods import Period
from borderops.figures.published import reads_as
from borderops.figures.spans import period_words, read_as_of, read_period


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.186", "2186"),
        ("6", "6"),
        ("180,1 triệu", "180100000"),
        ("40,912 tỷ", "40912000000"),
        ("1 234", "1234"),
        ("0,125", "0.125"),
        (570, "570"),
    ],
)
def test_a_value_is_read_as_it_is_published(text, value):
    assert parse_amount(text) == Decimal(value)


@pytest.mark.parametrize("text", ["765,495", "1,234,567", "6 vụ", "-3", "1.23", "nhiều"])
def test_a_value_that_is_not_clear_is_asked(text):
    with translation.override("en"), pytest.raises(ValueError, match=r"Write"):
        parse_amount(text)


@pytest.mark.parametrize("value", ["180100000", "1.234", "0.500", "2186"])
def test_a_stored_value_can_be_typed_again(value):
    assert parse_amount(write_amount(Decimal(value))) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" 2021-q3 ", "2021-Q3"),
        ("CAL:2021", "cal:2021"),
        ("01/01/2021..31/03/2021", "2021-01-01..2021-03-31"),
        ("2015 .. 2021-10", "2015..2021-10"),
    ],
)
def test_a_period_is_kept_in_one_way(text, key):
    assert read_period(text) == key


@pytest.mark.parametrize("text", ["2021-Q5", "2021-13..2022", "2021..2015", "năm ngoái"])
def test_a_period_that_cannot_be_read_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_period(text)


def test_an_as_of_is_a_year_a_month_or_a_day():
    assert [read_as_of(text) for text in ("2021", "2021-10", "2021-10-14")] == [
        "2021",
        "2021-10",
        "2021-10-14",
    ]
    with pytest.raises(ValueError, match="2021-10"):
        read_as_of("2021-13")


@pytest.mark.parametrize(
    ("stated", "now", "before", "fits"),
    [
        ("tăng 3%", "180.1", "174.8", True),
        ("tăng 1,9 lần", "4537635", "765495", False),
        ("tăng 3%", "103.3", "100", True),
        ("tăng 3,0%", "103.3", "100", False),
        ("giảm 2 lần", "50", "100", True),
        ("giảm 2 lần", "0", "100", None),
        ("tăng 3", "5", "2", True),
        ("giảm 3", "5", "2", False),
        ("không có sự thay đổi", "8", "8", True),
        ("giảm đáng kể", "5", "9", None),
        ("tăng gần 500%", "1300", "220", None),
        ("", "5", "9", None),
    ],
)
def test_a_stated_comparison_is_held_against_the_values(stated, now, before, fits):
    assert reads_as(stated, Decimal(now), Decimal(before)) is fits


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("2021", "2021"),
        ("2021-10", "10/2021"),
        ("2021-10-14", "14/10/2021"),
        ("2015..2021-10", "2015 – 10/2021"),
        ("2021-Q3", "Quarter III of 2021"),
        ("cal:2021", "Calendar year 2021"),
        ("2021-01-01..2021-03-31", "01/01/2021 – 31/03/2021"),
    ],
)
def test_the_time_of_a_figure_is_as_exact_as_its_source(kept, words):
    with translation.override("en"):
        assert period_words(kept) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [("2021", "2021"), ("2021-M07", "M7/2021"), ("2021-Q3", "QIII/2021"), ("cal:2021", "2021")],
)
def test_a_period_has_a_name_for_narrow_cells(key, words):
    with translation.override("en"):
        assert Period.parse(key).brief == words
