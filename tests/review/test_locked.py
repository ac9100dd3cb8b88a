"""What waits or was reviewed is locked at every door."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from borderops.incidents.models import Incident
from tests.factories import (
    make_accepted,
    make_code,
    make_commune,
    make_draft,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
)
from tests.pages import said

pytestmark = pytest.mark.django_db
LOCKED = [make_submitted, make_accepted, make_struck]


@pytest.fixture(params=LOCKED)
def locked(request, client):
    record = request.param()
    client.force_login(record.entered_by)
    return record


def typed(record):
    return {
        "occurred_on": "20/05/2024", "place": "lung cu", "code": make_code().pk, "offenders": "99",
        "version": record.version,
    }  # fmt: skip


def unchanged(record):
    after = Incident.objects.get()
    return (after.offenders, after.version, after.state) == (record.offenders, record.version, record.state)


def test_the_form_does_not_open_and_says_why(client, locked):
    response = client.get(f"/incidents/{locked.reference}/edit/")
    assert (response.url, said(response)) == (locked.get_absolute_url(), ["error"])


@pytest.mark.parametrize("then", ["draft", "submit"])
def test_a_form_sent_all_the_same_changes_nothing(client, locked, then):
    response = client.post(f"/incidents/{locked.reference}/edit/", typed(locked) | {"then": then})
    assert response.status_code == 409 and response.context["form"].non_field_errors()
    assert response.context["form"]["offenders"].value() == "99"
    assert unchanged(locked)


def test_a_new_form_with_the_records_key_changes_nothing(client, locked):
    form_key = str(locked.form_key)
    response = client.post("/incidents/new/", typed(locked) | {"form_key": form_key, "then": "submit"})
    assert response.status_code == 409
    assert unchanged(locked)


def test_the_model_refuses(locked):
    copy = Incident.objects.get()
    copy.offenders = 99
    with pytest.raises(ValidationError) as refusal:
        copy.write(copy.entered_by)
    assert refusal.value.code == "locked"
    assert unchanged(locked)


def test_the_administration_refuses(client, locked):
    url = reverse("admin:incidents_incident_change", args=[locked.pk])
    assert client.get(url).status_code == 200
    fields = {"occurred_on": "20/05/2024", "offenders": "99", "version_seen": locked.version}
    assert client.post(url, fields).status_code == 403
    version = reverse(
        "admin:incidents_incident_simple_history", args=[locked.pk, locked.history.earliest().pk]
    )
    assert client.get(version).status_code == 200
    assert client.post(version, fields).status_code == 403
    assert unchanged(locked)


@pytest.mark.parametrize("make", LOCKED)
def test_the_reviewer_does_not_edit_either(client, make):
    record = make()
    client.force_login(make_reviewer())
    assert client.post(f"/incidents/{record.reference}/edit/", typed(record)).status_code == 409
    assert unchanged(record)


@pytest.mark.parametrize("make", [make_draft, make_returned])
def test_drafts_and_returned_records_are_open_to_their_unit(client, make):
    record = make(commune=make_commune())
    client.force_login(record.entered_by)
    assert client.get(f"/incidents/{record.reference}/edit/").status_code == 200
    assert client.post(f"/incidents/{record.reference}/edit/", typed(record)).status_code == 302
    assert Incident.objects.get().offenders == 99


@pytest.mark.parametrize("make", [make_draft, *LOCKED])
def test_nothing_that_was_logged_is_deleted(client, make):
    record = make()
    client.force_login(record.entered_by)
    assert client.delete(record.get_absolute_url()).status_code == 405
    assert client.post(reverse("admin:incidents_incident_delete", args=[record.pk])).status_code == 403
    assert Incident.objects.exists()
