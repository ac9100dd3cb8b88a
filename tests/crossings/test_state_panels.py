"""How a crossing point stands on the page of a post that serves it, and how it stood on the page of a shift."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.crossings.moments import kept_moment
from tests.crossings.makers import (
    make_accepted_change,
    make_documented_change,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer
from tests.patrols.makers import DAY, make_accepted_shift, make_post

pytestmark = pytest.mark.django_db
CONFIRM = "Confirm how it stands"


@pytest.fixture
def post():
    return make_post(crossing=make_eastern_crossing())


def state(client, user, record):
    """The part of the page that shows the crossing point; nothing where it is left out."""
    client.force_login(user)
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return next(
        (each for each in response.context.get("panels") or [] if each["key"] == "crossing-state"), None
    )


def words_of(panel, flow="goods", side="VN"):
    return panel["stood"][0].of(flow, side).state_words


def long_open(crossing, **fields):
    since = kept_moment(timezone.now() - timedelta(days=20))
    return make_accepted_change(crossing=crossing, since=since, **{"state_of_flow": "open"} | fields)


def test_a_post_says_how_its_crossing_point_stands_now(client, post):
    make_documented_change(crossing=post.crossing, since="2023-08-15", flow="people", state_of_flow="open")
    make_accepted_change(crossing=post.crossing, since="2024-05-20")
    panel = state(client, make_clerk(post.district), post)
    assert (words_of(panel), words_of(panel, "people"), words_of(panel, "people", "CN")) == (
        "suspended",
        "open",
        "not known",
    )
    page = client.get(post.get_absolute_url()).content.decode()
    assert 'href="/crossings/"' in page and "as a document says" in page


def test_a_shift_says_how_it_stood_when_it_began(client, post):
    shift = make_accepted_shift(post=post)
    make_accepted_change(crossing=post.crossing, since="2024-05-01", state_of_flow="open")
    make_accepted_change(crossing=post.crossing, since=kept_moment(shift.starts_at + timedelta(hours=1)))
    panel = state(client, make_clerk(post.district), shift)
    assert words_of(panel) == "open"
    page = client.get(shift.get_absolute_url()).content.decode()
    assert f"/crossings/?as_of={DAY.isoformat()}" in page
    assert f"when the shift began: {DAY:%d/%m/%Y} 06:00" in page


def test_what_is_not_in_force_is_not_told(client, post):
    make_sent_change(crossing=post.crossing)
    assert words_of(state(client, make_overseer(), post)) == "not known"


def test_a_post_without_a_crossing_point_has_no_such_part(client):
    assert state(client, make_overseer(), make_post()) is None
    assert state(client, make_overseer(), make_accepted_shift()) is None


def test_who_only_reads_sees_it_and_who_keeps_the_lists_does_not(client, post):
    long_open(post.crossing)
    assert words_of(state(client, make_observer(), post)) == "open"
    assert CONFIRM not in client.get(post.get_absolute_url()).content.decode()
    assert state(client, make_administrator(), post) is None


def test_people_of_the_place_are_led_to_confirm_what_is_old(client, post):
    long_open(post.crossing)
    state(client, make_clerk(post.district), post)
    page = client.get(post.get_absolute_url()).content.decode()
    assert CONFIRM in page and 'href="/crossings/?unconfirmed=on"' in page


def test_nobody_is_asked_to_confirm_what_is_fresh_or_of_the_past(client, post):
    make_accepted_change(crossing=post.crossing, since=kept_moment(timezone.now()))
    shift = make_accepted_shift(post=post)
    make_accepted_change(crossing=post.crossing, since="2020-01-01", flow="people")
    assert not state(client, make_clerk(post.district), shift)["may_confirm"]


def test_the_number_of_queries_does_not_grow_with_the_changes(client, post):
    overseer = make_overseer()
    long_open(post.crossing)
    state(client, overseer, post)
    with CaptureQueriesContext(connection) as one:
        client.get(post.get_absolute_url())
    for flow, side in (("people", "VN"), ("people", "CN"), ("goods", "CN"), ("vehicles", "VN")):
        long_open(post.crossing, flow=flow, side=side)
    with CaptureQueriesContext(connection) as many:
        client.get(post.get_absolute_url())
    assert len(many) == len(one)
