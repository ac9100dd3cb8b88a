"""What is made by date: each period once, when its day and hour have come."""

import io
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from borderops.management.commands import work
from borderops.people.models import User
from borderops.summaries import schedule_clock
from borderops.summaries.messages import Message
from borderops.summaries.reports import Report
from borderops.summaries.schedule_making import make_due
from tests.factories import make_observer, make_overseer
from tests.figures.factories import log_in
from tests.summaries.factories import make_case
from tests.summaries.scheduled import at, breaks, make_schedule, states, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("line")]


@pytest.fixture
def overseer(db):
    return make_overseer()


def test_it_is_made_when_its_hour_has_come_and_only_once(overseer, district, monkeypatch):
    make_schedule(overseer)
    make_case(district, on=date(2021, 3, 1))
    at(monkeypatch, 2021, 3, 15, 6)
    make_due()
    assert states() == [("2021-M02", "made")]
    at(monkeypatch, 2021, 3, 15, 7)
    for _tick in range(3):
        make_due()
    assert states() == [("2021-M02", "made"), ("2021-M03", "made")]
    assert len(told(overseer)) == 2 and "3/2021" in told(overseer)[1]


def test_the_file_holds_the_summary_of_the_period(overseer, district, monkeypatch):
    make_schedule(overseer)
    make_case(district, on=date(2021, 3, 1))
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    message = Message.objects.of(overseer).get()
    answer = log_in(overseer).get(message.url)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any(row[0] == "Đồng Văn" and 1 in row for row in rows)


def test_one_that_was_missed_is_made_up_once_and_only_the_latest(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    at(monkeypatch, 2021, 11, 20, 10)
    make_due()
    make_due()
    assert states() == [("2021-M03", "made"), ("2021-M11", "made")]
    first, late = (message.words for message in Message.objects.order_by("pk"))
    assert "15/03/2021" not in first and "15/11/2021 07:00" in late


def test_what_was_due_before_it_was_arranged_is_not_made(overseer, monkeypatch):
    at(monkeypatch, 2021, 3, 20, 8)
    make_schedule(overseer, since=timezone.now())
    make_due()
    assert states() == []
    at(monkeypatch, 2021, 4, 15, 8)
    make_due()
    assert states() == [("2021-M04", "made")]


def test_switched_off_nothing_is_made_and_switched_on_nothing_is_made_up(overseer, monkeypatch):
    schedule = make_schedule(overseer, active=False)
    at(monkeypatch, 2021, 3, 20, 8)
    make_due()
    schedule.active = True
    schedule.write(overseer)
    make_due()
    assert states() == []


def test_other_changes_do_not_lose_what_is_due(overseer, monkeypatch):
    schedule = make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    schedule.chosen_recipients = [overseer, make_observer()]
    schedule.write(overseer)
    make_due()
    assert states() == [("2021-M03", "made")]


@pytest.mark.parametrize(
    "fields, period",
    [
        ({"period_kind": "week"}, "2021-W10"),
        ({"period_kind": "quarter"}, "2021-Q1"),
        ({"period_kind": "half"}, "2020-H2"),
        ({"period_kind": "year"}, "2020"),
        ({"is_calendar": True}, "cal:2021-M02"),
        ({"is_calendar": True, "period_kind": "year"}, "cal:2020"),
        ({"days_after": 40}, "2021-M01"),
        ({"hour": 9}, "2021-M02"),
    ],
)
def test_each_kind_of_period_has_its_day(overseer, monkeypatch, fields, period):
    make_schedule(overseer, **fields)
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    assert states() == [(period, "made")]


def test_a_report_made_by_date_is_one_draft(overseer, monkeypatch):
    writer, observer = make_overseer(), make_observer()
    schedule = make_schedule(overseer, "report", [writer])
    schedule.recipients.add(observer)  # who may not see drafts
    at(monkeypatch, 2021, 3, 15, 8)
    with monkeypatch.context() as killed:
        breaks(killed, KeyboardInterrupt(), "tell")
        with pytest.raises(KeyboardInterrupt):
            make_due()
    assert Report.objects.count() == 1  # made, but nobody was told
    at(monkeypatch, 2021, 3, 15, 9)
    make_due()
    make_due()
    report = Report.objects.get()
    assert (report.period, report.state, report.made_by) == ("2021-M03", "draft", overseer)
    assert Message.objects.of(writer).get().url == report.get_absolute_url()
    assert told(observer) == []


def test_the_tick_makes_what_is_due_and_sends_it(overseer, settings, mailoutbox):
    settings.SENDS_MAIL = True
    User.objects.filter(pk=overseer.pk).update(email="tinh@tinh.example")
    make_schedule(overseer)
    for minute in (1, 2):
        work.tick(minute)
    schedule_clock.each_day()
    assert len(mailoutbox) == 1 and mailoutbox[0].attachments == []


@pytest.mark.parametrize(
    "fields, field",
    [({"hour": 24}, "hour"), ({"days_after": 0}, "days_after"), ({"days_after": 61}, "days_after")],
)
def test_what_cannot_be_arranged_is_refused(overseer, fields, field):
    with pytest.raises(ValidationError) as refusal:
        make_schedule(overseer, **fields)
    assert field in refusal.value.message_dict


def test_the_next_one_is_told(overseer, monkeypatch):
    schedule = make_schedule(overseer)
    at(monkeypatch, 2021, 3, 10, 8)
    assert schedule.next_due_at == timezone.make_aware(datetime(2021, 3, 15, 7))
    at(monkeypatch, 2021, 3, 15, 8)
    assert schedule.next_due_at == timezone.make_aware(datetime(2021, 4, 15, 7))
    assert schedule.next_due_at - timezone.now() < timedelta(days=31)
