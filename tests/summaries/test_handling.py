"""Beside each count of cases: how many are resolved, how many are not yet, and how many are overdue."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import FollowUp, Incident
from tests.factories import make_overseer, make_reviewer, make_submitted
from tests.figures.factories import log_in, make_line
from tests.summaries.factories import make_case
from tests.summaries.reading import summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return make_line()


def resolve(incident):
    """An accepted outcome that settles the case."""
    outcome = FollowUp(
        incident=incident, outcome="reminded", handling="resolved", happened_on=incident.occurred_on
    )
    outcome = outcome.write(incident.entered_by)
    outcome.submit(incident.entered_by)
    outcome.accept(make_reviewer(incident.district))


def handling(page, column=1):
    """The words beside the count of a column in the first district, each with the number of rows that it opens."""
    browser = log_in(make_overseer())
    cell = page.context["summary"].rows[0].pairs[column].now
    return {words: browser.get(url).context["page"].count_words for words, url in cell.handling}


def test_resolved_and_open_cases_stand_beside_the_count_and_open_their_rows(line):
    resolve(make_case(line[0], offenders=1))
    for _ in range(2):
        make_case(line[0], offenders=1)
    assert handling(summary(make_overseer())) == {"1 resolved": "1 record", "2 being handled": "2 records"}


def test_what_is_overdue_is_said(line):
    late = make_case(line[0], offenders=1)
    Incident.objects.filter(pk=late.pk).update(handle_by=timezone.localdate() - timedelta(days=1))
    assert handling(summary(make_overseer()))["1 overdue"] == "1 record"
    resolve(late)
    assert handling(summary(make_overseer())) == {"1 resolved": "1 record"}


def test_waiting_records_that_are_late_are_said(line):
    waiting = make_case(line[0], make=make_submitted, on=date(2021, 5, 1))
    Incident.objects.filter(pk=waiting.pk).update(review_due_at=timezone.now())
    now = summary(make_overseer()).context["summary"].rows[0].pairs[1].now
    assert (now.waiting_words, now.late_words) == ("+1 waiting", "1 late for review")


def test_offenders_have_no_handling_of_their_own(line):
    make_case(line[0], offenders=4)
    assert handling(summary(make_overseer()), column=2) == {}
