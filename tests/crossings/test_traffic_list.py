"""The list of reports of traffic, its totals, and the search over all registers."""

from decimal import Decimal

import pytest

from borderops.crossings.models import TrafficReport
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_sent_traffic,
    make_traffic,
)
from tests.crossings.traffic_typing import LIST
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.flat import opened_flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


@pytest.fixture
def crossing():
    return make_crossing()


def rows(response):
    return list(response.context["page"].rows)


def sold(value, currency="USD", direction="export", value_unit=1_000_000):
    return {"direction": direction, "value": Decimal(value), "value_unit": value_unit, "currency": currency}


def test_own_drafts_and_what_is_accepted_here_are_there(client, crossing):
    clerk = make_clerk(crossing.district)
    client.force_login(clerk)
    own, accepted = (
        make_traffic(clerk, crossing=crossing),
        make_accepted_traffic(crossing=crossing, period="2024-04"),
    )
    there = make_eastern_crossing()
    make_accepted_traffic(crossing=there)
    make_sent_traffic(crossing=there, period="2024-04")
    assert rows(client.get(LIST)) == [own, accepted]


def test_an_observer_sees_the_accepted_ones_without_who_logged_them(client, crossing):
    accepted = make_accepted_traffic(crossing=crossing)
    make_traffic(crossing=crossing, period="2024-04")
    client.force_login(make_observer())
    response = client.get(LIST, {"columns": "number,crossing,people_in,exported,unit"})
    page = response.content.decode()
    assert rows(response) == [accepted] and "1.2 million USD" in page and ">120<" in page
    assert (
        str(accepted.unit) not in page
        and "/crossings/traffic/new/" not in page
        and "/sheets/traffic/" not in page
    )


def test_each_filter_leaves_what_fits(client, overseer, crossing):
    month = make_accepted_traffic(
        crossing=crossing, trade=[{"direction": "import", "goods": "Quặng sắt", "tonnes": 3}]
    )
    day = make_accepted_traffic(crossing=crossing, period="2024-06-03", standing="estimate", source="Sổ trực")
    there = make_sent_traffic(crossing=make_eastern_crossing(), period="2024-07")
    every = {month, day, there}
    found = [
        ({"q": month.number.lower()}, {month}), ({"q": "quặng"}, {month}), ({"q": "sổ trực"}, {day}),
        ({"q": "thanh thuy"}, {month, day}), ({"crossing": "PB-DC"}, {there}), ({"district": "026"}, {there}),
        ({"since": "06/2024"}, {day, there}), ({"until": "06/2024"}, {month, day}),
        ({"since": "06/2024", "until": "06/2024"}, {day}),
        ({"length": "day"}, {day}), ({"length": "month"}, {month, there}), ({"standing": "estimate"}, {day}),
        ({"state": "accepted"}, {month, day}), ({"counted": "cal:2023"}, set()), ({}, every),
    ]  # fmt: skip
    for query, left in found:
        assert set(rows(client.get(LIST, query))) == left, query


@pytest.mark.parametrize(
    "query",
    [{"since": "2024"}, {"until": "hôm qua"}, {"standing": "rough"}, {"crossing": "XX"}, {"q": "\x00"}],
)
def test_a_filter_that_cannot_be_read_says_so_and_shows_nothing(client, overseer, crossing, query):
    make_accepted_traffic(crossing=crossing)
    response = client.get(LIST, query)
    assert response.context["filter"].form.errors.keys() == query.keys() and rows(response) == []


def test_values_add_up_by_direction_and_currency_and_each_month_counts_once(client, overseer, crossing):
    make_accepted_traffic(crossing=crossing, standing="estimate", trade=[sold("180.1")])
    make_accepted_traffic(crossing=crossing, trade=[sold("174.8"), sold("7", "CNY", "import")])
    make_accepted_traffic(crossing=crossing, period="2024-05-20", trade=[sold("9")])
    make_accepted_traffic(crossing=crossing, period="2024-06-03", trade=[sold("5", value_unit=1_000)])
    make_sent_traffic(crossing=crossing, period="2024-07", trade=[sold("30")])
    totals = client.get(LIST).context["totals"]
    assert totals == "accepted: Export 174.805 million USD, Import 7 million CNY"
    assert (
        client.get(LIST, {"standing": "estimate"}).context["totals"] == "accepted: Export 180.1 million USD"
    )
    assert client.get(LIST, {"state": "submitted"}).context["totals"] == ""


def test_pages_follow_each_other_in_both_orders(client, overseer, crossing, monkeypatch):
    monkeypatch.setattr("borderops.lists.views.ListPage.page_size", 2)
    reports = [make_accepted_traffic(crossing=crossing, period=f"2024-0{n}") for n in (1, 2, 3)]
    first = client.get(LIST)
    assert rows(first) == [reports[2], reports[1]]
    assert rows(client.get(LIST, {"after": first.context["page"].next_cursor})) == [reports[0]]
    assert rows(client.get(LIST, {"sort": "period"})) == reports[:2]


def test_query_count_is_flat(client, crossing):
    make_accepted_traffic(crossing=crossing)
    every = {
        "columns": "number,crossing,period,standing,people_in,vehicles_in,coverage,exported,imported,state,unit"
    }

    def more():
        for month in range(6, 9):
            make_accepted_traffic(crossing=crossing, period=f"2024-0{month}")

    people = [make_overseer, lambda: make_clerk(crossing.district), make_observer]
    for response in opened_flat(client, people, LIST, every, more=more, most=32):
        assert len(rows(response)) == 4


def test_all_drafts_are_submitted_at_once_and_twice_the_same_is_named(client, crossing):
    clerk = make_clerk(crossing.district)
    for _twice in range(2):
        make_traffic(clerk, crossing=crossing)
    client.force_login(clerk)
    assert "/review/traffic/submit-all/" in client.get(LIST).content.decode()
    page = client.post("/review/traffic/submit-all/", {}).content.decode()
    assert sorted(TrafficReport.objects.values_list("state", flat=True)) == ["draft", "submitted"]
    assert "already tells this period" in page


def test_the_inbox_of_the_reviewer_holds_what_waits_here(client, crossing):
    waits = make_sent_traffic(crossing=crossing)
    make_sent_traffic(crossing=make_eastern_crossing())
    client.force_login(make_reviewer(crossing.district))
    response = client.get("/review/traffic/")
    assert rows(response) == [waits] and str(waits.entered_by) in response.content.decode()
    client.post("/review/traffic/accept-all/", {"shown_at": ""})
    waits.refresh_from_db()
    assert waits.state == "accepted"


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_it_is_refused(client, person):
    client.force_login(person())
    assert client.get(LIST).status_code == 403


def test_the_search_finds_it_by_number_and_crossing_for_those_who_may_see_it(client, overseer, crossing):
    report = make_sent_traffic(crossing=crossing)
    assert client.get("/search/", {"q": report.number.lower()}).url == report.get_absolute_url()
    titles = titles_of(client, "thien bao")
    assert report.number in titles
    client.force_login(make_observer())
    assert report.number not in titles_of(client, "thien bao")


def titles_of(client, text):
    parts = client.get("/search/", {"q": text}).context["parts"]
    return [row.title for part in parts for row in part["rows"]]
