"""Accepting everything that the inbox's filters leave."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.review import bulk
from borderops.review.states import State, Verb
from tests.factories import (
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_reviewer,
    make_submitted,
    make_user,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
ALL = "/review/incidents/accept-all/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def accepted():
    return set(Incident.objects.counted())


def test_first_the_number_then_the_deed(client, reviewer):
    records = {make_submitted() for _ in range(3)}
    page = client.get(ALL)
    assert page.context["count"] == 3 and not accepted()
    response = client.post(ALL, hidden_fields(page))
    assert (response.url, said(response)) == ("/review/incidents/", ["success"])
    assert accepted() == records
    assert {record.reviewed_by for record in accepted()} == {reviewer}


def test_only_what_is_filtered_is_accepted(client, reviewer):
    wanted = make_submitted(occurred_on=date(2024, 3, 1), code=make_code("A1"))
    make_submitted(occurred_on=date(2024, 3, 1))
    make_submitted(occurred_on=date(2024, 4, 1), code=make_code("A1"))
    address = f"{ALL}?until=31/3/2024&code=a&sort=submitted_at&after=x"
    assert client.get(address).context["count"] == 1
    client.post(address)
    assert accepted() == {wanted}


@pytest.mark.parametrize("query", ["since=hôm qua", "regime=XX", "district=999", "district=%00", "q=%00"])
def test_a_filter_that_cannot_be_read_accepts_nothing(client, reviewer, query):
    make_submitted()
    assert client.get(f"{ALL}?{query}").context["count"] == 0
    client.post(f"{ALL}?{query}")
    assert not accepted()


def test_it_leaves_own_records_drafts_and_other_districts(client, reviewer):
    make_submitted(reviewer)
    make_draft()
    make_submitted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    mine_to_review = make_submitted()
    assert client.get(ALL).context["count"] == 1
    client.post(ALL)
    assert accepted() == {mine_to_review}


def test_what_comes_in_after_the_page_was_shown_stays(client, reviewer):
    before = make_submitted()
    page = client.get(ALL)
    after = make_submitted()
    response = client.post(ALL, hidden_fields(page))
    assert accepted() == {before}
    assert said(response) == ["success", "info"]
    after.refresh_from_db()
    assert after.state == State.SUBMITTED


def test_what_was_mended_and_submitted_again_meanwhile_stays(client, reviewer):
    record = make_submitted()
    page = client.get(ALL)
    record.send_back(make_reviewer(), "numbers")
    record.offenders = 50
    record.write(record.entered_by)
    record.submit(record.entered_by)
    client.post(ALL, hidden_fields(page))
    assert not accepted()


def test_a_batch_looks_again_at_what_it_accepts():
    record, shown_at = make_submitted(), timezone.now()
    Incident.objects.update(submitted_at=shown_at + timedelta(seconds=1))
    assert bulk.accept_batch(Incident, [record.pk], make_reviewer(), shown_at) == 0


@pytest.mark.parametrize("shown_at", ["", "x", "2024-13-45T00:00", "2024-01-01", "0001-01-01T00:00:00+07:00"])
def test_a_moment_that_cannot_be_read_breaks_nothing(client, reviewer, shown_at):
    make_submitted()
    assert client.post(ALL, {"shown_at": shown_at}).status_code == 302


def test_each_record_gets_its_note_its_version_and_its_history(client, reviewer, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", 2)
    records = [make_submitted() for _ in range(3)]
    client.post(ALL)
    for record in records:
        version = record.version
        record.refresh_from_db()
        assert record.version == version + 1
        assert (record.notes.last().verb, record.notes.last().by) == (Verb.ACCEPT, reviewer)
        latest = record.history.latest()
        assert (latest.state, latest.history_user) == (State.ACCEPTED, reviewer)


def test_the_number_of_queries_does_not_grow_with_the_records(
    client, reviewer, django_assert_max_num_queries
):
    make_submitted()
    with django_assert_max_num_queries(40) as one:
        client.post(ALL)
    for _ in range(8):
        make_submitted()
    with django_assert_max_num_queries(len(one)):
        client.post(ALL)
    assert len(accepted()) == 9


@pytest.mark.parametrize("person", [make_clerk, make_observer, make_user])
def test_only_reviewers_open_or_use_it(client, person):
    make_submitted()
    client.force_login(person())
    assert client.get(ALL).status_code == client.post(ALL).status_code == 403
    assert not accepted()


def test_log_in_is_asked_first(client):
    assert client.get(ALL).url.startswith("/login/")


def test_a_register_that_is_not_there_is_not_found(client, reviewer):
    assert client.get("/review/nothing/accept-all/").status_code == 404


def test_with_nothing_to_accept_no_button_is_offered(client, reviewer):
    page = client.get(ALL)
    assert page.context["count"] == 0 and "btn-primary" not in page.content.decode()
    assert client.post(ALL).status_code == 302


def test_other_methods_are_refused(client, reviewer):
    assert client.put(ALL).status_code == client.delete(ALL).status_code == 405
