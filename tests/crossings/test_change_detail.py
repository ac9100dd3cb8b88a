"""The page of one change: what it says, to whom, and what stands before and after it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from borderops.crossings.models import Confirmation
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_event,
    make_notice,
    make_rule,
    make_sent_change,
)
from tests.factories import make_clerk, make_observer, make_other_district, make_reviewer, make_user

pytestmark = pytest.mark.django_db
CONFIRM = "Confirm: it still holds"


@pytest.fixture
def crossing():
    return make_crossing()


def page(client, user, change):
    client.force_login(user)
    return client.get(change.get_absolute_url()).content.decode()


def test_it_says_what_it_ended_and_what_ended_it(client, crossing):
    first, second, third = [
        make_accepted_change(crossing=crossing, since=since, state_of_flow=state)
        for since, state in (("2021", "suspended"), ("2023-03-30", "open"), ("2024-05-20T07:40", "closed"))
    ]
    make_accepted_change(crossing=crossing, since="2023-04-01", side="CN")
    make_sent_change(crossing=crossing, since="2023-05-01")
    client.force_login(make_observer())
    context = client.get(second.get_absolute_url()).context
    assert (context["before"], context["after"]) == (first, third)
    assert "nothing known before" in client.get(first.get_absolute_url()).content.decode()
    assert "nothing yet" in client.get(third.get_absolute_url()).content.decode()


def test_it_quotes_the_rule_and_says_that_it_only_advises(client, crossing):
    make_rule("Chủ tịch", "main", 24, words="quá 24 giờ phải báo cáo")
    make_event(crossing, kind_after="main")
    change = make_accepted_change(crossing=crossing, ordered_by="Chủ tịch", since="2024-05-20T06:00")
    said = page(client, make_observer(), change)
    assert (
        "at most 24 hours" in said
        and "Điều 11" in said
        and "advice only" in said
        and "say until when" in said
    )
    assert "quá 24 giờ phải báo cáo" in said


def test_observers_see_the_facts_and_neither_people_nor_trail_nor_notice(client, crossing):
    clerk = make_clerk(crossing.district, name="nguoi-nhap")
    change = make_accepted_change(clerk, crossing=crossing, manner="chỉ giao nhận phương tiện")
    Confirmation.objects.create(change=change, by=clerk, source="Điện đàm")
    change.notice = make_notice(crossings=[crossing])
    change.save()
    told = page(client, make_observer(), change)
    assert "chỉ giao nhận phương tiện" in told and "Điện đàm" in told
    assert "nguoi-nhap" not in told and "Trail" not in told and str(change.notice) not in told
    told = page(client, make_clerk(crossing.district), change)
    assert "nguoi-nhap" in told and "Trail" in told and str(change.notice) in told


def test_who_sees_which(client, crossing):
    draft = make_change(crossing=crossing)
    waiting = make_sent_change(crossing=crossing, since="2024-05-21")
    urgent = make_sent_change(crossing=crossing, since="2024-05-22", urgent=True)
    accepted = make_accepted_change(crossing=crossing, since="2024-05-23")

    def statuses(user):
        client.force_login(user)
        return [
            client.get(change.get_absolute_url()).status_code for change in (draft, waiting, urgent, accepted)
        ]

    assert statuses(make_clerk(crossing.district)) == [200, 200, 200, 200]
    assert statuses(make_reviewer(crossing.district)) == [404, 200, 200, 200]
    assert statuses(make_observer()) == statuses(make_clerk(make_other_district())) == [404, 404, 200, 200]
    assert statuses(make_user()) == [403, 403, 403, 403]


def test_only_what_holds_now_is_confirmed_and_only_by_who_works_there(client, crossing):
    old = make_accepted_change(crossing=crossing)
    now = make_accepted_change(crossing=crossing, since="2024-06-01", state_of_flow="open")
    clerk = make_clerk(crossing.district)
    assert CONFIRM not in page(client, clerk, old) and CONFIRM in page(client, clerk, now)
    for stranger in (make_observer(), make_clerk(make_other_district())):
        assert CONFIRM not in page(client, stranger, now)
    client.force_login(clerk)
    sent = {"change": now.reference, "next": now.get_absolute_url()}
    assert client.post(f"/crossings/{crossing.code}/confirm/", sent).url == now.get_absolute_url()
    assert Confirmation.objects.get().change == now and Confirmation.objects.get().by == clerk


def test_the_queries_do_not_grow_with_what_surrounds_it(client, crossing):
    change, clerk = make_accepted_change(crossing=crossing), make_clerk(crossing.district)
    client.force_login(clerk)
    client.get(change.get_absolute_url())
    make_accepted_change(crossing=crossing, since="2024-04-01")
    make_accepted_change(crossing=crossing, since="2024-06-01")
    Confirmation.objects.create(change=change, by=clerk)
    with CaptureQueriesContext(connection) as few:
        client.get(change.get_absolute_url())
    for day in range(2, 8):
        make_accepted_change(crossing=crossing, since=f"2024-06-0{day}")
        Confirmation.objects.create(change=change, by=make_clerk(crossing.district), at=timezone.now())
    with CaptureQueriesContext(connection) as many:
        client.get(change.get_absolute_url())
    assert len(many) == len(few)
