"""Writing a post down: with the day on which it was opened, and where it stands."""

from datetime import date

import pytest
from django.test import override_settings

from borderops.districts.models import BorderMarker
from borderops.patrols.models import Post
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

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
NEW = "/patrols/posts/new/"


@pytest.fixture
def reviewer(client):
    make_commune()
    user = make_reviewer()
    client.force_login(user)
    return user


def fields(**changed):
    unit = make_unit("Đồn Lũng Cú", make_district())
    given = {
        "kind": "fixed", "name": "Chốt 424", "staffing": "joint", "unit": unit.pk, "opened_on": "10/01/2021",
        "place": "Lũng Cú mốc 424", "spot": "Séo Lủng", "basis": "QĐ 01",
    }  # fmt: skip
    return given | changed


def send(client, **changed):
    return client.post(NEW, fields(**changed))


def errors(response):
    assert response.status_code == 422
    return response.context["form"].errors


def test_it_is_opened_in_one_step(client, reviewer):
    make_marker()
    response = send(client)
    post = Post.objects.get()
    assert response.url == post.get_absolute_url()
    told = (post.name, post.spot, post.marker.code, post.commune.name, post.district.code, post.open_since)
    assert told == ("Chốt 424", "Séo Lủng", "424", "Lũng Cú", "026", date(2021, 1, 10))
    event = post.events.get()
    assert (event.kind, event.on, event.basis, event.commune) == (
        "opened",
        date(2021, 1, 10),
        "QĐ 01",
        post.commune,
    )
    assert {row.history_user for row in [*post.history.all(), *event.history.all()]} == {reviewer}
    assert post.is_open_on(date(2021, 1, 10)) and not post.is_open_on(date(2021, 1, 9))


def test_a_team_has_a_stretch_whose_markers_need_not_be_listed_yet(client):
    make_marker("424", make_commune())
    client.force_login(make_overseer())
    other = make_other_district()
    stretch = {"place": "Lũng Cú", "first_marker": "mốc 424", "last_marker": "426/1"}
    assert (
        send(client, kind="mobile", name="Tổ 1", further_districts=[other.pk], **stretch).status_code == 302
    )
    team = Post.objects.get()
    assert (team.kind, str(team.marker), str(team.to_marker)) == ("mobile", "424", "426/1")
    assert not BorderMarker.objects.get(code="426/1").listed
    assert list(team.further_districts.all()) == [other]


def test_two_posts_may_have_one_name(client, reviewer):
    assert send(client).status_code == send(client).status_code == 302
    assert Post.objects.filter(name="Chốt 424").count() == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"opened_on": "1/1/2099"}, "opened_on"),
        ({"opened_on": "hôm qua"}, "opened_on"),
        ({"place": ""}, "place"),
        ({"place": "Không Có"}, "place"),
        ({"place": "Lũng Cú mốc 999"}, "place"),
        ({"kind": "mobile", "place": "Lũng Cú", "first_marker": "600"}, "first_marker"),
        ({"kind": "mobile", "place": "Lũng Cú", "first_marker": "424", "last_marker": "520"}, "last_marker"),
        ({"kind": "mobile", "place": "Lũng Cú", "first_marker": "426", "last_marker": "424"}, "last_marker"),
        ({"kind": "mobile", "place": "Lũng Cú", "last_marker": "424"}, "first_marker"),
        ({"kind": "fixed", "last_marker": "426"}, "last_marker"),
        ({"unit": "999999"}, "unit"),
        ({"kind": "flying"}, "kind"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(client, reviewer, changed, field):
    response = send(client, **changed)
    assert set(errors(response)) == {field}
    assert Post.objects.count() == 0 and BorderMarker.objects.count() == 0
    assert "Séo Lủng" in response.content.decode() and "QĐ 01" in response.content.decode()


def test_a_place_or_a_unit_elsewhere_is_not_a_reviewers(client, reviewer):
    make_commune("Chí Cà", "01105", make_other_district())
    there = make_unit("Đồn Xín Mần", make_other_district())
    assert set(errors(send(client, place="Chí Cà", unit=there.pk))) == {"place", "unit"}


def test_the_administrator_writes_posts_down_anywhere(client):
    make_commune("Chí Cà", "01105", make_other_district())
    client.force_login(make_administrator())
    assert send(client, place="Chí Cà").status_code == 302


def test_the_look_up_answers_for_the_day_that_is_typed(client):
    make_commune(valid_to=date(2025, 6, 30))
    client.force_login(make_overseer())
    form = client.get(NEW).content.decode()
    assert "change from:#id_opened_on" in form
    asked = {"place": "lung cu", "day_field": "opened_on", "opened_on": "10/1/2021"}
    assert [str(place.commune) for place in client.get("/places/", asked).context["places"]] == ["xã Lũng Cú"]
    assert client.get("/places/", asked | {"opened_on": "10/1/2026"}).context["places"] == []


def test_strength_and_point_are_asked_only_where_turned_on(client, reviewer):
    plan = {"strength": "5", "latitude": "23,3637", "longitude": "105.3165"}
    send(client, **plan)
    assert Post.objects.get().strength is None
    assert "id_strength" not in client.get(NEW).content.decode()
    with override_settings(DEPLOYMENT=True):
        assert "id_strength" in client.get(NEW).content.decode()
        send(client, name="Chốt 425", **plan)
        assert set(errors(send(client, **plan | {"latitude": ""}))) == {"latitude"}
        assert set(errors(send(client, **plan | {"latitude": "91"}))) == {"latitude"}
        assert set(errors(send(client, **plan | {"longitude": "đông"}))) == {"longitude"}
    post = Post.objects.get(name="Chốt 425")
    assert (post.strength, f"{post.latitude:f}", f"{post.longitude:f}") == (5, "23.363700", "105.316500")


@pytest.mark.parametrize("make", [make_clerk, make_observer, make_user])
def test_who_may_not_is_refused(client, make):
    make_commune()
    client.force_login(make())
    assert client.get(NEW).status_code == send(client).status_code == 403
    assert Post.objects.count() == 0


def test_log_in_is_asked_first(client):
    assert client.get(NEW).url.startswith("/login/")


def test_the_units_own_is_offered(client):
    unit = make_unit()
    client.force_login(make_reviewer(unit=unit))
    assert client.get(NEW).context["form"].initial["unit"] == unit
