"""The land of every commune, past or present, is reported today in one district."""

from datetime import date

import pytest

from borderops.districts.areas import PresentAreas
from tests.factories import make_commune, make_district, make_other_district

pytestmark = pytest.mark.django_db
MERGER = date(2025, 7, 1)


def test_a_commune_that_stands_is_reported_in_its_main_district():
    commune = make_commune()
    commune.other_districts.set([make_other_district()])
    assert PresentAreas().of(commune.pk) == make_district().pk


def test_a_commune_of_the_past_follows_its_main_successors_to_the_end():
    last = make_commune("Cuối", "00003", make_other_district(), valid_from=MERGER)
    middle = make_commune("Giữa", "00002", main_successor=last)
    first = make_commune("Đầu", "00001", main_successor=middle)
    areas = PresentAreas()
    assert {areas.of(commune.pk) for commune in (first, middle, last)} == {make_other_district().pk}
    assert set(areas.communes_of([make_other_district().pk])) == {first.pk, middle.pk, last.pk}
    assert areas.communes_of([make_district().pk]) == []


def test_successors_in_a_circle_do_not_hang():
    one, other = make_commune("Một", "00001"), make_commune("Hai", "00002")
    one.main_successor, other.main_successor = other, one
    one.save()
    other.save()
    assert PresentAreas().of(one.pk) == make_district().pk


def test_a_district_is_fed_by_all_districts_that_its_land_was_reported_in():
    new = make_commune("Mới", "00002", valid_from=MERGER)
    make_commune("Cũ", "00001", make_other_district(), main_successor=new)
    assert PresentAreas().feeders() == {make_district().pk: {make_district().pk, make_other_district().pk}}


def test_an_unknown_commune_is_reported_nowhere():
    assert PresentAreas().of(None) is None
