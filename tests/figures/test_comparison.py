"""How a figure stands to the one before it."""

from decimal import Decimal

import pytest
from django.utils import translation

from borderops.figures.comparison import Change, compare


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("now, before", [(None, 3), (3, None), (None, None), (0, None)])
def test_a_missing_figure_is_not_zero(now, before):
    assert compare(now, before) == Change("missing", None, None, "no figures")


@pytest.mark.parametrize("now, before", [(0, 0), (12, 12), (Decimal("1.50"), 1.5)])
def test_equal_figures_are_unchanged(now, before):
    assert compare(now, before) == Change("unchanged", 0, None, "unchanged")


def test_a_rise_and_a_fall_say_how_much_and_how_many_per_cent():
    assert compare(43, 36) == Change("up", 7, Decimal("19.4"), "up 7 (19.4%)")
    assert compare(21, 24) == Change("down", -3, Decimal("-12.5"), "down 3 (12.5%)")
    assert compare(0, 12).words == "down 12 (100%)"


@pytest.mark.parametrize(
    "now, before, words",
    [(1, 0, "up 1"), (0, 9, "down 9"), (20, 9, "up 11"), (11, 10, "up 1 (10%)"), (9, 10, "down 1 (10%)")],
)
def test_there_is_no_per_cent_on_a_base_under_ten(now, before, words):
    assert compare(now, before).words == words


def test_a_per_cent_that_would_read_as_nought_is_left_out():
    assert compare(1_000_001, 1_000_000) == Change("up", 1, None, "up 1")


def test_the_unit_stands_behind_the_number():
    assert compare(2, 1, unit="case").words == "up 1 case"
    assert compare(2186, 1000, unit="offenders").words == "up 1,186 offenders (118.6%)"


def test_amounts_are_compared_exactly():
    assert compare(180.1, 174.8, "million USD").words == "up 5.3 million USD (3%)"


def test_numbers_follow_the_language():
    with translation.override("vi"):
        words = compare(2186, 1000).words
    assert "1.186" in words and "118,6%" in words
