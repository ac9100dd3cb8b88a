"""The indicators of posts, shifts and joint patrols, counted as their own pages count them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from borderops.figures.counting import counting_of
from borderops.figures.periods import Period
from tests.factories import make_commune, make_district, make_observer, make_overseer
from tests.figures.factories import log_in
from tests.patrols.makers import (
    DAY,
    change,
    make_accepted_patrol,
    make_accepted_shift,
    make_post,
    make_sent_shift,
    make_team,
)

pytestmark = pytest.mark.django_db

YEAR = Period.parse("cal:2024")


def value(key, user=None, period=YEAR):
    return counting_of(key).value(user or make_overseer(), period)


def split(key, name, period=YEAR):
    counting = counting_of(key)
    return counting.split(make_overseer(), period, [counting.dimension(name)])


def opened(key, name):
    """The records that the one value of a dimension opens."""
    overseer, counting = make_overseer(), counting_of(key)
    dimension = counting.dimension(name)
    [chosen] = [chosen for (chosen,) in counting.split(overseer, YEAR, [dimension])]
    page = log_in(overseer).get(counting.url(overseer, YEAR, [(dimension, chosen)]))
    return [row.record for row in page.context["table"].rows]


def test_accepted_shifts_are_counted_and_what_they_checked():
    make_accepted_shift()
    make_accepted_shift(day=DAY + timedelta(days=1), people_in=3, people_out=None, post=make_team())
    make_sent_shift(day=DAY + timedelta(days=2), post=make_post("Chốt 425"))
    assert value("patrols.shifts") == 2 and value("patrols.nil_reports") == 2
    assert value("patrols.people_checked") == 23
    assert counting_of("patrols.shifts").waiting(make_overseer(), YEAR) == 1


def test_what_no_shift_counted_is_missing():
    make_accepted_shift(people_in=None, people_out=None, declarations=None)
    assert value("patrols.people_checked") is None


@pytest.mark.parametrize("name", ["district", "post", "outcome"])
def test_shifts_open_exactly_by_what_they_are_split(name):
    shift = make_accepted_shift()
    assert opened("patrols.shifts", name) == [shift]


@pytest.mark.parametrize("name", ["district", "kind"])
def test_joint_patrols_open_exactly_by_what_they_are_split(name):
    patrol = make_accepted_patrol()
    found = counting_of("patrols.joint_patrols")
    year = Period.preset("year", patrol.day.year, is_calendar=True)
    assert found.value(make_overseer(), year) == 1
    dimension = found.dimension(name)
    [chosen] = [chosen for (chosen,) in found.split(make_overseer(), year, [dimension])]
    page = log_in(make_overseer()).get(found.url(make_overseer(), year, [(dimension, chosen)]))
    assert [row.record for row in page.context["table"].rows] == [patrol]


def test_posts_are_counted_as_they_stood_at_the_end_of_the_period():
    post = make_post()
    make_team()
    change(post, "closed", date(2024, 8, 1))
    assert value("checkpoints.fixed", period=Period.parse("2024-M07")) == 1
    assert value("checkpoints.fixed") == 0 and value("patrol_teams.mobile") == 1
    assert value("checkpoints.fixed", period=Period.parse("2023-M07")) is None


def test_posts_of_each_month_stand_where_they_stood_then():
    post = make_post()
    east = make_commune("Sơn Vĩ", code="00721", district=make_district("Mèo Vạc", "027", "MV", order=7))
    change(post, "moved", date(2024, 8, 1), commune=east, district=east.district)
    counting = counting_of("checkpoints.fixed")
    by = [counting.dimension("district")]
    found = counting.split(make_overseer(), YEAR, by, YEAR.months)
    assert found[6, "026"] == 1 and found[7, "027"] == 1 and (7, "026") not in found


def test_shares_are_of_all_shifts_together_and_never_added():
    make_accepted_shift(people_in=10, people_out=0, declarations=10)
    make_accepted_shift(day=DAY + timedelta(days=1), people_in=30, people_out=0, declarations=10,
                        declarations_reason="Hết tờ khai.")  # fmt: skip
    assert value("patrols.declarations_share") == Decimal("50.0")
    assert split("patrols.declarations_share", "district") == {("026",): Decimal("50.0")}


def test_observers_count_too():
    make_accepted_shift()
    assert value("patrols.shifts", make_observer()) == 1


def test_a_team_whose_stretch_leads_through_a_district_is_counted_where_it_stands():
    team = make_team()
    east = make_commune("Sơn Vĩ", code="00721", district=make_district("Mèo Vạc", "027", "MV", order=7))
    team.further_districts.add(east.district)
    make_team("Tổ cơ động số 2", commune=east)
    client, counting, overseer = log_in(make_overseer()), counting_of("patrol_teams.mobile"), make_overseer()
    by = counting.dimension("district")
    found = counting.split(overseer, YEAR, [by])
    assert found == {("026",): 1, ("027",): 1}
    for (code,), number in found.items():
        assert len(client.get(counting.url(overseer, YEAR, [(by, code)])).context["table"].rows) == number
    listed = client.get("/patrols/posts/", {"as_of": "31/12/2024", "district": "027", "kind": "mobile"})
    assert len(listed.context["table"].rows) == 2


def test_a_district_of_which_all_posts_were_closed_has_none():
    change(make_post(), "closed", date(2024, 8, 1))
    assert split("checkpoints.fixed", "district") == {("026",): 0}
