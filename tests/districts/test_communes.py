"""Communes and districts have days on which they stand."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from borderops.districts.models import Commune, District
from tests.factories import make_commune, make_district, make_other_district

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def test_a_commune_stands_from_its_first_to_its_last_day():
    old = make_commune("Xín Cái", "00778", valid_to=LAST)
    new = make_commune("Sơn Vĩ", "00778", valid_from=FIRST)
    always = make_commune("Lũng Cú", "00715")
    assert set(Commune.objects.valid_on(LAST)) == {old, always}
    assert set(Commune.objects.valid_on(FIRST)) == {new, always}
    assert [old.stands_on(LAST), old.stands_on(FIRST), new.stands_on(LAST), always.stands_on(LAST)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("valid_from", "valid_to"), [(None, None), (LAST, None), (None, FIRST), (LAST, LAST)]
)
def test_two_communes_of_one_code_never_stand_on_the_same_day(valid_from, valid_to):
    make_commune("Xín Cái", "00778", valid_to=LAST)
    second = Commune(
        code="00778",
        name="Sơn Vĩ",
        kind="xã",
        district=make_district(),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    with pytest.raises(ValidationError) as refusal:
        second.clean()
    assert "code" in refusal.value.error_dict


def test_a_code_may_be_used_again_from_the_next_day():
    old = make_commune("Xín Cái", "00778", valid_to=LAST)
    make_commune("Sơn Vĩ", "00778", valid_from=FIRST).full_clean()
    old.full_clean()


def test_the_last_day_does_not_lie_before_the_first():
    backwards = make_commune("Lũng Cú", "00715", valid_from=FIRST, valid_to=FIRST - timedelta(days=1))
    with pytest.raises(ValidationError) as refusal:
        backwards.clean()
    assert "valid_to" in refusal.value.error_dict


def test_border_districts_run_from_west_to_east():
    east, west = make_district(), make_other_district()
    make_district("Bắc Mê", "031", "BM", on_border=False, order=None)
    assert list(District.objects.on_border()) == [west, east]
