"""Returning a record to its unit, pinned to fields, with a reason."""

import pytest

from borderops.review.states import State, Verb
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_user,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db


def address(record):
    return f"/incidents/{record.reference}/return/"


def given(**fields):
    return {"reason": "numbers", "words": "Đếm lại.", "fields_to_mend": ["offenders", "account"]} | fields


@pytest.fixture
def record():
    return make_submitted()


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def test_the_record_goes_back_with_fields_reason_and_words(client, reviewer, record):
    response = client.post(address(record), given(version=record.version))
    assert (response.url, said(response)) == (record.get_absolute_url(), ["success"])
    record.refresh_from_db()
    note = record.notes.last()
    assert (record.state, record.reviewed_by) == (State.RETURNED, reviewer)
    assert (note.verb, note.by, note.reason, note.words) == (Verb.RETURN, reviewer, "numbers", "Đếm lại.")
    assert note.fields == ["offenders", "account"]


def test_the_page_asks_and_knows_which_version_was_looked_at(client, reviewer, record):
    page = client.get(address(record))
    assert page.status_code == 200
    assert hidden_fields(page)["version"] == str(record.version)
    assert record.number in page.content.decode()


def test_the_unit_is_shown_what_to_mend_and_submits_again(client, reviewer, record):
    client.post(address(record), given())
    client.force_login(record.entered_by)
    page = client.get(f"/incidents/{record.reference}/edit/")
    assert page.context["asked"].fields == ["offenders", "account"]
    assert "Đếm lại." in page.content.decode()
    record.refresh_from_db()
    record.offenders = 3
    record.write(record.entered_by)
    record.submit(record.entered_by)
    assert [note.verb for note in record.notes.all()] == ["log", "submit", "return", "edit", "submit"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "duplicate"}, "reason"),
        ({"reason": "other", "words": " \u200b "}, "words"),
        ({"fields_to_mend": ["state"]}, "fields_to_mend"),
        ({"words": "x" * 1001}, "words"),
        ({"version": "x"}, "version"),
    ],
)
def test_a_reason_that_is_none_is_refused_and_the_words_stay(client, reviewer, record, fields, wrong):
    response = client.post(address(record), given(**fields))
    assert response.context["form"].errors[wrong]
    assert response.context["form"]["words"].value() == given(**fields)["words"]
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (make_clerk, 403),
        (make_observer, 403),
        (make_user, 403),
        (lambda: make_reviewer(make_other_district()), 404),
    ],
)
def test_only_a_reviewer_of_the_place_returns(client, record, person, status):
    client.force_login(person())
    assert client.get(address(record)).status_code == status
    assert client.post(address(record), given()).status_code == status
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


def test_an_overseer_returns_anywhere(client, record):
    client.force_login(make_overseer())
    assert client.post(address(record), given()).status_code == 302


def test_nobody_returns_their_own(client):
    own = make_reviewer()
    record = make_submitted(own)
    client.force_login(own)
    response = client.post(address(record), given())
    assert response.status_code == 409 and response.context["form"].non_field_errors()
    record.refresh_from_db()
    assert record.state == State.SUBMITTED


@pytest.mark.parametrize("make", [make_returned, make_accepted, make_struck])
def test_only_what_waits_is_returned(client, reviewer, make):
    record = make()
    before, notes = record.state, record.notes.count()
    assert client.post(address(record), given()).status_code == 409
    record.refresh_from_db()
    assert record.state == before and record.notes.count() == notes


def test_a_draft_is_not_there_for_a_reviewer(client, reviewer):
    assert client.get(address(make_draft())).status_code == 404


def test_a_stale_page_returns_nothing_and_keeps_the_words(client, reviewer, record):
    response = client.post(address(record), given(version=record.version - 1))
    assert response.status_code == 409
    assert response.context["form"]["words"].value() == "Đếm lại."


def test_log_in_is_asked_first(client, record):
    assert client.get(address(record)).url.startswith("/login/")


def test_words_are_shown_and_never_run(client, reviewer):
    record = make_submitted(commune=make_commune())
    client.post(address(record), given(words="<script>alert(1)</script>"))
    page = client.get(record.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
