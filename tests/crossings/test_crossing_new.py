"""Adding a crossing point on its page: by who reviews where it lies."""

import pytest

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import BorderMarker
from tests.crossings.makers import make_county, make_crossing, make_west
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.pages import said

pytestmark = pytest.mark.django_db
NEW = "/crossings/points/new/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def typed(**fields):
    make_commune()
    return {
        "code": "BD-DV", "name": "Bạch  Đích", "other_name": "Dương Vạn", "name_zh": "杨万", "pinyin": "Yángwàn",
        "aliases": "百德", "place": "Lũng Cú", "place_on": "01/05/2024", "facing": make_county().pk,
        "main_marker": "mốc 358", "marker_confidence": "S", "more_markers": "360, 359", "hours": "7h00 – 17h30",
        "days": "thứ hai – thứ sáu", "documents": "giấy thông hành", "source": "báo chí", "confidence": "S",
    } | fields  # fmt: skip


def test_it_is_written_down_with_all_that_is_known(client, reviewer):
    response = client.post(NEW, typed())
    crossing = CrossingPoint.objects.get()
    assert (response.url, said(response)) == ("/crossings/BD-DV/", ["success"])
    assert (str(crossing), crossing.commune.name) == ("Bạch Đích – Dương Vạn", "Lũng Cú")
    assert (crossing.hours, crossing.documents, crossing.pinyin) == (
        "7h00 – 17h30", "giấy thông hành", "Yángwàn",
    )  # fmt: skip
    assert str(crossing.marker) == "358"
    assert [marker.code for marker in crossing.further_markers.all()] == ["359", "360"]
    assert crossing.history.latest().history_user == reviewer


def test_markers_that_nobody_met_before_are_kept_as_not_listed(client, reviewer):
    known = make_marker("358")
    client.post(NEW, typed())
    assert CrossingPoint.objects.get().marker == known
    assert set(BorderMarker.objects.filter(listed=False).values_list("code", flat=True)) == {"359", "360"}


def test_the_district_alone_is_enough(client, reviewer):
    client.post(NEW, typed(place="", area=make_commune().district.pk))
    crossing = CrossingPoint.objects.get()
    assert (crossing.commune, crossing.district.name) == (None, "Đồng Văn")


@pytest.mark.parametrize(
    ("change", "beside"),
    [
        ({"code": "changes"}, "code"),
        ({"code": "B/D"}, "code"),
        ({"code": "TT-TB"}, "code"),
        ({"name": ""}, "name"),
        ({"source": ""}, "source"),
        ({"main_marker": "520"}, "main_marker"),
        ({"main_marker": ""}, "main_marker"),
        ({"more_markers": "358"}, "more_markers"),
        ({"more_markers": "261, x"}, "more_markers"),
        ({"place": "Sapa"}, "place"),
        ({"place": ""}, "place"),
        ({"place_on": ""}, "place_on"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(client, reviewer, change, beside):
    make_crossing()
    response = client.post(NEW, typed(hours="sáng sớm") | change)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {beside}
    assert "sáng sớm" in response.content.decode()
    assert CrossingPoint.objects.count() == 1


def test_a_district_beside_a_commune_is_refused(client, reviewer):
    response = client.post(NEW, typed(area=make_commune().district.pk))
    assert set(response.context["form"].errors) == {"area"}


def test_a_part_names_the_gate_itself_and_not_another_part(client, reviewer):
    gate = make_crossing()
    part = make_crossing("TT-1", part_of=gate)
    response = client.post(NEW, typed(part_of=part.pk))
    assert set(response.context["form"].errors) == {"part_of"}
    client.post(NEW, typed(part_of=gate.pk))
    assert CrossingPoint.objects.get(code="BD-DV").part_of == gate


def test_a_place_of_somebody_else_is_refused_beside_the_place(client):
    client.force_login(make_reviewer(make_west()))
    response = client.post(NEW, typed())
    assert response.status_code == 422 and set(response.context["form"].errors) == {"place"}
    assert not CrossingPoint.objects.exists()


def test_who_reviews_for_a_unit_keeps_the_district_of_the_unit(client):
    unit = make_unit(district=make_commune().district)
    user = make_user("reviewer", unit=unit)
    client.force_login(user)
    assert client.post(NEW, typed()).status_code == 302
    crossing = CrossingPoint.objects.get()
    assert crossing.is_kept_by(user) and list(CrossingPoint.objects.kept_by(user)) == [crossing]


@pytest.mark.parametrize(
    ("make", "status"),
    [(make_administrator, 200), (make_clerk, 403), (make_observer, 403), (make_user, 403)],
)
def test_the_ladder_of_rights(client, make, status):
    client.force_login(make())
    assert client.get(NEW).status_code == status
    if status != 200:
        assert client.post(NEW, typed()).status_code == status
        assert not CrossingPoint.objects.exists()
