"""What the register counts stands beside a published figure for whoever may count it, and is never added to it."""

import re
from datetime import date

import pytest

from borderops.figures.beside_counted import counted_beside
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
)
from tests.figures.factories import log_in, make_figure, make_indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune():
    return make_commune()


@pytest.fixture
def elsewhere():
    return make_district("Mèo Vạc", "027", "MV", order=7)


def make_case(commune, on=date(2021, 6, 1), **fields):
    return make_accepted(commune=commune, occurred_on=on, **fields)


def page_of(figure, person):
    return log_in(person).get(figure.get_absolute_url()).content.decode()


def test_the_whole_line_is_counted_for_who_sees_all(commune):
    make_case(commune), make_submitted(commune=commune, occurred_on=date(2021, 6, 2))
    figure = make_figure(value=570)
    counted = counted_beside(make_overseer(), figure)
    assert (counted.total, counted.waiting) == (1, 1)
    page = page_of(figure, make_overseer())
    assert "Counted in this register" in page and "+1 waiting for review" in page
    assert "state=accepted" in page and not re.search(r"\b571\b", page)
    assert counted_beside(make_observer(), figure).total == 1


def test_who_sees_a_part_of_the_line_is_told_no_total(commune):
    make_case(commune)
    figure = make_figure(value=570)
    assert counted_beside(make_reviewer(commune.district), figure) is None
    assert "Counted in this register" not in page_of(figure, make_clerk(commune.district))


def test_districts_are_counted_one_by_one_within_reach(commune, elsewhere):
    make_case(commune), make_case(commune)
    own = make_figure(value=5, districts=[commune.district])
    both = make_figure(value=6, districts=[commune.district, elsewhere])
    reviewer = make_reviewer(commune.district)
    assert counted_beside(reviewer, own).total == 2
    assert counted_beside(reviewer, both) is None
    found = counted_beside(make_overseer(), both)
    assert [(place.name, place.value) for place in found.places] == [("Đồng Văn", 2), ("Mèo Vạc", None)]
    page = page_of(both, make_overseer())
    assert "district=026" in page and "nothing recorded" in page


def test_nothing_recorded_is_not_zero(commune):
    page = page_of(make_figure(value=570), make_overseer())
    assert "nothing recorded" in page


def test_what_is_only_reported_has_nothing_beside_it():
    length = make_figure(make_indicator("border.length"), 277)
    assert counted_beside(make_overseer(), length) is None


def test_a_flow_has_no_count_of_one_day_but_a_long_span_has(commune):
    make_case(commune)
    overseer = make_overseer()
    assert counted_beside(overseer, make_figure(value=570, as_of="2021-10", period="")) is None
    assert counted_beside(overseer, make_figure(value=570, period="2015..2021-10")).total == 1


def test_what_stands_is_counted_as_of_its_day():
    posts = make_indicator("checkpoints.fixed", nature="stock")
    counted = counted_beside(make_overseer(), make_figure(posts, 59, as_of="2021-05", period=""))
    assert counted.days == "31/05/2021" and counted.total is None


def test_the_same_amount_in_other_money_stands_beside_without_a_rate():
    usd = make_indicator("fdi.capital", unit="USD", display_unit="triệu USD")
    dong = make_indicator("fdi.capital_vnd", unit="VND", display_unit="tỷ đồng", same_as=usd)
    first, second = make_figure(usd, 9_610_000), make_figure(dong, 202_492_000_000)
    make_figure(dong, 1, period="2020")
    assert "202.492 billion VND" in page_of(first, make_observer())
    page = page_of(second, make_observer())
    assert "9.61 million USD" in page and "No rate is worked out" in page
