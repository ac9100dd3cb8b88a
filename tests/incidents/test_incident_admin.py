"""Incidents in the administration: the same rights, the same lock, the verbs as actions."""

import json

import pytest
from django.urls import reverse

from borderops.incidents.models import Incident, IncidentCode
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_district,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
    make_user,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def change(record):
    return f"{LIST}{record.pk}/change/"


def history(record):
    return f"{LIST}{record.pk}/history/"


def typed(**fields):
    return {
        "occurred_on": "20/05/2024", "commune": make_commune().pk, "district": make_district().pk,
        "code": make_code().pk, "regime": "PL", "offenders": "7", "version_seen": "1",
    } | fields  # fmt: skip


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


# Who sees what


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


# Writing


def test_a_clerk_adds_a_draft_of_the_own_unit(client, clerk):
    assert client.post(f"{LIST}add/", typed()).status_code == 302
    record = Incident.objects.get()
    assert (record.state, record.entered_by, record.unit, record.offenders) == (
        "draft",
        clerk,
        clerk.home_unit,
        7,
    )


def test_a_clerk_mends_a_draft_of_the_unit(client, clerk):
    record = make_draft()
    assert client.post(change(record), typed()).status_code == 302
    record.refresh_from_db()
    assert record.offenders == 7 and record.notes.last().by == clerk


@pytest.mark.parametrize(
    "fields",
    [
        {"offenders": "-1"},
        {"occurred_on": "1/1/2100"},
        {"offenders_unknown": "on"},
        {"code": ""},
        {"commune": "999999"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, clerk, fields):
    record = make_draft(clerk, code=make_code("A1"))
    if fields == {"code": ""}:
        fields = {"code": make_code().parent_id}
    response = client.post(change(record), typed(**fields))
    assert response.status_code == 200 and response.context["adminform"].form.errors
    record.refresh_from_db()
    assert (record.offenders, record.version) == (2, 1)


def test_another_districts_place_is_refused_beside_the_form(client, clerk):
    west = make_commune("Chí Cà", "01105", make_other_district())
    fields = typed(commune=west.pk, district=west.district_id)
    assert client.post(f"{LIST}add/", fields).context["adminform"].form.errors
    assert not Incident.objects.exists()


def test_what_the_form_does_not_show_is_not_taken(client, clerk):
    record, other = make_draft(clerk), make_clerk()
    client.post(
        change(record), typed(state="accepted", number="VV-1", entered_by=other.pk, unit="", version="9")
    )
    after = Incident.objects.get()
    assert (after.state, after.number, after.entered_by, after.unit) == (
        "draft",
        None,
        clerk,
        clerk.home_unit,
    )


@pytest.mark.parametrize("version", ["2", "", "x"])
def test_a_stale_form_is_refused(client, clerk, version):
    record = make_draft(clerk)
    response = client.post(change(record), typed(version_seen=version))
    assert response.status_code == 200 and response.context["adminform"].form.errors
    record.refresh_from_db()
    assert record.offenders == 2


def test_the_form_knows_the_version_it_was_opened_with(client, clerk):
    record = make_draft(clerk)
    assert hidden_fields(client.get(change(record)))["version_seen"] == "1"


@pytest.mark.parametrize("make", [make_submitted, make_accepted, make_struck])
def test_what_is_locked_is_only_read(client, clerk, make):
    record = make(clerk)
    page = client.get(change(record))
    assert page.status_code == 200 and 'name="_save"' not in page.content.decode()
    assert client.post(change(record), typed()).status_code == 403


def test_a_reviewer_reads_a_returned_record_and_does_not_mend_it(client, reviewer):
    record = make_returned()
    assert client.get(change(record)).status_code == 200
    assert client.post(change(record), typed()).status_code == 403


# Verbs


def test_the_verbs_are_actions(client, clerk):
    record, reviewer = make_draft(clerk), make_reviewer()
    act(client, "submit", record)
    client.force_login(reviewer)
    act(client, "accept", record)
    record.refresh_from_db()
    assert (record.state, record.number, record.reviewed_by) == (State.ACCEPTED, "VV-2024-DV-0001", reviewer)


REASONED = [
    ("send_back", make_submitted, "numbers", State.RETURNED),
    ("strike", make_accepted, "duplicate", State.STRUCK),
    ("reopen", make_struck, "facts", State.RETURNED),
]


@pytest.mark.parametrize(("verb", "make", "reason", "becomes"), REASONED)
def test_verbs_with_a_reason_ask_for_it_first(client, reviewer, verb, make, reason, becomes):
    records = [make(), make()]
    asked = act(client, verb, *records)
    assert asked.status_code == 200 and asked.context["form"]
    assert {record.state for record in Incident.objects.all()} == {str(records[0].state)}
    without = act(client, verb, *records, apply="1")
    assert without.context["form"].errors["reason"]
    act(client, verb, *records, apply="1", reason=reason, words="Vì thế.")
    for record in records:
        record.refresh_from_db()
        note = record.notes.last()
        assert (record.state, note.reason, note.words, note.by) == (becomes, reason, "Vì thế.", reviewer)


def test_those_that_do_not_fit_are_named_and_the_others_go_through(client, reviewer):
    waiting, done = make_submitted(), make_accepted()
    response = act(client, "accept", waiting, done)
    assert sorted(said(response)) == ["error", "success"]
    assert Incident.objects.counted().count() == 2


def test_nobody_accepts_their_own_by_an_action(client, reviewer):
    record = make_submitted(reviewer)
    act(client, "accept", record, select_across="1")
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


def test_actions_do_not_reach_other_districts(client, reviewer):
    theirs, own = far_away(make_submitted), make_submitted()
    act(client, "accept", theirs, own, select_across="1")
    theirs.refresh_from_db()
    own.refresh_from_db()
    assert (theirs.state, own.state) == (State.SUBMITTED, State.ACCEPTED)


@pytest.mark.parametrize("verb", ["accept", "send_back", "strike", "reopen", "delete_selected"])
def test_a_clerk_has_no_action_of_review(client, clerk, verb):
    record = make_submitted(clerk)
    page = client.get(LIST)
    assert f'value="{verb}"' not in page.content.decode()
    act(client, verb, record, apply="1", reason="numbers", post="yes")
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


def test_nothing_is_deleted(client, clerk):
    record = make_draft(clerk)
    assert client.post(f"{LIST}{record.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Incident.objects.exists()


# Look-ups and lists


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
