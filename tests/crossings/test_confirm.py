"""One tap says that what stands at a crossing point still holds."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.crossings.models import Confirmation
from borderops.crossings.moments import kept_moment
from tests.crossings.makers import (
    make_accepted_change,
    make_crossing,
    make_documented_change,
    make_eastern_crossing,
    make_sent_change,
)
from tests.factories import make_clerk, make_commune, make_observer, make_overseer, make_reviewer, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(crossing.district)
    client.force_login(user)
    return user


def tap(client, code="TT-TB", **form):
    return client.post(reverse("confirm-crossing", args=[code]), form, follow=True)


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_a_tap_confirms_all_that_stands(client, crossing, clerk):
    goods = make_accepted_change(crossing=crossing)
    people = make_documented_change(crossing=crossing, flow="people", since="2021")
    answer = tap(client, next="/crossings/?district=030")
    assert {(each.change, each.by) for each in Confirmation.objects.all()} == {
        (goods, clerk),
        (people, clerk),
    }
    assert answer.redirect_chain == [("/crossings/?district=030", 302)]
    assert said(answer)[0].startswith("Thanh Thủy – Thiên Bảo: 2 states confirmed at ")


def test_a_tap_may_name_one_change_and_its_source(client, crossing, clerk):
    make_accepted_change(crossing=crossing)
    people = make_accepted_change(crossing=crossing, flow="people")
    tap(client, change=people.number, source="Điện đàm")
    assert [(each.change, each.source) for each in Confirmation.objects.all()] == [(people, "Điện đàm")]


def test_a_double_tap_counts_once_and_a_later_one_again(client, crossing, clerk):
    make_accepted_change(crossing=crossing)
    tap(client)
    assert "1 state confirmed" in said(tap(client))[0]
    assert Confirmation.objects.count() == 1
    Confirmation.objects.update(at=timezone.now() - timedelta(minutes=2))
    tap(client)
    assert Confirmation.objects.count() == 2


def test_two_people_may_confirm_in_the_same_minute(client, crossing, clerk):
    make_accepted_change(crossing=crossing)
    tap(client)
    client.force_login(make_overseer())
    tap(client)
    assert Confirmation.objects.count() == 2


def test_what_was_struck_replaced_or_is_yet_to_come_is_refused(client, crossing, clerk):
    wrong = make_accepted_change(crossing=crossing, flow="people")
    wrong.strike(make_reviewer(crossing.district), "mistake")
    old = make_accepted_change(crossing=crossing, since="2024-05-01")
    make_accepted_change(crossing=crossing, since="2024-05-20", state_of_flow="open")
    waiting = make_sent_change(crossing=crossing, flow="vehicles")
    ahead = kept_moment(timezone.now() + timedelta(days=3))
    later = make_accepted_change(crossing=crossing, since=ahead, state_of_flow="closed", decision="Số 12/QĐ")
    for change, why in [
        (wrong, "was struck"),
        (old, "came after it"),
        (waiting, "not in force"),
        (later, "not in force"),
    ]:
        assert why in said(tap(client, change=change.number))[0]
    assert not Confirmation.objects.exists()


def test_nobody_confirms_what_came_after_the_page_was_opened(client, crossing, clerk):
    seen = make_accepted_change(crossing=crossing)
    make_accepted_change(crossing=crossing, flow="people")
    assert "has changed since you opened the page" in said(tap(client, seen=str(seen.pk)))[0]
    assert not Confirmation.objects.exists()
    board = client.get(reverse("crossings")).context["board"]
    tap(client, seen=board.rows[0].standing.seen)
    assert Confirmation.objects.count() == 2


def test_where_nothing_is_known_there_is_nothing_to_confirm(client, crossing, clerk):
    assert "Log a change" in said(tap(client))[0]


def test_only_where_one_works(client, crossing, clerk):
    make_accepted_change(crossing=make_eastern_crossing())
    assert tap(client, "PB-DC").status_code == 404
    assert tap(client, "XX-YY").status_code == 404
    assert not Confirmation.objects.exists()


def test_a_unit_confirms_in_its_own_district(client, crossing):
    make_accepted_change(crossing=crossing)
    unit = make_unit("Đồn Thanh Thủy", crossing.district)
    unit.communes.add(make_commune("Phương Tiến", "00931", crossing.district))
    user = make_clerk(crossing.district, unit)
    user.postings.get().districts.clear()
    client.force_login(user)
    assert tap(client).status_code == 200
    assert Confirmation.objects.get().by == user


def test_readers_may_not(client, crossing):
    client.force_login(make_observer())
    assert tap(client).status_code == 403


def test_a_change_of_another_crossing_point_is_not_found_here(client, crossing, clerk):
    other = make_accepted_change(crossing=make_eastern_crossing())
    assert tap(client, change=other.number).status_code == 404


def test_it_is_no_page_and_leads_to_no_other_site(client, crossing, clerk):
    make_accepted_change(crossing=crossing)
    assert client.get(reverse("confirm-crossing", args=["TT-TB"])).status_code == 405
    assert tap(client, next="https://example.com/").redirect_chain == [("/crossings/", 302)]
    assert tap(client, next="//example.com/").redirect_chain == [("/crossings/", 302)]
