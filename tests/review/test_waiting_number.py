"""The number beside "Review" in the menu."""

import pytest

from borderops import context
from tests.factories import make_reviewer, make_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def number(response):
    return next(entry["count"] for entry in response.context["nav"] if entry["url"] == "/review/")


def test_it_is_what_waits_for_this_person(client, reviewer):
    make_submitted(reviewer)
    make_submitted()
    assert number(client.get("/incidents/")) == 1


def test_nothing_stands_there_where_nothing_waits(client, reviewer):
    assert number(client.get("/incidents/")) is None


def test_it_stops_where_nobody_needs_it_exactly(client, reviewer, monkeypatch):
    monkeypatch.setattr(context, "MANY", 2)
    for _ in range(3):
        make_submitted()
    assert number(client.get("/incidents/")) == "2+"


def test_it_is_asked_for_once_on_a_page(client, reviewer, django_assert_max_num_queries):
    make_submitted()
    client.get("/incidents/")
    with django_assert_max_num_queries(21):
        client.get("/incidents/")
