"""The exact number of rows, for who asks for it."""

from functools import partial

import pytest

from borderops.lists import views
from borderops.lists.keyset import look_for
from tests.factories import make_accepted, make_draft, make_overseer

pytestmark = pytest.mark.django_db
LIST = "/incidents/"


@pytest.fixture(autouse=True)
def overseer(client, monkeypatch):
    monkeypatch.setattr(views, "look_for", partial(look_for, limit=2))
    client.cookies["django_language"] = "en"
    client.force_login(make_overseer())


def test_past_the_limit_a_link_counts_them_all(client):
    for _ in range(3):
        make_accepted()
    make_draft()
    first = client.get(LIST, {"q": "lung"})
    assert first.context["page"].count_words == "over 2 records"
    assert "q=lung&amp;count=exact" in first.content.decode()
    response = client.get(LIST, {"q": "lung", "count": "exact"})
    assert response.context["page"].count_words == "3 records"
    assert "count exactly" not in response.content.decode()


def test_it_costs_one_query_and_only_then(client, django_assert_num_queries, django_assert_max_num_queries):
    for _ in range(3):
        make_accepted()
    with django_assert_max_num_queries(30) as usual:
        client.get(LIST)
    with django_assert_num_queries(len(usual) + 1):
        client.get(LIST, {"count": "exact"})


def test_where_the_count_is_exact_nothing_is_offered_or_counted_again(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    make_accepted()
    with django_assert_max_num_queries(30) as usual:
        assert "count exactly" not in client.get(LIST).content.decode()
    with django_assert_num_queries(len(usual)):
        client.get(LIST, {"count": "exact"})
