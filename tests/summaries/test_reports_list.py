"""The list of reports: who sees which, by what it is narrowed, and that it asks no more for many rows."""

import pytest
from django.urls import reverse

from borderops.summaries import report_writing as writing
from borderops.summaries.report_inbox import to_check, to_issue
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.figures.factories import log_in, make_figure
from tests.flat import opened_flat
from tests.summaries.report_makers import TOLD, make_checked, make_issued, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def figure(line):
    return make_figure(value=570)


def numbers(user, **query):
    page = log_in(user).get(reverse("reports"), query)
    assert page.status_code == 200
    return [row.number for row in page.context["page"].rows]


def test_who_makes_reports_sees_all_and_others_what_is_issued():
    issued, checked, draft = make_issued(), make_checked(), make_report()
    assert numbers(make_overseer()) == [draft.number, checked.number, issued.number]
    for person in (make_clerk, make_reviewer, make_observer):
        assert numbers(person()) == [issued.number]


def test_who_has_nothing_to_do_with_reports_is_refused():
    for user in (make_administrator(), make_user()):
        assert log_in(user).get(reverse("reports")).status_code == 403


def test_a_draft_is_no_page_for_anybody_else():
    for report in (make_report(), make_checked()):
        for person in (make_clerk, make_reviewer, make_observer):
            client = log_in(person())
            for name in ("report", "print-report", "report-document", "report-text"):
                assert client.get(reverse(name, args=[report.number])).status_code == 404


def test_it_is_narrowed_by_state_period_and_words():
    old, draft = make_issued(), make_report(period="2021-M03")
    new = writing.issue(make_checked(), make_overseer(), TOLD | {"official_number": "77/BC-SNgV"})
    overseer = make_overseer()
    assert numbers(overseer, state="draft") == [draft.number]
    assert numbers(overseer, state="issued") == [new.number, old.number]
    assert numbers(overseer, state="valid") == [new.number]
    assert numbers(overseer, state="replaced") == [old.number]
    assert numbers(overseer, period="2021-Q1") == [draft.number]
    assert numbers(overseer, q="77/bc") == [new.number]
    assert numbers(overseer, sort="number")[0] == old.number
    assert numbers(overseer, period="bao giờ") == []


def test_drafts_that_somebody_else_wrote_are_to_be_checked():
    overseer = make_overseer()
    make_report(overseer)
    other = make_report()
    make_checked()
    assert numbers(overseer, state="to-check") == [other.number]
    assert numbers(make_observer(), state="to-check") == []
    assert [each.number for each in to_check(overseer)] == [other.number]
    assert to_issue(overseer).count() == 1
    assert not to_check(make_clerk()).exists() and not to_issue(make_clerk()).exists()


def test_it_says_what_to_do_where_there_is_none():
    page = log_in(make_overseer()).get(reverse("reports")).text
    assert "make one" in page and reverse("new-report") in page
    assert reverse("new-report") not in log_in(make_observer()).get(reverse("reports")).text


def test_it_asks_no_more_for_many(client):
    def more():
        for _turn in range(3):
            make_issued()
        make_report(period="2022")

    make_issued()
    opened_flat(client, [make_overseer, make_observer], reverse("reports"), more=more)
