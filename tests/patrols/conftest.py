from datetime import date, time

import pytest

from tests.factories import make_commune, make_marker, make_other_district, make_unit
from tests.patrols.makers import change, expect, make_post, make_team


@pytest.fixture
def life():
    """Two posts of one name, one closed and reopened elsewhere, and a team with a stretch."""
    first = make_post(spot="=1+1")
    expect(first, until=date(2024, 5, 31))
    expect(first, 2, since=date(2024, 6, 1), first_start=time(7, 30))
    second = make_post(marker=make_marker("426"))
    change(second, "closed", date(2024, 6, 1), basis='@lệnh; "x"')
    there = make_commune("Má Lé", "00718")
    change(second, "reopened", date(2024, 9, 1), commune=there, district=there.district, spot="-Bản")
    team = make_team(to_marker=make_marker("430"), unit=make_unit("Đồn Lũng Cú"))
    team.further_districts.add(make_other_district())
    return first, second, team
