"""The chain of review for shift reports: submit, accept, return, strike, reopen."""

import pytest

from borderops.patrols.models import ShiftReport
from borderops.review.states import State, Verb
from tests.factories import (
    make_commune,
    make_observer,
    make_other_district,
    make_reviewer,
    make_user,
)
from tests.pages import said
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift, make_shift

pytestmark = pytest.mark.django_db
VERBS = ["submit", "accept", "return", "strike", "reopen"]


@pytest.fixture
def reviewer(client):
    user = make_reviewer(make_commune().district)
    client.force_login(user)
    return user


def do(client, verb, report, **fields):
    return client.post(f"{report.get_absolute_url()}{verb}/", {"version": report.version} | fields)


def state(report):
    return ShiftReport.objects.get(pk=report.pk).state


def far_away():
    return make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))


def test_a_clerk_submits_and_a_reviewer_accepts(client, reviewer):
    report = make_shift()
    client.force_login(report.entered_by)
    do(client, "submit", report)
    report.refresh_from_db()
    assert (report.state, report.number) == (State.SUBMITTED, "CT-2024-DV-0001")
    client.force_login(reviewer)
    do(client, "accept", report)
    report.refresh_from_db()
    assert (report.state, report.reviewed_by) == (State.ACCEPTED, reviewer)
    assert [note.verb for note in report.notes.all()] == [Verb.LOG, Verb.SUBMIT, Verb.ACCEPT]


def test_nobody_accepts_their_own(client, reviewer):
    report = make_sent_shift(reviewer)
    assert "error" in said(do(client, "accept", report))
    assert state(report) == State.SUBMITTED


def test_a_second_accept_is_refused_in_words(client, reviewer):
    report = make_accepted_shift()
    assert "error" in said(do(client, "accept", report))
    assert report.notes.filter(verb=Verb.ACCEPT).count() == 1


def test_what_lacks_something_is_not_submitted(client):
    report = make_shift(outcome="")
    client.force_login(report.entered_by)
    assert "error" in said(do(client, "submit", report))
    assert state(report) == State.DRAFT


def test_a_return_is_pinned_to_fields_and_the_unit_mends_and_sends_again(client, reviewer):
    report = make_sent_shift()
    do(client, "return", report, reason="numbers", words="Đếm lại.", fields_to_mend=["people_in"])
    note = report.notes.last()
    assert (state(report), note.reason, note.fields) == (State.RETURNED, "numbers", ["people_in"])
    number = report.number
    report.refresh_from_db()
    report.people_in, report.declarations = 13, 21
    report.write(report.entered_by)
    client.force_login(report.entered_by)
    do(client, "submit", report)
    report.refresh_from_db()
    assert (report.state, report.number) == (State.SUBMITTED, number)


def test_a_return_without_a_reason_changes_nothing(client, reviewer):
    report = make_sent_shift()
    assert do(client, "return", report).context["form"].errors["reason"]
    assert state(report) == State.SUBMITTED


def test_striking_frees_the_time_and_the_struck_one_does_not_come_back_over_another(client, reviewer):
    post = make_post()
    struck = make_accepted_shift(post=post)
    do(client, "strike", struck, reason="mistake")
    assert state(struck) == State.STRUCK
    other = make_shift(post=post)
    struck.refresh_from_db()
    answer = do(client, "reopen", struck, reason="facts")
    assert answer.status_code == 409 and "20/05/2024" in answer.content.decode()
    assert state(struck) == State.STRUCK
    ShiftReport.objects.filter(pk=other.pk).delete()
    do(client, "reopen", struck, reason="facts")
    assert state(struck) == State.RETURNED


def test_reopening_gives_an_accepted_report_back_to_its_unit(client, reviewer):
    report = make_accepted_shift()
    do(client, "reopen", report, reason="error", words="Sai số")
    assert state(report) == State.RETURNED
    assert ShiftReport.objects.editable_by(report.entered_by).get() == report


@pytest.mark.parametrize("verb", VERBS[1:])
def test_a_clerk_may_not_review(client, verb):
    report = make_sent_shift()
    client.force_login(report.entered_by)
    assert do(client, verb, report, reason="numbers").status_code == 403
    assert state(report) == State.SUBMITTED


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("person", [make_observer, make_user])
def test_who_only_reads_has_no_verb(client, verb, person):
    report = make_sent_shift()
    client.force_login(person())
    assert do(client, verb, report).status_code == 403


@pytest.mark.parametrize("verb", VERBS)
def test_another_districts_report_is_not_there(client, reviewer, verb):
    report = make_sent_shift(post=far_away())
    assert do(client, verb, report, reason="numbers").status_code == 404
    assert state(report) == State.SUBMITTED


@pytest.mark.parametrize("verb", ["submit", "accept"])
def test_reading_an_address_of_a_verb_does_nothing(client, reviewer, verb):
    report = make_sent_shift()
    assert client.get(f"{report.get_absolute_url()}{verb}/").status_code == 405
    assert state(report) == State.SUBMITTED
