"""A list of who departs or returns begins with the crossing point that the workers' files plan."""

import pytest

from tests.crossings.makers import make_crossing
from tests.factories import make_clerk
from tests.labour.list_typing import NEW, typed
from tests.labour.makers import make_issued, make_way_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def departure(permit):
    """The address of a new departure of the permit's programme and district."""
    about = f"programme={permit.programme.code}&district={permit.district.abbr}"
    return f"{NEW}?kind=depart&{about}&day=2024-03-05"


def test_a_departure_begins_with_the_crossing_point_that_the_files_plan(client, clerk):
    planned = make_issued(crossing=make_way_out())
    make_issued()
    assert client.get(departure(planned)).context["form"]["crossing"].value() == make_way_out().pk


def test_the_crossing_point_comes_with_the_choice_of_the_kind_and_what_was_chosen_stays(client, clerk):
    planned, other = make_issued(crossing=make_way_out()), make_crossing()
    sent = typed([planned], "depart", day="05/03/2024", offer="show")
    assert client.post(NEW, sent).context["form"]["crossing"].value() == str(make_way_out().pk)
    for chosen in ("", str(other.pk)):
        form = client.post(NEW, sent | {"crossing": chosen}).context["form"]
        assert form["crossing"].value() == chosen


def test_where_the_files_plan_different_crossing_points_none_is_offered(client, clerk):
    planned, here = make_issued(crossing=make_way_out()), make_crossing()
    other = make_issued(crossing=here)
    assert not client.get(departure(planned)).context["form"]["crossing"].value()
    chosen = client.get(f"{departure(planned)}&permit={other.pk}").context["form"]
    assert chosen["crossing"].value() == here.pk
