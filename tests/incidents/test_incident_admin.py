"""Incidents in the administration: the same rights, the same lock, the verbs as actions."""

import json

import pytest
from django.urls import reverse

from borderops.incidents.models import IncidentCode
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_reviewer,
    make_submitted,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def change(record):
    return f"{LIST}{record.pk}/change/"


def history(record):
    return f"{LIST}{record.pk}/history/"


def act(client, verb, *records, **more):
    return client.post(LIST, {"action": verb, "_selected_action": [record.pk for record in records]} | more)


def far_away(make=make_accepted):
    return make(commune=make_commune("Chí Cà", "01105", make_other_district()))


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def reviewer(client):
    user = make_reviewer(make_commune().district)
    client.force_login(user)
    return user


def test_the_list_shows_what_the_person_may_see(client, clerk):
    own, accepted = make_draft(clerk), make_accepted()
    far_away()
    make_submitted(make_clerk(unit=make_unit("Đồn khác")))
    assert set(client.get(LIST).context["cl"].result_list) == {own, accepted}


def test_the_search_is_the_registers_own(client, clerk):
    wanted = make_draft(clerk, account="Bắt giữ xe máy")
    make_draft(clerk)
    far_away(lambda commune: make_accepted(commune=commune, account="xe máy"))
    assert list(client.get(LIST, {"q": "xe may"}).context["cl"].result_list) == [wanted]


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_who_may_not_read_accounts_does_not_come_in(client, person):
    record = make_accepted()
    client.force_login(person())
    for page in [LIST, change(record), history(record), f"{LIST}add/"]:
        assert client.get(page, follow=True).status_code in (403, 404)
    assert act(client, "accept", record).status_code in (302, 403)
    record.refresh_from_db()
    assert record.state == State.ACCEPTED


@pytest.mark.parametrize("person", [make_clerk, make_reviewer])
def test_another_districts_record_its_history_and_its_versions_are_not_there(client, person):
    record = far_away()
    client.force_login(person())
    for page in [change(record), history(record), f"{LIST}{record.pk}/history/{record.history.latest().pk}/"]:
        answer = client.get(page, follow=True)
        assert answer.status_code == 404 or answer.request["PATH_INFO"] == "/admin/"
        assert record.number not in answer.content.decode()


def test_versions_of_one_record_do_not_open_through_another(client, clerk):
    own, theirs = make_draft(clerk), far_away()
    assert client.get(f"{LIST}{own.pk}/history/{theirs.history.latest().pk}/").status_code == 404


def test_the_history_tells_who_and_when(client, clerk):
    record = make_draft(clerk)
    page = client.get(history(record))
    assert page.status_code == 200 and clerk.username in page.content.decode()
    assert client.get(f"{LIST}{record.pk}/history/{record.history.get().pk}/").status_code == 200


@pytest.mark.parametrize(
    "lookup", ["entered_by__password__startswith", "entered_by__postings__role", "notes__words"]
)
def test_the_address_does_not_look_into_other_registers(client, clerk, lookup):
    make_draft(clerk)
    assert client.get(LIST, {lookup: "m"}).status_code == 400


def look_up(client, field, term, model="incident"):
    asked = {"app_label": "incidents", "model_name": model, "field_name": field, "term": term}
    return client.get("/admin/autocomplete/", asked)


def test_the_look_ups_find_places_and_kinds_by_any_spelling(client, clerk):
    make_marker()
    make_code()
    for field, term in [("commune", "lung cu"), ("marker", "424"), ("code", "nhap canh")]:
        assert len(json.loads(look_up(client, field, term).content)["results"]) == 1, field


@pytest.mark.parametrize("field", ["entered_by", "reviewed_by", "notes", "nothing"])
def test_the_look_ups_tell_nothing_of_people(client, clerk, field):
    assert look_up(client, field, "c").status_code in (403, 404)


@pytest.mark.parametrize("person", [make_observer, make_user])
def test_the_look_ups_are_closed_with_the_door(client, person):
    client.force_login(person())
    assert look_up(client, "commune", "lung").status_code in (302, 403)


def test_the_administrator_keeps_the_kinds_and_retires_them(client):
    code = make_code()
    client.force_login(make_administrator())
    url = reverse("admin:incidents_incidentcode_change", args=[code.pk])
    fields = {"code": "D2", "parent": code.parent_id, "label_vi": "Nhập cảnh", "label_en": "Entry",
              "default_regime": "PL", "violation": "true", "retired_on": "01/01/2026"}  # fmt: skip
    assert client.post(url, fields).status_code == 302
    assert IncidentCode.objects.get(pk=code.pk).retired_on
    assert client.post(reverse("admin:incidents_incidentcode_delete", args=[code.pk])).status_code == 403


def test_a_clerk_reads_the_kinds_and_changes_none(client, clerk):
    code = make_code()
    url = reverse("admin:incidents_incidentcode_change", args=[code.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"code": "D2"}).status_code == 403


def test_query_count_is_flat(client, reviewer, django_assert_max_num_queries):
    make_submitted()
    with django_assert_max_num_queries(30) as one_row:
        client.get(LIST)
    for _ in range(4):
        make_submitted()
    with django_assert_max_num_queries(len(one_row)):
        client.get(LIST)
