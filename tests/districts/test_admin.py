"""Places in the administration: who keeps them, and who may look."""

import pytest
from django.urls import reverse

from borderops.districts.models import BorderMarker, Commune
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_observer,
    make_unit,
)

pytestmark = pytest.mark.django_db
MODELS = ["district", "commune", "unit", "bordermarker", "counterpart"]


@pytest.fixture
def administrator(client):
    user = make_administrator()
    client.force_login(user)
    return user


def commune_fields(**fields):
    return {
        "code": "00718", "name": "Má Lé", "kind": "xã", "district": make_district().pk, "valid_to": "30/06/2025",
    } | fields  # fmt: skip


@pytest.mark.parametrize("model", MODELS)
def test_the_administrator_opens_every_list_and_form(client, administrator, model):
    make_marker()
    assert client.get(reverse(f"admin:districts_{model}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:districts_{model}_add")).status_code == 200


def test_the_administrator_adds_a_commune_and_it_is_told_in_its_history(client, administrator):
    response = client.post(reverse("admin:districts_commune_add"), commune_fields())
    assert response.status_code == 302
    commune = Commune.objects.get(code="00718")
    assert commune.history.get().history_user == administrator


def make_commune_with_history():
    commune = make_commune()
    commune.save()
    return commune


def test_a_change_keeps_old_and_new(client, administrator):
    commune = make_commune_with_history()
    url = reverse("admin:districts_commune_change", args=[commune.pk])
    client.post(url, commune_fields(code=commune.code, name="Lũng Cú mới"))
    assert [row.name for row in commune.history.all()] == ["Lũng Cú mới", "Lũng Cú"]


def test_a_code_that_stands_already_is_refused_beside_its_field(client, administrator):
    make_commune("Lũng Cú", "00715")
    response = client.post(reverse("admin:districts_commune_add"), commune_fields(code="00715"))
    assert "code" in response.context["adminform"].form.errors
    assert Commune.objects.count() == 1


def test_what_is_no_marker_is_refused(client, administrator):
    response = client.post(reverse("admin:districts_bordermarker_add"), {"code": "999", "listed": "on"})
    assert "code" in response.context["adminform"].form.errors
    assert not BorderMarker.objects.exists()


@pytest.mark.parametrize("text", ["lung cu", "Lũng Cú", "LUNG", "00715", "khac ten"])
def test_places_are_searched_by_any_spelling(client, administrator, text):
    found, other = make_commune(aliases="Khác Tên"), make_commune("Chí Cà", "01105")
    response = client.get(reverse("admin:districts_commune_changelist"), {"q": text})
    assert list(response.context["cl"].result_list) == [found] and other


def test_a_clerk_looks_and_changes_nothing(client):
    commune = make_commune()
    client.force_login(make_clerk())
    url = reverse("admin:districts_commune_change", args=[commune.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, commune_fields(name="Khác")).status_code == 403
    assert client.get(reverse("admin:districts_commune_add")).status_code == 403
    commune.refresh_from_db()
    assert commune.name == "Lũng Cú"


@pytest.mark.parametrize("model", ["commune", "unit", "bordermarker"])
def test_nothing_is_deleted(client, administrator, model):
    record = {"commune": make_commune, "unit": make_unit, "bordermarker": make_marker}[model]()
    assert client.post(reverse(f"admin:districts_{model}_delete", args=[record.pk])).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    client.post(reverse(f"admin:districts_{model}_changelist"), chosen)
    assert type(record).objects.filter(pk=record.pk).exists()


def history_of(commune):
    return reverse("admin:districts_commune_simple_history", args=[commune.pk, commune.history.earliest().pk])


def test_history_is_read(client, administrator):
    commune = make_commune_with_history()
    assert client.get(reverse("admin:districts_commune_history", args=[commune.pk])).status_code == 200
    page = client.get(history_of(commune))
    assert page.status_code == 200 and 'name="_save"' not in page.content.decode()


@pytest.mark.parametrize("person", [make_administrator, make_clerk])
def test_nobody_puts_history_back_nor_writes_through_it(client, person):
    commune = make_commune_with_history()
    Commune.objects.filter(pk=commune.pk).update(name="Mới")
    client.force_login(person())
    assert client.post(history_of(commune), commune_fields(name="Lũng Cú")).status_code == 403
    commune.refresh_from_db()
    assert commune.name == "Mới"


def test_the_door_is_closed_to_observers(client):
    client.force_login(make_observer())
    assert client.get(reverse("admin:districts_commune_changelist"), follow=True).status_code == 403
