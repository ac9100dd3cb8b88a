"""Changing the facts of a crossing point on its page; a stale form is refused and loses nothing."""

import pytest

from borderops.crossings.models import CrossingPoint
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_event, make_west
from tests.factories import (
    make_administrator,
    make_clerk,
    make_marker,
    make_observer,
    make_overseer,
    make_reviewer,
)
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def page(crossing):
    return f"/crossings/{crossing.code}/edit/"


def fields(client, crossing, **changed):
    """The form as the page gives it, with some fields changed."""
    form = client.get(page(crossing)).context["form"]
    given = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in given.items()} | changed


def test_facts_change_and_the_former_ones_stay_in_the_history(client, reviewer):
    crossing = make_eastern_crossing()
    response = client.post(page(crossing), fields(client, crossing, name="Phố Bảng", more_markers="425"))
    assert response.url == crossing.get_absolute_url()
    crossing.refresh_from_db()
    assert (crossing.name, str(crossing.further_markers.get())) == ("Phố Bảng", "425")
    assert crossing.history.latest().history_user == reviewer
    assert crossing.history.earliest().name == "Phó Bảng"


def test_saved_as_it_is_nothing_moves_though_its_commune_has_gone_since(client):
    crossing = make_crossing()
    crossing.further_markers.add(make_marker("262"))
    client.force_login(make_reviewer(make_west()))
    before, commune = crossing.history.count(), crossing.commune
    assert client.post(page(crossing), fields(client, crossing)).status_code == 302
    crossing = CrossingPoint.objects.get()
    assert (crossing.commune, str(crossing.marker)) == (commune, "261(1)")
    assert crossing.further_markers.get().code == "262"
    assert crossing.history.count() == before + 1


def test_the_code_stays(client, reviewer):
    crossing = make_eastern_crossing()
    client.post(page(crossing), fields(client, crossing, code="XX"))
    assert CrossingPoint.objects.get().code == "PB-DC"


def test_a_stale_form_is_refused_once_and_keeps_what_was_typed(client, reviewer):
    crossing = make_eastern_crossing()
    mine = fields(client, crossing, name="Tên của tôi")
    client.post(page(crossing), fields(client, crossing, more_markers="426"))
    response = client.post(page(crossing), mine)
    assert response.status_code == 409 and "Tên của tôi" in response.content.decode()
    assert CrossingPoint.objects.get().name == "Phó Bảng"
    again = mine | {"seen": hidden_fields(response)["seen"]}
    assert client.post(page(crossing), again).status_code == 302
    assert CrossingPoint.objects.get().name == "Tên của tôi"


def test_it_cannot_be_moved_to_where_somebody_else_keeps_it(client, reviewer):
    crossing = make_eastern_crossing()
    west = fields(client, crossing, place="", area=make_west().pk)
    response = client.post(page(crossing), west)
    assert response.status_code == 422 and set(response.context["form"].errors) == {"place"}
    assert CrossingPoint.objects.get().district.name == "Đồng Văn"


def test_a_gate_with_parts_or_a_life_of_its_own_becomes_no_part(client):
    client.force_login(make_overseer())
    gate, other = make_crossing(), make_eastern_crossing()
    part = make_crossing("TT-1", part_of=gate, commune=gate.commune, marker_confidence="")
    response = client.post(page(gate), fields(client, gate, part_of=other.pk))
    assert set(response.context["form"].errors) == {"part_of"}
    make_event(other, "opened", "opening", "2020")
    response = client.post(page(other), fields(client, other, part_of=gate.pk))
    assert set(response.context["form"].errors) == {"part_of"}
    make_event(part, "opened", "clearance", "2020")
    response = client.post(page(part), fields(client, part, part_of=""))
    assert set(response.context["form"].errors) == {"part_of"}


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (make_administrator, 200),
        (make_overseer, 200),
        (lambda: make_reviewer(make_west()), 403),
        (make_clerk, 403),
        (make_observer, 403),
    ],
)
def test_the_ladder_of_rights(client, make, status):
    crossing = make_eastern_crossing()
    client.force_login(make())
    assert client.get(page(crossing)).status_code == status
    if status != 200:
        assert client.post(page(crossing), {"name": "x"}).status_code == status


def test_what_is_not_there_is_not_found(client, reviewer):
    assert client.get("/crossings/XX-YY/edit/").status_code == 404
