"""A post is moved, closed and reopened on days that follow one another; the last event can be taken back."""

from datetime import date

import pytest

from borderops.patrols.models import Post, PostEvent
from tests.factories import (
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_other_district,
    make_overseer,
    make_reviewer,
)
from tests.pages import said
from tests.patrols.makers import change, make_post, make_shift, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def send(client, post, kind, on, **fields):
    return client.post(f"/patrols/posts/{post.pk}/events/new/", {"kind": kind, "on": on, **fields})


def errors(response):
    assert response.status_code == 422
    return set(response.context["form"].errors)


def fresh(post):
    return Post.objects.get(pk=post.pk)


def withdraw(client, post, event):
    return client.post(f"/patrols/posts/{post.pk}/events/{event.pk}/withdraw/")


def test_it_is_closed_and_reopened_where_it_stood(client, reviewer):
    post = make_post()
    assert send(client, post, "closed", "1/6/2024", basis="Hết dịch").url == post.get_absolute_url()
    assert fresh(post).closed_on == date(2024, 6, 1) and not fresh(post).is_open
    send(client, post, "reopened", "1/9/2024")
    now = fresh(post)
    assert (now.open_since, now.closed_on, str(now.marker)) == (date(2024, 9, 1), None, "424")
    assert [now.is_open_on(date(2024, month, 1)) for month in (5, 6, 8, 9)] == [True, False, False, True]
    assert {row.history_user for row in PostEvent.history.filter(kind__in=["closed", "reopened"])} == {
        reviewer
    }


def test_it_is_moved_to_another_place(client, reviewer):
    post, there = make_post(), make_commune("Má Lé", "00718")
    send(client, post, "moved", "1/6/2024", place="Má Lé mốc 420", spot="Bản mới")
    now = fresh(post)
    assert (now.commune, str(now.marker), now.spot) == (there, "420", "Bản mới")
    assert "Lũng Cú" in now.place_on(date(2024, 5, 31)) and "Bản mới" in now.place_on(date(2024, 6, 1))


def test_a_team_moves_to_another_stretch(client, reviewer):
    team = make_team(to_marker=make_marker("428"))
    stretch = {"place": "Lũng Cú", "first_marker": "450", "last_marker": "455"}
    send(client, team, "moved", "1/6/2024", **stretch)
    assert "450–455" in fresh(team).place
    assert "450" not in fresh(team).place_on(date(2024, 5, 1))
    bad = send(client, team, "moved", "1/7/2024", **stretch | {"last_marker": "440"})
    assert errors(bad) == {"last_marker"}
    assert errors(send(client, team, "moved", "1/7/2024", place="Lũng Cú", last_marker="440")) == {
        "first_marker"
    }


def test_where_a_stretch_ends_is_not_known_of_a_team_that_moved_without_a_word(client, reviewer):
    team = make_team(to_marker=make_marker("428"))
    send(client, team, "moved", "1/6/2024", place="Lũng Cú mốc 450")
    assert fresh(team).to_marker is None


@pytest.mark.parametrize(
    ("kind", "on", "more", "field"),
    [
        ("closed", "1/1/2099", {}, "on"),
        ("closed", "1/1/2024", {}, "on"),
        ("closed", "hôm qua", {}, "on"),
        ("reopened", "1/6/2024", {}, "kind"),
        ("closed", "1/6/2023", {}, "kind"),
        ("opened", "1/6/2024", {}, "kind"),
        ("", "1/6/2024", {}, "kind"),
        ("moved", "1/6/2024", {}, "place"),
        ("moved", "1/6/2024", {"place": "Không Có"}, "place"),
        ("moved", "1/6/2024", {"place": "Chí Cà"}, "place"),
    ],
)
def test_what_cannot_have_happened_is_said_beside_its_field(client, reviewer, kind, on, more, field):
    make_commune("Chí Cà", "01105", make_other_district())
    post = make_post()
    assert errors(send(client, post, kind, on, **more)) == {field}
    assert post.events.count() == 1


def test_days_between_two_others_may_be_told_later_but_not_out_of_order(client, reviewer):
    post = make_post()
    change(post, "closed", date(2024, 9, 1))
    send(client, post, "moved", "1/6/2024", place="Lũng Cú mốc 426")
    assert (str(fresh(post).marker), fresh(post).closed_on) == ("426", date(2024, 9, 1))
    assert errors(send(client, post, "closed", "1/7/2024")) == {"kind"}


def test_a_post_is_not_closed_over_its_shift_reports(client, reviewer):
    post = make_post()
    make_shift(post=post, day=date(2024, 5, 20))
    assert errors(send(client, post, "closed", "20/5/2024")) == {"on"}
    assert send(client, post, "closed", "21/5/2024").status_code == 302


def test_reports_after_it_was_reopened_do_not_hinder(client, reviewer):
    post = make_post()
    closed = change(post, "closed", date(2024, 4, 20))
    reopened = change(post, "reopened", date(2024, 5, 1))
    make_shift(post=post, day=date(2024, 5, 20))
    closed.basis = "QĐ 5"
    closed.write(reviewer)
    assert said(withdraw(client, post, reopened)) == ["error"]
    assert post.events.count() == 3


def test_the_last_event_is_taken_back_after_a_question(client, reviewer):
    post = make_post()
    event = change(post, "closed", date(2024, 6, 1))
    question = client.get(f"/patrols/posts/{post.pk}/events/{event.pk}/withdraw/")
    assert question.status_code == 200 and fresh(post).closed_on
    assert said(withdraw(client, post, event)) == ["success"]
    assert fresh(post).closed_on is None and fresh(post).is_open
    assert PostEvent.history.filter(history_type="-").get().history_user == reviewer
    assert withdraw(client, post, event).status_code == 404


def test_a_move_that_is_taken_back_leaves_the_post_where_it_was(client, reviewer):
    post = make_post()
    there = make_commune("Má Lé", "00718")
    event = change(post, "moved", date(2024, 6, 1), commune=there, district=there.district)
    withdraw(client, post, event)
    assert fresh(post).commune.name == "Lũng Cú"


def test_an_earlier_event_or_an_opening_with_reports_stays(client, reviewer):
    post = make_post()
    opened = post.events.get()
    closed = change(post, "closed", date(2024, 6, 1))
    assert said(withdraw(client, post, opened)) == ["error"]
    closed.withdraw(reviewer)
    make_shift(post=post)
    assert said(withdraw(client, post, opened))[-1] == "error"
    assert fresh(post).open_since == date(2024, 1, 1)


def test_an_opening_that_was_wrong_is_written_down_anew(client, reviewer):
    post = make_post()
    withdraw(client, post, post.events.get())
    assert fresh(post).open_since is None
    assert errors(send(client, post, "opened", "5/1/2024")) == {"place"}
    send(client, post, "opened", "5/1/2024", place="Lũng Cú mốc 424")
    assert fresh(post).open_since == date(2024, 1, 5)


def test_the_form_opens_on_what_may_come_next(client, reviewer):
    post = make_post()
    url = f"/patrols/posts/{post.pk}/events/new/"

    def chosen(**query):
        return client.get(url, query).context["form"].initial["kind"]

    assert (chosen(), chosen(kind="moved"), chosen(kind="reopened")) == ("closed", "moved", "closed")
    change(post, "closed", date(2024, 6, 1))
    assert chosen() == "reopened"


def test_others_take_nothing_back(client):
    post = make_post()
    event = change(post, "closed", date(2024, 6, 1))
    for user, status in [(make_clerk(), 403), (make_reviewer(make_other_district()), 404)]:
        client.force_login(user)
        assert withdraw(client, post, event).status_code == status
        assert send(client, post, "reopened", "1/7/2024").status_code == status
    assert post.events.count() == 2


def test_an_event_is_taken_back_from_its_own_post_only(client):
    client.force_login(make_overseer())
    post, other = make_post(), make_post("Chốt 425", commune=make_commune(district=make_district()))
    assert withdraw(client, other, post.events.get()).status_code == 404
