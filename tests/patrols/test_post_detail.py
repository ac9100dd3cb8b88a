"""The page of a post: facts, its life, what it owes, its last shift reports."""

from datetime import date

import pytest
from django.test import override_settings

from borderops.districts.models import BorderMarker
from borderops.people.roles import Role
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.patrols.makers import change, expect, make_accepted_shift, make_post, make_shift, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def text_for(client, user, post):
    client.force_login(user)
    response = client.get(post.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_what_happened_what_is_expected_and_what_came(client):
    post, keeper = make_post(), make_overseer()
    change(post, "closed", date(2024, 6, 1), by=keeper, basis="QĐ 12")
    expect(post, 3)
    shift = make_accepted_shift(post=post, people_in=1200, declarations=1208)
    text = text_for(client, make_clerk(), post)
    told = [
        "Closed since 01/06/2024",
        "01/01/2024",
        "QĐ 12",
        "<b>3</b> reports a day",
        shift.number,
        "1,208 people",
    ]
    for words in told:
        assert words in text, words
    assert f"/patrols/shifts/?post={post.pk}" in text


def test_a_team_shows_its_stretch_and_the_districts_it_passes(client):
    team = make_team(to_marker=make_marker("428"))
    team.further_districts.add(make_other_district())
    text = text_for(client, make_overseer(), team)
    assert "markers 424–428" in text and "Đồng Văn, Xín Mần" in text


def test_a_marker_that_is_not_listed_is_marked_so(client):
    post = make_post()
    BorderMarker.objects.update(listed=False)
    assert "marker not in the register yet" in text_for(client, make_overseer(), post)


def test_only_ten_reports_are_shown_and_only_those_the_reader_may_see(client):
    post = make_post()
    for hour in range(0, 24, 2):
        make_shift(post=post, hour=hour, hours=1)
    client.force_login(make_clerk(post.district, post.unit))
    assert len(client.get(post.get_absolute_url()).context["shifts"]) == 10
    client.force_login(make_observer())
    assert len(client.get(post.get_absolute_url()).context["shifts"]) == 0


def test_who_wrote_an_event_down_is_told_to_who_works_there(client):
    post, keeper = make_post(opened=None), make_overseer(name="nguoi-ghi")
    change(post, "opened", date(2024, 1, 1), by=keeper)
    for user in (make_clerk(), make_reviewer(), make_overseer(), make_administrator()):
        assert "nguoi-ghi" in text_for(client, user, post)
    assert "nguoi-ghi" not in text_for(client, make_observer(), post)


@pytest.mark.parametrize(
    ("make", "offered"),
    [
        (make_reviewer, True),
        (make_overseer, True),
        (make_administrator, True),
        (make_clerk, False),
        (make_observer, False),
    ],
)
def test_changing_it_is_offered_to_who_may(client, make, offered):
    post = make_post()
    expect(post)
    text = text_for(client, make(), post)
    links = [f"{post.get_absolute_url()}{page}" for page in ("edit/", "events/new/", "expectations/new/")]
    assert [link in text for link in links] == [offered] * 3
    assert ("Take back" in text) == offered


def test_a_closed_post_is_reopened_and_takes_no_report(client):
    post = make_post()
    change(post, "closed", date(2024, 6, 1))
    text = text_for(client, make_overseer(), post)
    assert "kind=reopened" in text and "kind=closed" not in text and "shifts/new/?post=" not in text


@pytest.mark.parametrize(
    ("on", "make", "told"),
    [
        (True, make_reviewer, True),
        (True, make_clerk, False),
        (True, make_observer, False),
        (False, make_reviewer, False),
    ],
)
def test_strength_and_point_are_told_where_turned_on_to_who_keeps_the_post(client, on, make, told):
    post = make_post(strength=37, latitude="23.363700", longitude="105.316500")
    with override_settings(DEPLOYMENT=on):
        text = text_for(client, make(), post)
    assert [words in text for words in ("<dd>37</dd>", "23.3637")] == [told] * 2


def test_a_post_elsewhere_is_not_found(client):
    post = make_post()
    for make in (make_clerk, make_reviewer):
        client.force_login(make(make_other_district()))
        assert client.get(post.get_absolute_url()).status_code == 404
    assert client.get("/patrols/posts/999999/").status_code == 404


def test_a_reviewer_who_only_watches_elsewhere_is_offered_nothing_there(client):
    there = make_commune("Chí Cà", "01105", make_other_district())
    post = make_post("Chốt 172", commune=there)
    user = make_reviewer()
    user.postings.create(role=Role.OBSERVER, province_wide=True, valid_from=date(2020, 1, 1))
    assert "edit/" not in text_for(client, user, post)
    assert client.get(f"{post.get_absolute_url()}edit/").status_code == 403


def test_a_stranger_is_refused_and_log_in_asked_first(client):
    post = make_post()
    assert client.get(post.get_absolute_url()).url.startswith("/login/")
    client.force_login(make_user())
    assert client.get(post.get_absolute_url()).status_code == 403


def test_it_is_only_read(client):
    post = make_post()
    client.force_login(make_overseer())
    assert client.post(post.get_absolute_url()).status_code == 405


def test_query_count_is_flat(client, django_assert_max_num_queries):
    post = make_post()
    make_accepted_shift(post=post)
    client.force_login(make_clerk())
    with django_assert_max_num_queries(40) as one:
        client.get(post.get_absolute_url())
    for number in range(4):
        there = make_commune(f"Lũng {number}", f"0000{number}")
        change(post, "moved", date(2024, 6, 1 + number), commune=there, district=there.district)
        make_accepted_shift(post=post, hour=14 + 2 * number, hours=2)
    with django_assert_max_num_queries(len(one)):
        client.get(post.get_absolute_url())
