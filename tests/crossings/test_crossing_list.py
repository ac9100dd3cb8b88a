"""The list of crossing points: west to east, found by any spelling, for whoever may read the register."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db
LIST = "/crossings/points/"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def rows(client, **query):
    return client.get(LIST, query).context["page"].rows


def test_they_stand_west_to_east_and_along_the_line(client, clerk):
    commune = make_commune()
    last = make_eastern_crossing("Z", district=None, commune=None, marker=None, marker_confidence="")
    east = make_eastern_crossing("A", marker=make_marker("426", commune))
    middle = make_eastern_crossing("B")
    no_marker = make_eastern_crossing("C", marker=None, marker_confidence="")
    west = make_crossing("X")
    assert rows(client) == [west, middle, east, no_marker, last]


@pytest.mark.parametrize(
    "text",
    ["thien bao", "THANH THUY", "Thiên Bảo", "天保", "tianbao", "清水河", "tt-tb", "261(1)", "malypho thanh"],
)
def test_any_spelling_finds_it(client, clerk, text):
    wanted, other = make_crossing(), make_eastern_crossing(facing=None)
    assert rows(client, q=text) == [wanted] and other


def test_the_district_narrows_the_list(client, clerk):
    west, east = make_crossing(), make_eastern_crossing()
    assert rows(client, district="030") == [west]
    assert rows(client, district="026") == [east]


def test_a_district_that_is_none_shows_nothing_and_says_so(client, clerk):
    make_crossing()
    response = client.get(LIST, {"district": "999"})
    assert response.context["page"].rows == []
    assert response.context["filter"].form.errors["district"]


def test_what_it_is_today_narrows_the_list(client, clerk):
    main, shut, other = make_crossing("A"), make_crossing("B"), make_crossing("C")
    make_event(main, "opened", "opening", "2010")
    make_event(main, "upgraded", "main", "2018")
    make_event(shut, "opened", "opening", "2010")
    make_event(shut, "closed", "", "2020-05")
    assert rows(client, kind="main") == [main]
    assert rows(client, kind="opening") == []
    assert (rows(client, kind="closed"), rows(client, kind="unknown")) == ([shut], [other])


def test_kind_and_proposal_stand_in_words(client, clerk):
    crossing = make_crossing()
    assert "no source says" in client.get(LIST).content.decode()
    make_event(crossing, "in_use", "opening", "2010")
    make_event(crossing, "surveyed", "gate", "2021-10")
    cells = client.get(LIST).context["table"].rows[0]
    assert [str(cells.get_cell(name)) for name in ("kind", "proposal")] == [
        "Border opening", "Gate, level not said: surveyed",
    ]  # fmt: skip


def test_a_row_shows_names_places_marker_and_how_sure(client, clerk):
    make_crossing(marker_confidence="U")
    page = client.get(LIST).content.decode()
    for words in [
        '<a href="/crossings/TT-TB/">Thanh Thủy – Thiên Bảo</a>', '<span lang="zh-Hans">天保</span>',
        "xã Thanh Thủy, area Vị Xuyên", "xã Thanh Thủy, district Vị Xuyên (until 30/06/2025)",
        "261(1) (unsure)", "Malypho",
    ]:  # fmt: skip
        assert words in page, words


def test_what_is_not_known_is_a_dash(client, clerk):
    make_eastern_crossing(marker=None, marker_confidence="", facing=None)
    cells = client.get(LIST).context["table"].rows[0]
    assert [cells.get_cell(name) for name in ("marker", "facing")] == ["–", "–"]


def test_an_empty_list_says_what_to_do(client, clerk):
    assert "No crossing point matches" in client.get(LIST, {"q": "khong co"}).content.decode()


@pytest.mark.parametrize(
    "person", [make_clerk, make_reviewer, make_overseer, make_observer, make_administrator]
)
def test_everybody_with_a_posting_sees_all(client, person):
    crossing = make_crossing()
    client.force_login(person())
    assert rows(client) == [crossing]


def test_a_stranger_and_who_is_not_logged_in_see_none(client):
    assert client.get(LIST).url.startswith("/login/")
    client.force_login(make_user())
    assert client.get(LIST).status_code == 403


def test_only_who_keeps_the_register_is_offered_to_add(client, clerk):
    add = "/crossings/points/new/"
    assert add not in client.get(LIST).content.decode()
    client.force_login(make_administrator())
    assert add in client.get(LIST).content.decode()


def test_it_is_only_read(client, clerk):
    assert client.post(LIST).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk):
    make_event(make_crossing())
    client.get(LIST)
    with CaptureQueriesContext(connection) as one_row:
        client.get(LIST)
    for number in range(12):
        make_event(make_crossing(f"X{number}", commune=make_crossing(f"Y{number}").commune))
    with CaptureQueriesContext(connection) as many_rows:
        client.get(LIST)
    assert len(many_rows) == len(one_row)
