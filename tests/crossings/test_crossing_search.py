"""Crossing points in the search over all registers."""

import pytest

from tests.crossings.makers import make_crossing, make_eastern_crossing
from tests.factories import make_observer, make_user

pytestmark = pytest.mark.django_db
SEARCH = "/search/"


def crossings(response):
    parts = [part for part in response.context["parts"] if str(part["label"]) == "Crossing points"]
    return [row.title for part in parts for row in part["rows"]]


@pytest.mark.parametrize("text", ["thien bao", "THANH THỦY", "thien 天保", "tianbao", "清水河"])
def test_any_name_finds_it(client, text):
    make_crossing()
    make_eastern_crossing()
    client.force_login(make_observer())
    assert crossings(client.get(SEARCH, {"q": text})) == ["Thanh Thủy – Thiên Bảo"]


def test_its_code_opens_it(client):
    crossing = make_crossing()
    client.force_login(make_observer())
    assert client.get(SEARCH, {"q": "tt-tb"}).url == crossing.get_absolute_url()


def test_a_stranger_finds_none(client):
    make_crossing()
    client.force_login(make_user())
    assert client.get(SEARCH, {"q": "TT-TB"}).status_code == 200
    assert crossings(client.get(SEARCH, {"q": "thien bao"})) == []


def test_query_count_is_flat(client, django_assert_max_num_queries):
    make_crossing()
    client.force_login(make_observer())
    client.get(SEARCH, {"q": "thanh"})
    with django_assert_max_num_queries(60) as one_row:
        client.get(SEARCH, {"q": "thien"})
    for number in range(8):
        make_crossing(f"X{number}")
    with django_assert_max_num_queries(len(one_row)):
        client.get(SEARCH, {"q": "thien"})
