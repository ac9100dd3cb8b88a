"""The board: how every crossing point stands on a day, for whom, and under which filters."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borderops.crossings.models import Confirmation
from borderops.crossings.moments import kept_moment
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_event,
    make_notice,
    make_sent_change,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_user

pytestmark = pytest.mark.django_db
BOARD = reverse("crossings")


@pytest.fixture
def observer(client):
    client.force_login(make_observer())


def shown(client, **asked):
    """The rows of the board by the codes of their crossing points."""
    board = client.get(BOARD, asked).context["board"]
    return {row.crossing.code: row for row in board.rows}


def words(client, **asked):
    """The page in one line."""
    return " ".join(client.get(BOARD, asked).content.decode().split())


def days_ago(number):
    return kept_moment(timezone.now() - timedelta(days=number))


def test_what_holds_stands_with_its_words_and_links_to_the_change(client, observer):
    change = make_accepted_change(
        since="2024-05-20", manner="chỉ giao nhận phương tiện", known_from="document", source="Báo cáo X"
    )
    page = words(client, as_of="2024-05-25")
    assert (
        f'<a href="{change.get_absolute_url()}"><span class="visually-hidden">Goods, Viet Nam: </span>suspended</a>'
        in page
    )
    for said in (
        "chỉ giao nhận phương tiện",
        "since 20/05/2024 · as a document says",
        "by Báo cáo X",
        "chip-stop",
    ):
        assert said in page


def test_what_nobody_knows_is_unknown_and_never_open(client, observer):
    make_crossing()
    assert words(client).count('<span class="chip chip-mute">not known</span>') == 6


def test_a_flow_that_the_kind_has_not_is_a_dash(client, observer):
    make_event(make_crossing(), kind_after="market")
    assert words(client).count('<span class="no-flow">–') == 2


def test_nothing_passes_what_is_closed_for_good(client, observer):
    crossing = make_crossing()
    make_accepted_change(crossing=crossing, since="2024-05-20", state_of_flow="open")
    make_event(crossing, kind="closed", kind_after="", on="2024-06-01")
    page = words(client, as_of="2024-06-02")
    assert (page.count('<span class="no-flow">–'), "1 closed for good" in page) == (6, True)


def test_inferred_urgent_and_overdue_are_said(client, observer):
    crossing = make_crossing()
    make_documented_change(crossing=crossing, since="2021", told="inferred")
    make_sent_change(
        crossing=crossing, urgent=True, flow="people", since=days_ago(2), expected_until=days_ago(1)
    )
    page = words(client)
    for said in (
        "inferred",
        "urgent, waits for review",
        "overdue: expected until",
        "reported by a unit, 2 days",
    ):
        assert said in page


def test_the_age_of_what_a_unit_reported_is_said(client, observer):
    change = make_accepted_change(since=days_ago(12))
    assert "unconfirmed, 12 days" in words(client)
    at = timezone.now() - timedelta(days=2, hours=1)
    Confirmation.objects.create(change=change, at=at, by=change.entered_by)
    assert "confirmed 2 days ago" in words(client)


def test_a_change_of_the_year_asked_for_has_no_day(client, observer):
    make_documented_change(since="2021")
    page = words(client, as_of="2021-06-30")
    assert (
        "changed within 2021, day not known: suspended" in page and "chip-stop" not in page.split("<table")[1]
    )


def test_what_comes_next_is_said_decided_or_past(client, observer):
    crossing = make_crossing()
    make_documented_change(crossing=crossing, since="2021")
    make_documented_change(crossing=crossing, since="2023-03-30", state_of_flow="open")
    ahead = kept_moment(timezone.now() + timedelta(days=3))
    make_accepted_change(crossing=crossing, since=ahead, state_of_flow="closed", decision="Số 12/QĐ")
    assert "Then from 30/03/2023: open (Goods, Viet Nam)" in words(client, as_of="2022-01-01")
    assert f"From {crossing.flow_changes.last().since_words}: closed (Goods, Viet Nam)" in words(client)


def test_drafts_are_not_on_the_board(client, observer):
    make_change()
    assert not shown(client)["TT-TB"].standing.known


def test_days_are_read_as_people_write_them(client, observer):
    make_crossing()
    assert client.get(BOARD, {"as_of": "31/12/2021"}).context["day"].isoformat() == "2021-12-31"
    assert client.get(BOARD).context["day"] == timezone.localdate()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"as_of": "31/02/2021"}, "is not a day"),
        ({"as_of": "2100-01-01"}, "lies in the future"),
        ({"kind": "harbour"}, "not one of the available choices"),
        ({"district": "999"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(client, observer, asked, said):
    answer = client.get(BOARD, asked)
    assert (answer.status_code, "board" in answer.context) == (400, False)
    assert said in answer.content.decode()


def test_the_kinds_of_the_day_are_counted_and_never_one_number_of_gates(client, observer):
    make_event(make_crossing(), kind_after="main", on="2018-03-26")
    east = make_eastern_crossing()
    make_event(east, kind="proposed", kind_after="gate", on="2021-10")
    assert "2 pairs: 1 bilateral gate (main), 1 not known" in words(client, as_of="2021-12-31")
    assert "2 pairs: 2 not known" in words(client, as_of="2017-12-31")
    assert "proposed: gate, level not said, 10/2021" in words(client, as_of="2021-12-31")
    assert "proposed:" not in words(client, as_of="2021-10-30")


def test_every_filter_narrows_the_board(client, observer):
    west, east = make_crossing(), make_eastern_crossing()
    make_event(west, kind_after="main", on="2018-03-26")
    make_documented_change(crossing=west, since="2021")
    make_accepted_change(crossing=east, since=days_ago(20), flow="people", state_of_flow="open")
    for asked, found in [
        ({}, ["TT-TB", "PB-DC"]),
        ({"q": "thanh thuy"}, ["TT-TB"]),
        ({"q": "董干"}, ["PB-DC"]),
        ({"district": "030"}, ["TT-TB"]),
        ({"kind": "main"}, ["TT-TB"]),
        ({"kind": "unknown"}, ["PB-DC"]),
        ({"state": "suspended"}, ["TT-TB"]),
        ({"flow": "people", "state": "suspended"}, []),
        ({"flow": "people", "state": "open"}, ["PB-DC"]),
        ({"flow": "goods"}, ["TT-TB"]),
        ({"flow": "goods", "state": "unknown"}, ["TT-TB", "PB-DC"]),
        ({"unconfirmed": "on"}, ["PB-DC"]),
    ]:
        assert list(shown(client, **asked)) == found, asked
    assert "No crossing point is so on this day" in words(client, flow="people", state="suspended")


def test_the_strip_shows_the_worst_of_each_crossing(client, observer):
    crossing = make_crossing()
    make_documented_change(crossing=crossing, since="2021")
    make_documented_change(crossing=crossing, since="2021", flow="people", state_of_flow="open")
    (thing,) = client.get(BOARD).context["board"].strip.things
    assert (thing.label, thing.tone, thing.marker.code) == ("Thanh Thủy – Thiên Bảo", "stop", "261(1)")
    assert thing.words == "People, Viet Nam: open; Goods, Viet Nam: suspended"


def test_who_may_log_finds_the_ways_to_do_it(client):
    west, east = make_crossing(), make_eastern_crossing()
    make_accepted_change(crossing=west), make_accepted_change(crossing=east)
    client.force_login(make_clerk(west.district))
    page = words(client)
    assert page.count("/confirm/") == 1 and reverse("confirm-crossing", args=["TT-TB"]) in page
    assert f"{reverse('new-flow-change')}?crossing=TT-TB" in page and "?crossing=PB-DC" not in page
    assert "/confirm/" not in words(client, as_of="2024-06-01")


def test_early_notices_stand_above_the_board_for_who_works_there(client):
    notice = make_notice()
    for user, seen in [(notice.entered_by, [notice]), (make_observer(), [])]:
        client.force_login(user)
        assert client.get(BOARD).context["notices"] == seen
        assert ("Early notices</h2>" in words(client)) == bool(seen)


def test_readers_see_no_way_to_log(client, observer):
    make_accepted_change()
    page = words(client)
    assert "/confirm/" not in page and reverse("new-flow-change") not in page


def test_whoever_may_not_see_changes_has_no_board(client):
    assert client.get(BOARD).status_code == 302
    for user in (make_user(), make_administrator()):
        client.force_login(user)
        assert client.get(BOARD).status_code == 403
    client.force_login(make_clerk())
    assert client.post(BOARD).status_code == 405


def test_the_queries_do_not_grow_with_the_crossing_points(client, observer):
    make_accepted_change(crossing=make_crossing())
    client.get(BOARD)
    with CaptureQueriesContext(connection) as one:
        client.get(BOARD)
    east = make_eastern_crossing()
    make_accepted_change(crossing=east), make_accepted_change(crossing=east, flow="people")
    with CaptureQueriesContext(connection) as two:
        client.get(BOARD)
    assert len(two) == len(one)
