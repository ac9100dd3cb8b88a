"""Changing the facts of a post; where it stands is corrected on the event that says so."""

from datetime import date

import pytest

from borderops.patrols.models import Post
from borderops.people.roles import Role
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.pages import hidden_fields
from tests.patrols.makers import change, make_post, make_team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def page(post):
    return f"/patrols/posts/{post.pk}/edit/"


def fields(client, post, **changed):
    """The form as the page gives it, with some fields changed."""
    form = client.get(page(post)).context["form"]
    given = {name: form[name].value() for name in form.fields}
    given["seen"] = hidden_fields(client.get(page(post)))["seen"]
    return {name: value for name, value in given.items() if value is not None} | changed


def test_facts_change_and_the_former_ones_stay_in_the_history(client, reviewer):
    post = make_post()
    response = client.post(page(post), fields(client, post, name="Chốt 424 mới", short_number="4"))
    assert response.url == post.get_absolute_url()
    post.refresh_from_db()
    assert (post.name, post.short_number, post.open_since) == ("Chốt 424 mới", "4", date(2024, 1, 1))
    assert post.history.latest().history_user == reviewer
    assert post.history.earliest().name == "Chốt 424"


def test_saved_as_it_is_nothing_moves(client, reviewer):
    post = make_team(to_marker=make_marker("428"), spot="Séo Lủng")
    change(post, "closed", date(2024, 6, 1))
    post = Post.objects.get(pk=post.pk)
    before = post.place
    assert client.post(page(post), fields(client, post)).status_code == 302
    post = Post.objects.get(pk=post.pk)
    assert (post.place, post.closed_on) == (before, date(2024, 6, 1))


def test_a_wrong_place_is_corrected_on_the_event_too(client, reviewer):
    post, right = make_post(), make_commune("Má Lé", "00718")
    client.post(page(post), fields(client, post, place="Má Lé mốc 420", place_choice=""))
    post = Post.objects.get(pk=post.pk)
    event = post.events.get()
    assert (post.commune, str(post.marker)) == (event.commune, str(event.marker)) == (right, "420")
    assert event.history.latest().history_user == reviewer


def test_the_place_is_that_of_its_day_though_the_commune_has_gone_since(client, reviewer):
    old = make_commune(valid_to=date(2025, 6, 30))
    make_commune("Lũng Cú", "00715", valid_from=date(2025, 7, 1))
    post = make_post(commune=old)
    client.post(page(post), fields(client, post, name="Chốt khác"))
    post.refresh_from_db()
    assert (post.name, post.commune) == ("Chốt khác", old)


def test_a_place_elsewhere_is_refused(client, reviewer):
    post = make_post()
    make_commune("Chí Cà", "01105", make_other_district())
    response = client.post(page(post), fields(client, post, place="Chí Cà", place_choice=""))
    assert response.status_code == 422 and set(response.context["form"].errors) == {"place"}


def test_a_stale_form_is_refused_once_and_keeps_what_was_typed(client, reviewer):
    post = make_post()
    typed = fields(client, post, name="Tên của tôi")
    change(post, "moved", date(2024, 6, 1), commune=make_commune("Má Lé", "00718"), district=make_district())
    response = client.post(page(post), typed)
    assert response.status_code == 422 and "Tên của tôi" in response.content.decode()
    post.refresh_from_db()
    assert (post.name, post.commune.name) == ("Chốt 424", "Má Lé")
    client.post(page(post), typed | {"seen": hidden_fields(response)["seen"]})
    post.refresh_from_db()
    assert post.name == "Tên của tôi"


@pytest.mark.parametrize("typed", [{"name": ""}, {"place": ""}, {"unit": ""}, {"staffing": "x"}])
def test_what_is_missing_is_said_beside_its_field(client, reviewer, typed):
    post = make_post()
    response = client.post(page(post), fields(client, post, **typed))
    assert response.status_code == 422 and set(response.context["form"].errors) == set(typed)


def test_what_a_post_is_does_not_change(client, reviewer):
    post = make_post()
    client.post(page(post), fields(client, post, kind="mobile"))
    post.refresh_from_db()
    assert post.kind == "fixed"


def test_a_unit_of_another_place_stays_but_is_not_offered(client):
    post = make_post(unit=make_unit("Đồn Xín Mần", make_other_district()))
    make_unit("Đồn khác", make_other_district())
    client.force_login(make_reviewer())
    offered = client.get(page(post)).context["form"].fields["unit"].queryset
    assert {unit.name for unit in offered} == {"Đồn Xín Mần"}
    assert client.post(page(post), fields(client, post)).status_code == 302


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (make_overseer, 200),
        (make_administrator, 200),
        (make_clerk, 403),
        (make_observer, 403),
        (make_user, 403),
        (lambda: make_reviewer(make_other_district()), 404),
    ],
)
def test_the_ladder_of_rights(client, make, status):
    post = make_post()
    client.force_login(make())
    for name in ("edit/", "events/new/", "expectations/new/", f"events/{post.events.get().pk}/withdraw/"):
        assert client.get(f"{post.get_absolute_url()}{name}").status_code == status, name
    if status != 200:
        assert client.post(page(post), {"name": "x"}).status_code == status


def test_a_team_that_only_passes_through_is_kept_where_it_belongs(client, reviewer):
    team = make_team(commune=make_commune("Chí Cà", "01105", make_other_district()))
    team.further_districts.add(make_district())
    assert client.get(team.get_absolute_url()).status_code == 200
    assert client.get(page(team)).status_code == 403


def test_rights_end_with_the_posting(client):
    post = make_post()
    client.force_login(make_user(Role.REVIEWER, [post.district], valid_to=date(2021, 1, 1)))
    assert client.get(page(post)).status_code == 403
