"""Setting a quota and changing it; fewer places than are taken only where that is said to be meant."""

import pytest

from borderops.labour.models import Quota
from tests.factories import make_clerk, make_district, make_overseer, make_reviewer
from tests.labour.makers import make_issued, make_programme, make_quota
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
NEW = "/labour/quotas/new/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def edit(quota):
    return f"/labour/quotas/{quota.pk}/edit/"


def typed(**fields):
    return {
        "programme": make_programme().pk,
        "year": "2024",
        "district": "",
        "places": "1.200",
        "basis": "Quyết định 1/QĐ-UBND",
    } | fields


def test_it_is_set_for_a_year_and_all_districts(client, overseer):
    response = client.post(NEW, typed())
    quota = Quota.objects.get()
    assert (response.url, said(response)) == ("/labour/quotas/?year=2024&programme=VS", ["success"])
    assert (quota.places, quota.district, quota.history.get().history_user) == (1200, None, overseer)


def test_the_address_names_programme_year_and_district(client, overseer):
    make_programme()
    form = client.get(NEW, {"programme": "VS", "year": "2025", "district": make_district().code}).context[
        "form"
    ]
    assert (form["year"].value(), form["district"].value()) == ("2025", make_district().pk)
    assert client.get(NEW, {"year": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"year": "1900"}, "year"),
        ({"places": "-1"}, "places"),
        ({"basis": ""}, "basis"),
        ({"programme": ""}, "programme"),
    ],
)
def test_what_cannot_be_is_refused(client, overseer, change, field):
    response = client.post(NEW, typed(**change))
    assert (response.status_code, set(response.context["form"].errors)) == (422, {field})


def test_a_second_quota_of_the_same_year_is_refused(client, overseer):
    make_quota()
    assert client.post(NEW, typed()).status_code == 422
    assert Quota.objects.count() == 1


def test_fewer_places_than_are_taken_are_kept_only_once_they_are_meant(client, overseer):
    quota = make_quota(5)
    make_issued()
    response = client.post(edit(quota), typed(places="0"))
    assert response.status_code == 422 and "Of this quota 1 are taken already" in response.content.decode()
    assert 'name="fewer_is_meant"' in response.content.decode()
    assert client.post(edit(quota), typed(places="0", fewer_is_meant="on")).status_code == 302
    quota.refresh_from_db()
    assert quota.places == 0
    assert client.post(edit(quota), typed(places="0", basis="Quyết định 2")).status_code == 302


def test_a_stale_form_is_refused_once(client, overseer):
    quota = make_quota(5)
    seen = hidden_fields(client.get(edit(quota)))["seen"]
    quota.write(make_overseer())
    response = client.post(edit(quota), typed(places="7", seen=seen))
    assert (response.status_code, response.context["form"]["places"].value()) == (409, "7")


@pytest.mark.parametrize("make", [make_clerk, make_reviewer])
def test_only_the_province_sets_it(client, make):
    quota = make_quota()
    client.force_login(make())
    for url in (NEW, edit(quota)):
        assert client.get(url).status_code == client.post(url, typed()).status_code == 403
