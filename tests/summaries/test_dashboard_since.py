"""What the dashboard tells has changed since a person's last visit, and when a visit is a new one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borderops.review.models import Note
from borderops.review.states import State, Verb
from borderops.summaries import dashboard_changes
from borderops.summaries.last_visit import A_VISIT, DashboardVisit
from tests.factories import (
    make_clerk,
    make_observer,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
)
from tests.figures.factories import log_in, make_figure
from tests.summaries.closed import closed
from tests.summaries.factories import make_case
from tests.summaries.reading import text
from tests.summaries.test_dashboard_page import dashboard

pytestmark = pytest.mark.django_db


def visited(user, ago=timedelta(hours=5)):
    """The person has looked at the dashboard some time ago."""
    DashboardVisit.objects.update_or_create(user=user, defaults={"seen_at": timezone.now() - ago})
    return user


def told(page):
    """{register: {decision: how many}}."""
    changes = page.context["since"].get("changes")
    return {each.inbox.key: {one.verb: one.number for one in each.decided} for each in changes.registers}


def test_the_first_visit_says_that_it_is_one(line, district):
    make_case(district)
    page = dashboard(make_overseer())
    assert "This is your first visit" in text(page)
    assert "changes" not in page.context["since"]


def test_what_was_decided_since_is_told_by_register_and_decision(line, district):
    user = visited(make_overseer())
    make_case(district)
    make_case(district)
    make_case(district, make=make_returned)
    make_case(district, make=make_struck)
    make_case(district, make=make_submitted)
    page = dashboard(user)
    assert told(page) == {"incidents": {Verb.ACCEPT: 3, Verb.RETURN: 1, Verb.STRIKE: 1}}
    assert "accepted: 3" in text(page)


def test_what_was_decided_before_is_not_told_again(line, district):
    make_case(district)
    Note.objects.update(at=timezone.now() - timedelta(days=2))
    page = dashboard(visited(make_overseer()))
    assert "Nothing has been decided, closed or issued since then." in text(page)


def test_to_open_the_page_again_soon_wipes_nothing(line, district):
    user = visited(make_overseer())
    make_case(district)
    assert told(dashboard(user)) == told(dashboard(user)) == {"incidents": {Verb.ACCEPT: 1}}
    DashboardVisit.objects.update(seen_at=timezone.now() - A_VISIT)
    Note.objects.update(at=timezone.now() - timedelta(hours=1))
    assert told(dashboard(user)) == {}


def test_who_has_seen_it_says_so_and_is_told_only_what_comes_later(line, district):
    user = visited(make_overseer())
    make_case(district)
    client = log_in(user)
    client.get(reverse("dashboard"))
    answer = client.post(reverse("dashboard-seen"), {"period": "2021-M03"})
    assert answer["Location"] == f"{reverse('dashboard')}?period=2021-M03"
    assert told(client.get(reverse("dashboard"))) == {}
    make_case(district)
    assert told(client.get(reverse("dashboard"))) == {"incidents": {Verb.ACCEPT: 1}}


@pytest.mark.parametrize("period", ["", "https://example.org", "2021-Q9", "x&y=1"])
def test_after_that_only_a_period_leads_back(line, period):
    answer = log_in(make_overseer()).post(reverse("dashboard-seen"), {"period": period})
    assert answer["Location"] == reverse("dashboard")


def test_to_have_seen_it_is_said_by_a_post(line):
    user = make_overseer()
    assert log_in(user).get(reverse("dashboard-seen")).status_code == 405
    assert not DashboardVisit.objects.exists()


def test_each_person_has_visits_of_their_own(line, district):
    first, second = visited(make_overseer()), visited(make_overseer())
    make_case(district)
    log_in(first).post(reverse("dashboard-seen"))
    assert told(dashboard(first)) == {}
    assert told(dashboard(second)) == {"incidents": {Verb.ACCEPT: 1}}


def test_only_records_in_ones_places_are_told(line, district):
    make_case(line[0])
    assert told(dashboard(visited(make_reviewer(district)))) == {}
    assert told(dashboard(visited(make_reviewer(line[0])))) == {"incidents": {Verb.ACCEPT: 1}}


def test_observers_learn_what_was_accepted_and_nothing_of_the_trail(line, district):
    record = make_case(district)
    record.reopen(make_reviewer(district), "numbers")
    record.submit(record.entered_by)
    record.accept(make_reviewer(district))
    make_case(district, make=make_returned)
    make_figure(state=State.SUBMITTED).accept(make_reviewer(district))
    assert told(dashboard(visited(make_observer()))) == {
        "incidents": {Verb.ACCEPT: 1},
        "figures": {Verb.ACCEPT: 1},
    }
    assert told(dashboard(visited(make_overseer())))["incidents"] == {
        Verb.ACCEPT: 1,
        Verb.RETURN: 1,
        Verb.REOPEN: 1,
    }


def test_very_many_are_told_as_over_so_many(line, district, monkeypatch):
    monkeypatch.setattr(dashboard_changes, "MOST", 2)
    user = visited(make_overseer())
    for _ in range(3):
        make_case(district)
    assert "accepted: over 2" in text(dashboard(user))


def test_a_closed_period_that_was_touched_is_named_with_its_closing(line, district):
    make_case(district, on=date(2021, 3, 1))
    closing = closed(make_overseer(), district=district)
    user = visited(make_reviewer(district), timedelta(0))
    DashboardVisit.objects.update(before=closing.closed_at)
    page = dashboard(user)
    assert page.context["since"]["touched"] == []
    make_case(district, on=date(2021, 3, 2))
    make_case(district, on=date(2021, 5, 2))
    page = dashboard(user)
    assert [(each.closing, each.number) for each in page.context["since"]["touched"]] == [(closing, 1)]
    assert closing.get_absolute_url() in page.content.decode()
    assert "touched" in dashboard(visited(make_clerk(line[0]))).context["since"]


def test_what_was_closed_since_is_told(line, district):
    user = visited(make_reviewer(district))
    make_case(district, on=date(2021, 3, 1))
    closing = closed(make_overseer(), district=district)
    assert dashboard(user).context["since"]["closed"] == [closing]
    assert dashboard(visited(make_reviewer(line[0]))).context["since"]["closed"] == []
    assert dashboard(visited(make_observer())).context["since"]["closed"] == []


def test_it_takes_no_more_queries_for_many_changes(line, district):
    user = visited(make_overseer())
    make_case(district)
    make_case(district, make=make_returned)
    dashboard(user)
    with CaptureQueriesContext(connection) as few:
        dashboard(user)
    for _ in range(5):
        make_case(district)
        make_case(district, make=make_returned)
    with CaptureQueriesContext(connection) as many:
        dashboard(user)
    assert len(many) <= len(few), [query["sql"] for query in many]
