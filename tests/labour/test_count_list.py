"""The list of monthly counts, its totals, the inbox, and the search over all registers."""

import pytest

from borderops.labour.models import MonthCount
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.labour.count_typing import LIST
from tests.labour.makers import make_accepted_count, make_month_count, make_programme, make_sent_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


def make_there():
    """Nàn Xỉn, in another district."""
    return make_commune("Nàn Xỉn", "00850", make_other_district())


def test_own_drafts_and_what_is_accepted_here_are_there(client):
    clerk = make_clerk()
    client.force_login(clerk)
    own, accepted = make_month_count(clerk), make_accepted_count(month="2024-04")
    make_accepted_count(commune=make_there())
    assert rows(client.get(LIST)) == [own, accepted]


def test_an_observer_sees_the_accepted_ones_and_not_who_logged_them(client):
    accepted = make_accepted_count()
    make_month_count(month="2024-04")
    client.force_login(make_observer())
    response = client.get(LIST, {"columns": "number,commune,people_out,unit"})
    page = response.content.decode()
    assert rows(response) == [accepted] and str(accepted.unit) not in page
    assert "unit" not in response.context["filter"].form.fields and '/labour/counts/grid/"' not in page
    assert rows(client.get(LIST, {"unit": accepted.unit_id})) == [accepted]


def test_each_filter_leaves_what_fits(client, overseer):
    here = make_accepted_count(source="Sổ trực")
    later = make_accepted_count(month="2024-06", programme=make_programme("HQ", "Thời vụ Hàn Quốc"))
    there = make_sent_count(commune=make_there(), month="2024-07")
    found = [
        ({"q": here.number.lower()}, {here}), ({"q": "sổ trực"}, {here}), ({"q": "nàn"}, {there}),
        ({"programme": "HQ"}, {later}), ({"district": "033"}, {there}), ({"commune": here.commune_id}, {here, later}),
        ({"since": "06/2024"}, {later, there}), ({"until": "06/2024"}, {here, later}),
        ({"state": "accepted"}, {here, later}), ({"unit": there.unit_id}, {there}), ({}, {here, later, there}),
    ]  # fmt: skip
    for query, left in found:
        assert set(rows(client.get(LIST, query))) == left, query


@pytest.mark.parametrize(
    "query",
    [{"since": "2024"}, {"until": "hôm qua"}, {"programme": "XX"}, {"commune": "x"}, {"q": "\x00"}],
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, query):
    make_accepted_count()
    response = client.get(LIST, query)
    assert response.context["filter"].form.errors.keys() == query.keys() and rows(response) == []


def test_workers_and_trips_add_up_apart_and_the_overdue_within_one_month_alone(client, overseer):
    make_accepted_count(people_in=2, trips_in=2, overdue=3)
    make_accepted_count(commune=make_there(), overdue=4)
    make_sent_count(month="2024-06")
    words = client.get(LIST).context["totals"]
    assert words == (
        "accepted, month by month: departed 24 workers, 28 trips; returned 2 workers, 2 trips; overdue 7"
    )
    make_accepted_count(month="2024-07", people_out=None, trips_out=None, overdue=5)
    assert "overdue" not in client.get(LIST).context["totals"]
    assert "departed – workers, – trips" in client.get(LIST, {"since": "07/2024"}).context["totals"]
    assert client.get(LIST, {"state": "submitted"}).context["totals"] == ""


def test_pages_follow_each_other_in_both_orders(client, overseer, monkeypatch):
    monkeypatch.setattr("borderops.lists.views.ListPage.page_size", 2)
    counts = [make_accepted_count(month=f"2024-0{n}") for n in (1, 2, 3)]
    first = client.get(LIST)
    assert rows(first) == [counts[2], counts[1]]
    assert rows(client.get(LIST, {"after": first.context["page"].next_cursor})) == [counts[0]]
    assert rows(client.get(LIST, {"sort": "month"})) == counts[:2]


@pytest.mark.parametrize("person", [make_overseer, make_observer])
def test_query_count_is_flat(client, django_assert_max_num_queries, person):
    make_accepted_count()
    client.force_login(person())
    every = {"columns": "number,programme,month,commune,people_out,source,district,state,unit"}
    with django_assert_max_num_queries(34) as one_row:
        client.get(LIST, every)
    for month in range(6, 9):
        make_accepted_count(month=f"2024-0{month}")
    with django_assert_max_num_queries(len(one_row)):
        assert len(rows(client.get(LIST, every))) == 4


def test_all_drafts_are_submitted_at_once_and_twice_the_same_is_named(client):
    clerk = make_clerk()
    for _twice in range(2):
        make_month_count(clerk)
    client.force_login(clerk)
    assert "/review/month-counts/submit-all/" in client.get(LIST).content.decode()
    page = client.post("/review/month-counts/submit-all/", {}).content.decode()
    assert sorted(MonthCount.objects.values_list("state", flat=True)) == ["draft", "submitted"]
    assert "already tells this month" in page


def test_the_inbox_of_the_reviewer_holds_what_waits_here(client):
    waits = make_sent_count()
    make_sent_count(commune=make_there())
    client.force_login(make_reviewer(waits.district))
    response = client.get("/review/month-counts/")
    assert rows(response) == [waits] and str(waits.entered_by) in response.content.decode()
    client.post("/review/month-counts/accept-all/", {"shown_at": ""})
    waits.refresh_from_db()
    assert waits.state == "accepted"


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code == 403


def test_the_search_finds_it_for_those_who_may_see_it(client, overseer):
    count = make_sent_count()
    assert client.get("/search/", {"q": count.number.lower()}).url == count.get_absolute_url()
    assert count.number in titles_of(client, "Lũng Cú")
    client.force_login(make_observer())
    assert count.number not in titles_of(client, "Lũng Cú")


def titles_of(client, text):
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.title for part in parts for row in part["rows"]]
