"""On the page of a crossing point: the posts that serve it, of those that the reader may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crossings.makers import make_eastern_crossing
from tests.factories import make_administrator, make_clerk, make_commune, make_other_district, make_overseer
from tests.patrols.makers import DAY, change, make_post, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_eastern_crossing()


def posts(client, crossing):
    """The posts shown; nothing where the part is left out."""
    response = client.get(crossing.get_absolute_url())
    assert response.status_code == 200
    shown = [panel for panel in response.context.get("panels") or [] if panel["key"] == "posts"]
    return shown[0]["posts"] if shown else None


def test_open_and_closed_posts_stand_there_with_their_links(client, crossing):
    closed = make_post("Chốt 1", crossing=crossing)
    change(closed, "closed", DAY)
    other, team = make_post("Chốt 3"), make_team(crossing=crossing)
    client.force_login(make_clerk())
    assert posts(client, crossing) == [team, closed] and other
    page = client.get(crossing.get_absolute_url()).content.decode()
    assert f'href="{team.get_absolute_url()}"' in page
    assert "open since 01/01/2024" in page and "closed since 20/05/2024" in page


def test_a_post_whose_opening_nobody_wrote_down_is_not_called_open(client, crossing):
    make_post(opened=None, crossing=crossing)
    client.force_login(make_overseer())
    assert "opening not written down" in client.get(crossing.get_absolute_url()).content.decode()


def test_posts_of_other_places_are_not_shown(client, crossing):
    far = make_post(commune=make_commune("Chí Cà", "01105", make_other_district()), crossing=crossing)
    client.force_login(make_clerk())
    assert posts(client, crossing) is None
    assert far.name not in client.get(crossing.get_absolute_url()).content.decode()
    for person in (make_overseer, make_administrator):
        client.force_login(person())
        assert posts(client, crossing) == [far]


def test_without_posts_the_part_is_left_out(client, crossing):
    client.force_login(make_overseer())
    assert posts(client, crossing) is None


def test_the_number_of_queries_does_not_grow_with_the_posts(client, crossing):
    client.force_login(make_overseer())
    make_post(crossing=crossing)
    client.get(crossing.get_absolute_url())
    with CaptureQueriesContext(connection) as one:
        client.get(crossing.get_absolute_url())
    for number in range(6):
        make_post(f"Chốt {number}", crossing=crossing)
    with CaptureQueriesContext(connection) as many:
        client.get(crossing.get_absolute_url())
    assert len(many) == len(one)
