"""Likely doubles are pointed out once, when a record is sent to review."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_returned,
    make_struck,
    make_submitted,
    make_unit,
)
from tests.incidents.forms import NEW, in_full, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def first(clerk):
    return make_submitted(clerk, offenders=13)


def test_the_form_comes_back_once_and_names_them(client, clerk, first):
    form = typed()
    response = client.post(NEW, form)
    page = response.content.decode()
    assert response.status_code == 422 and list(response.context["form"].errors) == ["not_double"]
    assert response.context["form"].doubles == [first]
    assert first.number in page and f'href="{first.get_absolute_url()}" target="_blank"' in page
    assert Incident.objects.count() == 1
    assert client.post(NEW, form | {"not_double": "on"}).status_code == 302
    second = Incident.objects.exclude(pk=first.pk).get()
    assert second.state == State.SUBMITTED
    assert first.number in second.notes.get(verb="submit").words


def test_a_script_that_sends_the_form_is_told_beside_which_field(client, clerk, first):
    page = client.get(NEW).context["typed_by"]
    response = client.post(NEW, typed(typed_by=page), headers={"Accept": "application/json"})
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["name"] == "not_double" and first.number in error["words"][0]


def test_a_draft_is_never_held_up(client, clerk, first):
    assert client.post(NEW, typed(then="draft")).status_code == 302


@pytest.mark.parametrize("fields", [{"offenders": "12"}, {"occurred_on": "19/05/2024"}])
def test_another_day_or_another_number_of_people_is_another_case(client, clerk, first, fields):
    assert client.post(NEW, typed(**fields)).status_code == 302


def test_what_does_not_count_any_more_is_not_pointed_out(client, clerk):
    make_struck(clerk, offenders=13)
    assert client.post(NEW, typed()).status_code == 302


def test_what_the_person_may_not_see_is_not_named(client, clerk):
    make_submitted(make_clerk(unit=make_unit("Đồn khác")), offenders=13)
    assert client.post(NEW, typed()).status_code == 302


def test_faults_are_mended_before_it_is_asked(client, clerk, first):
    response = client.post(NEW, typed(offenders="nhiều"))
    assert list(response.context["form"].errors) == ["offenders"]


def test_a_mended_record_is_asked_about_too(client, clerk):
    other = make_accepted(make_clerk(), offenders=5)
    record = make_returned(clerk)
    sent = in_full(version=record.version, offenders="5")
    response = client.post(f"{record.get_absolute_url()}edit/", sent)
    assert response.status_code == 422 and response.context["form"].doubles == [other]
    sent |= {"not_double": "on"}
    assert client.post(f"{record.get_absolute_url()}edit/", sent).status_code == 302


def test_a_retry_is_no_double_of_itself(client, clerk):
    form = typed()
    assert [client.post(NEW, form).status_code for _ in range(2)] == [302, 302]
