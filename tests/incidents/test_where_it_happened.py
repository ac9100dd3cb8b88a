"""The place of a new incident: found from what is typed, asked for where it may mean several."""

from datetime import date

import pytest

from borderops.incidents.models import Incident
from tests.factories import (
    make_clerk,
    make_commune,
    make_other_district,
    make_unit,
    make_user,
)
from tests.incidents.forms import NEW, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def test_a_commune_of_another_district_is_not_found(client, clerk):
    make_commune("Chí Cà", "01105", make_other_district())
    response = client.post(NEW, typed(place="chi ca"))
    assert response.context["form"].errors["place"]


def test_a_place_of_others_is_not_taken_through_the_hidden_choice(client, clerk):
    west = make_commune("Chí Cà", "01105", make_other_district())
    response = client.post(NEW, typed(place="chi ca", place_choice=f"{west.pk}-{west.district_id}"))
    assert response.context["form"].errors["place"]
    client.post(NEW, typed(place_choice=f"{make_commune().pk}-{west.district_id}"))
    assert Incident.objects.get().district == make_commune().district


def test_a_commune_in_two_districts_is_asked_for_until_one_is_chosen(client):
    north, west = make_commune().district, make_other_district()
    both = make_commune("Đồng Văn", "00721", north)
    both.other_districts.add(west)
    client.force_login(make_user("overseer"))
    asked = client.post(NEW, typed(place="dong van"))
    assert len(asked.context["form"].places) == 2 and asked.context["form"].errors["place"]
    client.post(NEW, typed(place="dong van", place_choice=f"{both.pk}-{west.pk}"))
    record = Incident.objects.get()
    assert (record.commune, record.district, record.number) == (both, west, "VV-2024-XM-0001")


def test_a_former_commune_is_asked_for_until_its_heir_is_chosen(client, clerk):
    heir = make_commune("Lũng Cú mới", "00716", valid_from=date(2024, 1, 1))
    former = make_commune("Má Lé", "00718", valid_to=date(2023, 12, 31))
    former.successors.add(heir)
    assert client.post(NEW, typed(place="ma le")).context["form"].errors["place"]
    client.post(NEW, typed(place="ma le", place_choice=f"{heir.pk}-{heir.district_id}"))
    assert Incident.objects.get().commune == heir


def test_what_is_no_marker_is_said_so(client, clerk):
    client.cookies["django_language"] = "en"
    response = client.post(NEW, typed(place="lung cu 999"))
    assert "519/2" in response.context["form"].errors["place"][0]


def test_a_clerk_of_a_post_logs_in_its_communes(client):
    post = make_unit("Đồn Lũng Cú")
    post.communes.add(make_commune())
    client.force_login(make_user("clerk", unit=post))
    assert client.post(NEW, typed()).status_code == 302
    assert Incident.objects.get().unit == post
