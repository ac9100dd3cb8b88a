"""Signing a record off."""

import pytest
from django.test import Client

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
    make_user,
)
from tests.pages import said

pytestmark = pytest.mark.django_db


def accept(client, record, **fields):
    return client.post(f"/incidents/{record.reference}/accept/", fields)


@pytest.mark.parametrize("person", [make_reviewer, make_overseer])
def test_a_record_is_signed_off_and_counts_from_then_on(client, person):
    record, reviewer = make_submitted(), person()
    assert not Incident.objects.counted().exists()
    client.force_login(reviewer)
    response = accept(client, record, version=record.version)
    record.refresh_from_db()
    assert (record.state, record.reviewed_by) == (State.ACCEPTED, reviewer) and record.reviewed_at
    assert (response.url, said(response)) == (record.get_absolute_url(), ["success"])
    assert Incident.objects.counted().get() == record


@pytest.mark.parametrize("hand", ["logged", "edited", "submitted"])
def test_nobody_reviews_what_their_own_hand_was_on(client, hand):
    unit = make_unit("Đồn Đồng Văn", make_commune().district)
    both = (
        make_reviewer(unit=unit)
        if hand == "logged"
        else make_user("reviewer", [make_commune().district], unit)
    )
    record = make_draft(both if hand == "logged" else make_clerk())
    if hand == "edited":
        record.offenders = 9
        record.write(both)
    record.submit(both if hand == "submitted" else make_clerk())
    client.force_login(both)
    assert said(accept(client, record)) == ["error"]
    record.refresh_from_db()
    assert (record.state, record.reviewed_by) == (State.SUBMITTED, None)


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (make_clerk, 403),
        (make_observer, 403),
        (make_administrator, 403),
        (make_user, 403),
        (lambda: make_reviewer(make_other_district()), 404),
        (lambda: make_user("reviewer"), 404),
    ],
)
def test_only_a_reviewer_of_the_place_accepts(client, person, status):
    record = make_submitted()
    client.force_login(person())
    assert accept(client, record).status_code == status
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


def test_a_clerk_who_reviews_elsewhere_does_not_review_here(client):
    record, person = make_submitted(), make_clerk(unit=make_unit("Đồn khác"))
    posting = person.postings.create(role="reviewer")
    posting.districts.add(make_other_district())
    client.force_login(person)
    assert accept(client, record).status_code == 404


def test_log_in_is_asked_first(client):
    assert accept(client, make_submitted()).url.startswith("/login/")


@pytest.mark.parametrize("make", [make_returned, make_accepted, make_struck])
def test_only_what_waits_is_accepted(client, make):
    record = make()
    client.force_login(make_reviewer())
    assert said(accept(client, record)) == ["error"]
    before = record.state
    record.refresh_from_db()
    assert record.state == before


def test_a_draft_is_not_there_for_a_reviewer(client):
    client.force_login(make_reviewer())
    assert accept(client, make_draft()).status_code == 404


def test_what_was_mended_since_the_page_was_opened_is_looked_at_again(client):
    record = make_returned()
    opened = record.version - 1
    record.offenders = 9
    record.write(record.entered_by)
    record.submit(record.entered_by)
    client.force_login(make_reviewer())
    assert said(accept(client, record, version=opened)) == ["error"]
    record.refresh_from_db()
    assert record.state == State.SUBMITTED
    assert said(accept(client, record, version=record.version))[-1] == "success"


def test_nothing_else_of_the_record_is_taken_from_the_form(client):
    record = make_submitted()
    client.force_login(make_reviewer())
    accept(client, record, offenders=99, code=make_code("A1").pk, number="VV-1", verb="strike", reviewed_by=1)
    after = Incident.objects.get()
    assert (after.offenders, after.code, after.number) == (record.offenders, record.code, record.number)


def test_a_link_does_not_accept(client):
    client.force_login(make_reviewer())
    assert client.get(f"/incidents/{make_submitted().reference}/accept/").status_code == 405


def test_a_forged_form_does_not_accept():
    record, browser = make_submitted(), Client(enforce_csrf_checks=True)
    browser.force_login(make_reviewer())
    assert accept(browser, record).status_code == 403
    record.refresh_from_db()
    assert record.state == State.SUBMITTED
