"""Reopening or striking a list on which later ones build: told before, done with a yes, kept in the trail."""

from datetime import date

import pytest

from borderops.labour.models import Permit, Trip
from borderops.review.states import State
from tests.factories import make_overseer, make_reviewer
from tests.labour.makers import make_accepted_list, make_permit, make_sent_list
from tests.pages import said

pytestmark = pytest.mark.django_db
GONE, BACK = date(2024, 3, 5), date(2024, 11, 20)
VERBS = [("reopen", "error"), ("strike", "duplicate")]


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


@pytest.fixture
def issue():
    """A list by which three got permits; two of them departed, and one of these came back."""
    permits = [make_permit(), make_permit(), make_permit()]
    record = make_accepted_list("issue", permits)
    record.departure = make_accepted_list("depart", permits[:2], day=GONE)
    record.back = make_accepted_list("return", permits[:1], day=BACK)
    return record


def undo(client, record, verb, reason, **fields):
    record.refresh_from_db()
    told = {"version": record.version, "reason": reason} | fields
    return client.post(f"{record.get_absolute_url()}{verb}/", told)


@pytest.mark.parametrize(("verb", "reason"), VERBS)
def test_the_page_names_the_lists_that_build_on_it_and_for_how_many(client, overseer, issue, verb, reason):
    response = client.get(f"{issue.get_absolute_url()}{verb}/")
    told = [(each.record, each.workers) for each in response.context["upset"]]
    assert told == [(issue.departure, 2), (issue.back, 1)]
    page = response.content.decode()
    assert issue.departure.get_absolute_url() in page and "2 workers" in page and 'name="agreed"' in page
    assert not any(line.permit.worker.name in page for line in issue.lines.all())


@pytest.mark.parametrize(("verb", "reason"), VERBS)
def test_nothing_is_undone_without_a_yes(client, overseer, issue, verb, reason):
    response = undo(client, issue, verb, reason)
    assert response.status_code == 422 and list(response.context["form"].errors) == ["agreed"]
    issue.refresh_from_db()
    assert issue.state == State.ACCEPTED and Trip.objects.count() == 2


@pytest.mark.parametrize(("verb", "reason"), VERBS)
def test_with_a_yes_it_is_undone_and_the_trail_keeps_what_it_took_along(
    client, overseer, issue, verb, reason
):
    assert said(undo(client, issue, verb, reason, words="Sai ngày", agreed="on")) == ["success"]
    assert not Trip.objects.exists() and {permit.stage for permit in Permit.objects.all()} == {"prepared"}
    note = issue.notes.get(verb=verb)
    assert note.words.startswith("Sai ngày No longer follows")
    assert f"{issue.departure} (2 workers), {issue.back} (1 worker)" in note.words
    for later in (issue.departure, issue.back):
        later.refresh_from_db()
        assert later.state == State.ACCEPTED and later.lines.filter(held="").exists()


def test_all_of_it_counts_again_once_the_list_is_accepted_again(client, overseer, issue):
    undo(client, issue, "reopen", "error", agreed="on")
    issue.refresh_from_db()
    issue.submit(issue.entered_by)
    issue.accept(make_reviewer())
    assert list(Trip.objects.order_by("pk").values_list("out_on", "in_on")) == [(GONE, BACK), (GONE, None)]


def test_what_was_out_of_order_before_is_not_blamed_on_this_list(client, overseer):
    permits = [make_permit(), make_permit()]
    register = make_accepted_list("register", permits, day=date(2024, 1, 5))
    issue = make_accepted_list("issue", permits)
    make_accepted_list("depart", permits, day=GONE)
    undo(client, issue, "strike", "duplicate", agreed="on")
    response = client.get(f"{register.get_absolute_url()}strike/")
    assert response.context["upset"] == [] and 'name="agreed"' not in response.content.decode()


@pytest.mark.parametrize(("verb", "reason"), VERBS)
def test_where_nothing_builds_on_it_nobody_is_asked(client, overseer, issue, verb, reason):
    assert said(undo(client, issue.back, verb, reason)) == ["success"]
    assert issue.back.notes.get(verb=verb).words == ""


def test_a_list_that_waits_takes_nothing_along(client, overseer):
    record = make_sent_list("issue", [make_permit()])
    assert client.get(f"{record.get_absolute_url()}strike/").context["upset"] == []
