"""Review and handling have deadlines by how grave a case is; what is past them is late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Deadline, FollowUp, Incident
from tests.factories import make_accepted, make_administrator, make_draft, make_overseer, make_submitted
from tests.figures.factories import log_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("severity", "hours", "days"), [("1", 48, 30), ("2", 24, 20), ("3", 6, 10)])
def test_a_graver_case_has_less_time(severity, hours, days):
    record = make_submitted(severity=severity)
    assert record.review_due_at - record.submitted_at == timedelta(hours=hours)
    assert record.handle_by == timezone.localdate() + timedelta(days=days)


def test_the_province_sets_its_own_for_what_is_submitted_from_then_on():
    before = make_submitted()
    Deadline.objects.create(severity="1", review_hours=12, handling_days=7)
    after = make_submitted()
    assert after.review_due_at - after.submitted_at == timedelta(hours=12)
    assert Incident.objects.get(pk=before.pk).handle_by == timezone.localdate() + timedelta(days=30)


def test_an_administrator_sets_them_and_nobody_else():
    page = "/admin/incidents/deadline/add/"
    fields = {"severity": "2", "review_hours": "4", "handling_days": "3"}
    log_in(make_administrator()).post(page, fields)
    assert Deadline.of("2").review_hours == 4
    assert log_in(make_overseer()).get(page).status_code == 403


def test_a_record_is_late_once_its_time_is_over_and_only_while_it_waits():
    record = make_submitted()
    assert not record.is_late and not Incident.objects.all().late()
    Incident.objects.update(review_due_at=timezone.now())
    record.refresh_from_db()
    assert record.is_late and list(Incident.objects.all().late()) == [record]
    record.accept(make_overseer())
    assert not record.is_late and not Incident.objects.all().late()


def test_a_case_is_overdue_after_its_last_day_until_it_is_resolved():
    record, today = make_accepted(), timezone.localdate()
    Incident.objects.update(handle_by=today)
    assert not Incident.objects.overdue(today).exists()
    Incident.objects.update(handle_by=today - timedelta(days=1))
    assert list(Incident.objects.overdue(today)) == [record]
    follow_up(record, outcome="reminded", handling="resolved")
    assert not Incident.objects.overdue(today).exists()


def test_a_follow_up_extends_the_time_and_mending_the_record_keeps_that():
    record, later = make_accepted(), timezone.localdate() + timedelta(days=90)
    follow_up(record, outcome="verifying", extended_to=later)
    record.refresh_from_db()
    assert record.handle_by == later
    record.reopen(make_overseer(), "error")
    record.submit(record.entered_by)
    assert record.handle_by == later


def test_the_list_finds_what_is_late_and_what_is_overdue():
    late, overdue = make_submitted(), make_accepted()
    Incident.objects.filter(pk=late.pk).update(review_due_at=timezone.now())
    Incident.objects.filter(pk=overdue.pk).update(handle_by=timezone.localdate() - timedelta(days=1))
    make_accepted(), make_draft()
    browser = log_in(make_overseer())
    for query, record in {"review": late, "handling": overdue}.items():
        response = browser.get("/incidents/", {"late": query})
        assert [row.pk for row in response.context["page"].rows] == [record.pk]
        assert "chip-stop" in response.content.decode()


def follow_up(incident, **said):
    step = FollowUp(incident=incident, happened_on=incident.occurred_on, **said).write(incident.entered_by)
    step.submit(incident.entered_by)
    step.accept(make_overseer())
