"""A form that comes twice: a double click, a retry, or more typed after going back to it."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_clerk,
    make_commune,
    make_reviewer,
)
from tests.incidents.forms import NEW, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def test_a_double_click_is_one_record(client, clerk):
    twice = typed()
    first, second = client.post(NEW, twice), client.post(NEW, twice)
    assert first.url == second.url
    assert Incident.objects.count() == 1
    assert Incident.objects.get().notes.count() == 2


def test_the_same_form_saved_as_a_draft_and_then_submitted_is_one_record(client, clerk):
    form = typed()
    for then in ["draft", "submit"]:
        client.post(NEW, form | {"then": then})
    record = Incident.objects.get()
    assert (record.state, record.number) == (State.SUBMITTED, "VV-2024-DV-0001")


def test_what_was_changed_after_going_back_to_the_form_is_not_lost(client, clerk):
    form = typed(version="1", then="draft")
    client.post(NEW, form)
    assert client.post(NEW, form | {"offenders": "14", "then": "submit"}).status_code == 302
    record = Incident.objects.get()
    assert (record.offenders, record.state) == (14, State.SUBMITTED)
    assert [note.verb for note in record.notes.all()] == ["log", "edit", "submit"]


def test_a_changed_form_does_not_reach_a_record_that_waits(client, clerk):
    form = typed(version="1")
    client.post(NEW, form)
    response = client.post(NEW, form | {"offenders": "14"})
    assert response.status_code == 409 and response.context["form"]["offenders"].value() == "14"
    assert Incident.objects.get().offenders == 13


def test_a_changed_form_does_not_overwrite_what_a_colleague_mended(client, clerk):
    form = typed(version="1", then="draft")
    client.post(NEW, form)
    record = Incident.objects.get()
    record.offenders = 20
    record.write(make_clerk())
    response = client.post(NEW, form | {"offenders": "14"})
    assert response.status_code == 409 and response.context["differences"]
    assert client.post(NEW, form).status_code == 302  # the first form again, as it was: received already
    assert Incident.objects.get().offenders == 20


def test_nobody_takes_over_the_form_key_of_another(client, clerk):
    form = typed()
    client.post(NEW, form, follow=True)
    client.force_login(make_clerk(make_commune().district))
    response = client.post(NEW, form | {"offenders": "99"})
    assert response.status_code == 409 and response.context["form"].non_field_errors()
    record = Incident.objects.get()
    assert (record.entered_by, record.offenders) == (clerk, 13)
    assert record.number not in response.content.decode()


@pytest.mark.parametrize("key", ["x", "VV-2024-DV-0001", "%00"])
def test_a_form_key_that_is_none_is_refused(client, clerk, key):
    assert client.post(NEW, typed(form_key=key)).status_code == 422
    assert not Incident.objects.exists()


def test_the_first_form_once_more_does_not_pass_for_a_mended_record(client, clerk):
    form = typed()
    client.post(NEW, form)
    Incident.objects.get().send_back(
        make_reviewer(make_commune().district), "numbers", "Đếm lại.", ["offenders"]
    )
    client.post(NEW, form)
    assert Incident.objects.get().state == State.RETURNED
