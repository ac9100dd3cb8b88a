"""Reviewing a list of workers, and what follows for its permits."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.labour.models import Permit, Trip, Worker
from borderops.review.states import State
from tests.factories import make_clerk, make_overseer, make_reviewer
from tests.labour.makers import (
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_sent_list,
)
from tests.pages import said

pytestmark = pytest.mark.django_db
GONE = date(2024, 3, 5)


def fresh(permit):
    return Permit.objects.get(pk=permit.pk)


def verb(client, user, record, name, **fields):
    client.force_login(user)
    return client.post(f"{record.get_absolute_url()}{name}/", {"version": record.version} | fields)


def test_a_reviewer_accepts_and_the_workers_are_abroad(client):
    permits = [make_issued(), make_issued()]
    record = make_sent_list("depart", permits, day=GONE)
    assert said(verb(client, make_reviewer(), record, "accept")) == ["success"]
    assert {fresh(permit).stage for permit in permits} == {"abroad"} and Trip.objects.count() == 2


def test_sending_with_a_held_line_is_possible_and_says_so(client):
    record = make_list("depart", [make_issued(), make_permit()], day=GONE)
    response = verb(client, record.entered_by, record, "submit")
    assert "1 goes on, 1 held back" in client.get(response.url).content.decode()
    record.refresh_from_db()
    assert record.state == State.SUBMITTED and [line.held for line in record.lines.all()] == ["", "step"]


def test_what_changed_after_sending_is_weighed_again_at_acceptance(client):
    good, undone = make_permit(), make_permit()
    record = make_sent_list("issue", [good, undone])
    assert [line.held for line in record.lines.all()] == ["", ""]
    undone.paper_number = ""
    undone.paper_kind = ""
    undone.paper_expires_on = None
    undone.write(make_clerk())
    verb(client, make_reviewer(), record, "accept")
    assert [line.held for line in record.lines.all()] == ["", "paper"]
    assert (fresh(good).stage, fresh(undone).stage) == ("issued", "prepared")


def test_a_worker_merged_after_sending_is_held_back(client):
    one, other = make_permit(), make_permit()
    record = make_sent_list("register", [one, other], day=date(2024, 1, 5))
    Worker.objects.filter(pk=one.worker_id).update(merged_into=other.worker)
    verb(client, make_reviewer(), record, "accept")
    assert [line.held for line in record.lines.all()] == ["merged", ""]


def test_a_line_that_was_mended_after_sending_goes_on(client):
    permit = make_permit(number="")
    record = make_sent_list("issue", [permit, make_permit()])
    assert record.lines.first().held == "number"
    permit.number = "GP-MOI"
    permit.write(make_clerk())
    client.force_login(make_reviewer())
    assert "2 go on" in client.get(record.get_absolute_url()).content.decode()
    verb(client, make_reviewer(), record, "accept")
    assert fresh(permit).stage == "issued"


@pytest.mark.parametrize(("name", "reason"), [("reopen", "error"), ("strike", "duplicate")])
def test_reopening_or_striking_takes_the_step_back(client, name, reason):
    permit = make_issued()
    record = make_accepted_list("depart", [permit], day=GONE)
    assert said(verb(client, make_overseer(), record, name, reason=reason)) == ["success"]
    assert fresh(permit).stage == "issued" and not Trip.objects.exists()


def test_a_departure_counts_again_once_its_reopened_issue_is_accepted_again():
    permit = make_permit()
    issue = make_accepted_list("issue", [permit])
    make_accepted_list("depart", [permit], day=GONE)
    issue.reopen(make_overseer(), "other", "Sửa ngày")
    assert not Trip.objects.exists()
    issue.submit(issue.entered_by)
    assert issue.lines.get().held == ""
    issue.accept(make_reviewer())
    assert fresh(permit).stage == "abroad" and Trip.objects.count() == 1


def test_nobody_accepts_the_own_list_or_one_of_another_place(client):
    record = make_sent_list("register", [make_permit()], make_reviewer(), day=date(2024, 1, 5))
    assert said(verb(client, record.entered_by, record, "accept")) == ["error"]
    assert verb(client, make_reviewer(make_inland()), record, "accept").status_code == 404
    assert verb(client, make_clerk(), record, "accept").status_code == 403
    client.force_login(make_reviewer())
    assert client.get(f"{record.get_absolute_url()}accept/").status_code == 405


def test_a_list_seen_before_it_changed_is_not_accepted():
    record = make_sent_list("register", [make_permit()], day=date(2024, 1, 5))
    with pytest.raises(ValidationError) as refusal:
        record.accept(make_reviewer(), version=record.version - 1)
    assert refusal.value.code == "stale"


def queries_of(client, user, record, name):
    with CaptureQueriesContext(connection) as asked:
        verb(client, user, record, name, reason="error", agreed="on")
    return len(asked)


def test_no_verb_asks_more_queries_for_more_workers(client):
    """Of a list of one worker and of one of nine: each is issued, departs, returns and is reopened."""
    overseer = make_overseer()
    queries_of(client, overseer, make_sent_list("register", [make_permit()]), "accept")
    asked = []
    for workers in (1, 9):
        permits = [make_permit() for _n in range(workers)]
        told = []
        for kind, day in [("issue", date(2024, 2, 20)), ("depart", GONE), ("return", date(2024, 11, 20))]:
            record = make_list(kind, permits, day=day)
            told += [queries_of(client, record.entered_by, record, "submit")]
            record.refresh_from_db()
            told += [queries_of(client, overseer, record, "accept")]
        record.refresh_from_db()
        told += [queries_of(client, overseer, record, "reopen")]
        assert {fresh(permit).stage for permit in permits} == {"abroad"}
        asked.append(told)
    few, many = asked
    assert many == few
