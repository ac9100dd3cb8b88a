"""Programmes, steps, sectors, sending units and quotas in the administration: kept with history, never deleted."""

import pytest

from borderops.labour.models import Programme, Quota, Sector
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer
from tests.labour.makers import make_issued, make_partner, make_programme, make_quota, make_sector, make_step

pytestmark = pytest.mark.django_db
ADMIN = "/admin/labour/"


def typed(**fields):
    return {
        "code": "VS", "name": "Văn Sơn", "partner": make_partner().pk, "shortest_term": "3", "longest_term": "12",
        "term_unit": "months", "youngest": "18", "sectors": [make_sector().pk], "source": "X", "confidence": "S",
    } | fields  # fmt: skip


def test_the_administrator_adds_and_corrects_a_programme_and_the_history_tells(client):
    user = make_administrator()
    client.force_login(user)
    assert client.post(f"{ADMIN}programme/add/", typed()).status_code == 302
    programme = Programme.objects.get()
    assert list(programme.sectors.all()) == [make_sector()]
    change = f"{ADMIN}programme/{programme.pk}/change/"
    assert client.post(change, typed(longest_term="6")).status_code == 302
    assert [(row.longest_term, row.history_user) for row in programme.history.all()] == [
        (6, user),
        (12, user),
    ]
    assert client.get(f"{ADMIN}programme/{programme.pk}/history/").status_code == 200
    assert client.post(f"{ADMIN}programme/{programme.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_same_rules_hold_there(client):
    programme = make_programme()
    client.force_login(make_administrator())
    step = {"programme": programme.pk, "kind": "restored", "on": "2023", "source": "X"}
    refused = client.post(f"{ADMIN}programmeevent/add/", step)
    assert set(refused.context["adminform"].form.errors) == {"kind"}
    quota = make_quota(5)
    make_issued()
    told = {"programme": programme.pk, "year": "2024", "district": "", "places": "0", "basis": "QĐ 2"}
    refused = client.post(f"{ADMIN}quota/{quota.pk}/change/", told)
    assert set(refused.context["adminform"].form.errors) == {"places"}
    assert client.post(f"{ADMIN}quota/{quota.pk}/change/", told | {"fewer_is_meant": "on"}).status_code == 302
    assert Quota.objects.get().places == 0
    sector = {"code": "GO", "name_vi": "Gỗ", "name_en": "Wood"}
    assert (
        client.post(f"{ADMIN}sector/add/", sector).status_code == 302
        and Sector.objects.filter(code="GO").exists()
    )


@pytest.mark.parametrize(("make", "status"), [(make_clerk, 403), (make_observer, 302)])
def test_others_change_nothing(client, make, status):
    step, quota = make_step(make_programme(), "suspended", "2020", reason="x"), make_quota()
    client.force_login(make())
    for name in ("programme", "programmeevent", "quota", "sendingunit", "sector"):
        assert client.post(f"{ADMIN}{name}/add/", typed()).status_code == status
    assert client.post(f"{ADMIN}quota/{quota.pk}/change/", {"places": "1"}).status_code == status
    assert client.post(f"{ADMIN}programmeevent/{step.pk}/change/", {"on": "2021"}).status_code == status


def test_each_list_opens_for_the_province(client):
    make_step(make_programme(), "suspended", "2020", reason="x"), make_quota()
    client.force_login(make_overseer())
    for name in ("programme", "programmeevent", "quota", "sendingunit", "sector"):
        assert client.get(f"{ADMIN}{name}/").status_code == 200
