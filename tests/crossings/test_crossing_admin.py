"""Crossing points in the administration: kept by administrators, with history, never deleted."""

import pytest

from borderops.crossings.models import CrossingPoint
from tests.crossings.makers import make_county, make_crossing, make_eastern_crossing, make_west
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_reviewer,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/crossings/crossingpoint/"


@pytest.fixture
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


def typed(**fields):
    commune = make_commune()
    return {
        "code": "BD-DV", "name": "Bạch  Đích", "other_name": "Dương Vạn", "name_zh": "杨万", "aliases": "",
        "commune": commune.pk, "district": commune.district.pk, "facing": make_county().pk,
        "marker": make_marker("358", commune).pk, "marker_confidence": "S", "source": "báo chí",
        "confidence": "S", "events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0,
    } | fields  # fmt: skip


def test_the_administrator_adds_one_and_it_is_told_in_its_history(client, administrator):
    assert client.post(f"{LIST}add/", typed()).status_code == 302
    crossing = CrossingPoint.objects.get()
    assert (crossing.name, str(crossing.marker)) == ("Bạch Đích", "358")
    assert crossing.history.get().history_user == administrator


def test_the_district_may_be_left_to_the_commune(client, administrator):
    client.post(f"{LIST}add/", typed(district=""))
    assert CrossingPoint.objects.get().district == make_commune().district


def test_a_change_keeps_old_and_new(client, administrator):
    crossing = make_eastern_crossing()
    client.post(f"{LIST}{crossing.pk}/change/", typed(code="PB-DC", name="Phó Bảng mới"))
    assert [row.name for row in crossing.history.all()] == ["Phó Bảng mới", "Phó Bảng"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "BD/DV"),
        ("code", "TT-TB"),
        ("name", ""),
        ("district", "west"),
        ("marker", ""),
        ("marker", "999"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(client, administrator, field, value):
    make_crossing()
    value = make_west().pk if value == "west" else value
    response = client.post(f"{LIST}add/", typed(**{field: value}))
    assert field in response.context["adminform"].form.errors
    assert CrossingPoint.objects.count() == 1


@pytest.mark.parametrize("text", ["thien bao", "Thanh THỦY", "天保", "tianbao"])
def test_any_spelling_finds_it(client, administrator, text):
    crossing, other = make_crossing(), make_eastern_crossing()
    assert list(client.get(LIST, {"q": text}).context["cl"].result_list) == [crossing] and other


def test_who_reviews_keeps_the_own_places_here_too(client):
    crossing, own = make_crossing(), make_eastern_crossing()
    client.force_login(make_reviewer())
    assert client.post(f"{LIST}{own.pk}/change/", typed(code="PB-DC")).status_code == 302
    assert client.post(f"{LIST}{crossing.pk}/change/", typed(code="TT-TB")).status_code == 403
    west = {"commune": "", "district": make_west().pk}
    response = client.post(f"{LIST}{own.pk}/change/", typed(code="PB-DC", **west))
    assert set(response.context["adminform"].form.errors) == {"district"}


@pytest.mark.parametrize("person", [make_clerk, lambda: make_reviewer(make_other_district())])
def test_staff_look_and_change_nothing(client, person):
    crossing = make_crossing()
    client.force_login(person())
    assert client.get(LIST).status_code == 200
    assert client.get(f"{LIST}{crossing.pk}/history/").status_code == 200
    assert client.post(f"{LIST}{crossing.pk}/change/", typed()).status_code == 403
    assert CrossingPoint.objects.get().name == "Thanh Thủy"


def test_an_observer_does_not_come_in(client):
    crossing = make_crossing()
    client.force_login(make_observer())
    for page in [LIST, f"{LIST}{crossing.pk}/change/", f"{LIST}{crossing.pk}/history/"]:
        assert client.get(page, follow=True).status_code in (403, 404)


def test_nobody_deletes_one(client, administrator):
    crossing = make_crossing()
    assert client.post(f"{LIST}{crossing.pk}/delete/", {"post": "yes"}).status_code == 403
    assert CrossingPoint.objects.exists()
