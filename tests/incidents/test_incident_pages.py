"""The pages of the list of incidents: by the last row seen, every row once."""

import base64
import json
from datetime import date

import pytest

from borderops.incidents.views import IncidentList
from tests.factories import (
    make_accepted,
    make_overseer,
)

pytestmark = pytest.mark.django_db
LIST = "/incidents/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def rows(response):
    return list(response.context["page"].rows)


@pytest.mark.parametrize("sort", ["-occurred_on", "occurred_on"])
def test_pages_visit_every_row_once_forward_and_back(client, overseer, monkeypatch, sort):
    monkeypatch.setattr(IncidentList, "page_size", 3)
    days = [1, 1, 1, 2, 3, 3, 4, 4]  # as many on one day as fill a page
    made = [make_accepted(occurred_on=date(2024, 5, day)) for day in days]
    descending = sort.startswith("-")
    wanted = sorted(made, key=lambda record: (record.occurred_on, record.pk), reverse=descending)

    def walk(cursor, way, onward):
        pages, asked = [], {cursor: way} if cursor else {}
        while True:
            page = client.get(LIST, {"sort": sort} | asked).context["page"]
            pages.append(page.rows)
            if not getattr(page, f"has_{onward}"):
                return pages, page
            asked = {cursor or CURSORS[onward]: getattr(page, f"{onward}_cursor")}

    pages, last = walk("", "", "next")
    assert [len(rows) for rows in pages] == [3, 3, 2] and sum(pages, []) == wanted
    pages, first = walk("before", last.previous_cursor, "previous")
    assert sum(reversed(pages), []) == wanted[:6] and not first.has_previous


CURSORS = {"next": "after", "previous": "before"}


def test_filters_and_order_stay_in_the_links_of_the_pages(client, overseer, monkeypatch):
    monkeypatch.setattr(IncidentList, "page_size", 1)
    for _ in range(2):
        make_accepted()
    page = client.get(LIST, {"sort": "occurred_on", "code": "D"}).content.decode()
    assert "sort=occurred_on&amp;code=D&amp;after=" in page


def cursor(*parts):
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


NO_PLACES = [
    "x",
    "%%%",
    "ắ",
    "A" * 3000,
    cursor(),
    cursor(1, 1),
    cursor(None, 1),
    cursor("x", 1),
    cursor("2024-05-20", "x"),
    cursor("2024-05-20", None),
    cursor("2024-13-45", 1),
    cursor("2024-05-20", 10**30),
    cursor(["2024-05-20"], 1),
    cursor("2024-05-20", float("inf")),
    base64.urlsafe_b64encode(b"[" * 3000).decode(),
]


@pytest.mark.parametrize("way", ["after", "before"])
def test_a_place_in_the_pages_that_is_none_starts_from_a_page(client, overseer, way):
    make_accepted()
    for text in NO_PLACES:
        assert client.get(LIST, {way: text}).status_code == 200, text


def test_a_place_in_the_pages_of_another_list_breaks_nothing(client, overseer):
    assert client.get("/review/incidents/", {"after": cursor("2024-05-20", 1)}).status_code == 200
    assert client.get(LIST, {"after": cursor("2024-05-20T10:00:00+07:00", 1)}).status_code == 200
    assert (
        client.get("/review/incidents/", {"after": cursor("0001-01-01T00:00:00+07:00", 1)}).status_code == 200
    )
