"""What happened to posts and what is expected of them, brought in as sheets under the rules of their forms."""

from datetime import date, time

import pytest

from borderops.patrols.models import Expectation, Post, PostEvent
from tests.factories import (
    make_commune,
    make_district,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.patrols.makers import change, expect, make_post, make_shift
from tests.sheets.books import bring_in, check, counts, faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def reviewer(client):
    make_unit("Đồn Đồng Văn", make_district())
    make_commune()
    user = make_reviewer()
    client.force_login(user)
    return user


def closing(post, on=date(2024, 6, 1)):
    return ["Key of the post", "Day", "What happened to the post", "Decision, reason"], [
        post.pk,
        on,
        "Closed",
        "QĐ",
    ]


def test_events_come_in_by_the_rules_of_their_form(client, reviewer):
    post = make_post()
    make_shift(post=post, day=date(2024, 5, 20))
    assert faults(check(client, "post-events", *closing(post, date(2024, 5, 20))))[0][1] == "Day"
    run = bring_in(client, "post-events", *closing(post))
    assert counts(run) == (1, 0, 0, 0), faults(run)
    assert Post.objects.get().closed_on == date(2024, 6, 1)
    assert PostEvent.objects.get(kind="closed").history.get().history_user == reviewer
    assert (
        faults(check(client, "post-events", *closing(post, date(2024, 7, 1))))[0][1]
        == "What happened to the post"
    )


def test_a_move_by_sheet_says_where_to_and_stays_in_own_places(client, reviewer):
    post = make_post()
    make_commune("Chí Cà", "01105", make_other_district())
    head = ["Key of the post", "Day", "What happened to the post", "Commune", "Marker"]
    for place, column in [("", "Commune"), ("Chí Cà", "Commune")]:
        run = check(client, "post-events", head, [post.pk, date(2024, 6, 1), "Moved", place, ""])
        assert [fault[1] for fault in faults(run)] == [column]
    run = bring_in(client, "post-events", head, [post.pk, date(2024, 6, 1), "Moved", "Lũng Cú", "426"])
    assert counts(run) == (1, 0, 0, 0), faults(run)
    assert str(Post.objects.get().marker) == "426"


def test_what_has_happened_is_not_changed_by_a_sheet_but_its_basis_may_be(client, reviewer):
    post = make_post()
    change(post, "closed", date(2024, 6, 1))
    head, line = closing(post)
    assert counts(bring_in(client, "post-events", head, line)) == (0, 1, 0, 0)
    assert PostEvent.objects.get(kind="closed").basis == "QĐ"
    line[2] = "Moved"
    assert [fault[1] for fault in faults(check(client, "post-events", head, line))] == [
        "What happened to the post"
    ]


def test_a_name_that_two_posts_bear_needs_the_key(client, life):
    client.force_login(make_overseer())
    head = ["Post", "From day", "Reports a day", "First shift begins at", "Hours to send"]
    line = ["Chốt 424", date(2025, 1, 1), 3, time(6), 6]
    assert faults(check(client, "post-expectations", head, line))[0][1] == "Post"
    line[0] = "Tổ cơ động số 1"
    assert counts(bring_in(client, "post-expectations", head, line)) == (1, 0, 0, 0)
    assert Expectation.objects.get(post=life[2]).first_start == time(6)


def test_what_is_expected_twice_is_refused_beside_its_day(client, reviewer):
    post = make_post()
    expect(post)
    head = ["Key of the post", "From day", "Reports a day", "First shift begins at", "Hours to send"]
    run = check(client, "post-expectations", head, [post.pk, date(2025, 1, 1), 9, time(6), 6])
    assert {fault[1] for fault in faults(run)} == {"From day", "Reports a day"}
