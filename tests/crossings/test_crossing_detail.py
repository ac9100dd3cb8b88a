"""The page of a crossing point: all its names, where it lies now and lay then, marker, other side, source."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crossings.makers import (
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_event,
    make_west,
)
from tests.factories import (
    make_administrator,
    make_clerk,
    make_marker,
    make_observer,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


def page_of(client, crossing):
    response = client.get(crossing.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def observer(client):
    client.force_login(make_observer())


def test_it_tells_names_and_places_then_and_now(client, observer):
    page = page_of(client, make_crossing())
    for words in [
        "<h1>Thanh Thủy – Thiên Bảo</h1>", '<span lang="zh-Hans">天保</span>', "清水河 · Tianbao",
        "xã Thanh Thủy, district Vị Xuyên (until 30/06/2025)", "xã Thanh Thủy, area Vị Xuyên", "261(1)",
        "Malypho", "麻栗坡", "Báo cáo X", "Sure",
    ]:  # fmt: skip
        assert words in page, words


def test_where_no_source_says_anything_it_says_so(client, observer):
    page = page_of(client, make_crossing())
    for words in ["no source says what kind it is", "No source tells yet", "Nothing is written down yet."]:
        assert words in page, words
    assert page.count("not known") == 6


def test_it_tells_what_it_is_since_when_and_what_it_shall_become(client, observer):
    crossing = make_crossing(pinyin="Tiānbǎo", hours="7h00 – 17h30", documents="hộ chiếu")
    crossing.further_markers.add(make_marker("262"))
    make_event(crossing, "ceremony", "main", "2018-03-26")
    make_event(crossing, "opened", "main", "2018")
    make_event(crossing, "agreed", "international", "2024-05", published_text="đã thống nhất")
    page = page_of(client, crossing)
    for words in [
        "Bilateral gate (main), since 26/03/2018", "Proposal: International gate", "Tiānbǎo", "<dd>262</dd>",
        "7h00 – 17h30", "hộ chiếu", 'class="step-now" aria-current="step"', "“đã thống nhất”",
    ]:  # fmt: skip
        assert words in page, words


def test_a_gate_names_its_parts_and_a_part_its_gate(client, observer):
    gate = make_crossing()
    make_event(gate, "opened", "main", "2018")
    part = make_eastern_crossing(part_of=gate)
    make_event(part, "opened", "freight", "2020")
    assert f'<a href="/crossings/PB-DC/">{part}</a> (Freight road (part of a gate))' in page_of(client, gate)
    assert f'<a href="/crossings/TT-TB/">{gate}</a>' in page_of(client, part)


def test_how_each_flow_stands_is_told_for_both_sides(client, observer):
    crossing = make_crossing()
    make_documented_change(crossing=crossing, flow="goods", state_of_flow="suspended")
    page = page_of(client, crossing)
    assert "chip-stop" in page and page.count("not known") == 5


def test_a_place_that_still_stands_has_no_former_one(client, observer):
    crossing = make_eastern_crossing()
    assert (crossing.place_formerly, crossing.place_today) == ("", "xã Lũng Cú, area Đồng Văn")
    assert "Place formerly" not in page_of(client, crossing)


def test_a_place_is_followed_through_several_changes_and_never_in_a_circle(observer):
    crossing = make_crossing()
    former, heir = crossing.commune, crossing.commune_today
    heir.main_successor = former
    heir.save()
    crossing.commune.main_successor = heir
    assert crossing.commune_today in (former, heir)


def test_where_only_the_district_is_known_the_area_stands_alone(client, observer):
    crossing = make_eastern_crossing(commune=None, marker=None, marker_confidence="")
    assert (crossing.place_formerly, crossing.place_today) == ("", "Đồng Văn")
    assert "<dd>Đồng Văn</dd>" in page_of(client, crossing)


def test_a_marker_that_is_not_in_the_register_is_called_so(client, observer):
    marker = make_marker("425")
    marker.listed = False
    marker.save()
    assert "marker not in the register yet" in page_of(client, make_eastern_crossing(marker=marker))


def test_what_is_not_there_is_not_found(client, observer):
    make_crossing()
    assert client.get("/crossings/XX-YY/").status_code == 404
    assert client.get("/crossings/tt-tb/").status_code == 404
    assert client.get("/crossings/TT-TB%00/").status_code == 404


def test_a_stranger_is_refused_and_who_is_not_logged_in_is_sent_to_log_in(client):
    url = make_crossing().get_absolute_url()
    assert client.get(url).url.startswith("/login/")
    client.force_login(make_user())
    assert client.get(url).status_code == 403


def test_it_is_only_read(client, observer):
    assert client.post(make_crossing().get_absolute_url()).status_code == 405


@pytest.mark.parametrize(
    ("make", "offered"),
    [
        (make_observer, set()),
        (make_clerk, {"new-flow", "confirm"}),
        (make_reviewer, {"new-flow", "confirm", "edit", "event"}),
        (lambda: make_reviewer(make_west()), set()),
        (make_administrator, {"edit", "event"}),
    ],
)
def test_only_what_a_person_may_do_is_offered(client, make, offered):
    crossing = make_eastern_crossing()
    make_documented_change(crossing=crossing)
    client.force_login(make())
    page = page_of(client, crossing)
    buttons = {
        "new-flow": "/crossings/changes/new/?crossing=PB-DC", "confirm": "/crossings/PB-DC/confirm/",
        "edit": "/crossings/PB-DC/edit/", "event": "/crossings/PB-DC/events/new/",
    }  # fmt: skip
    assert {name for name, address in buttons.items() if f'"{address}"' in page} == offered


def test_the_number_of_queries_does_not_grow_with_its_life(client, observer):
    crossing = make_crossing()
    live_through(crossing, [2018])
    reads(client, crossing)
    few = reads(client, crossing)
    live_through(crossing, range(2010, 2014))
    assert reads(client, crossing) == few


def live_through(crossing, years):
    """An event, a change and a part of it for each year."""
    for year in years:
        make_event(crossing, "in_use", "main", str(year))
        make_documented_change(crossing=crossing, since=f"{year}-05-20")
        make_event(make_eastern_crossing(f"P{year}", part_of=crossing), "proposed", "freight", "2019")


def reads(client, crossing):
    with CaptureQueriesContext(connection) as queries:
        page_of(client, crossing)
    return len(queries)
