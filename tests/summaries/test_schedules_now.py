"""Làm ngay: what a schedule makes by date, made because somebody asks for it, once for each click."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from borderops.people.models import Posting
from borderops.summaries.messages import Message
from borderops.summaries.reports import Report
from borderops.summaries.schedule_making import make_due
from borderops.summaries.schedules import Schedule, ScheduleRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.figures.factories import log_in, make_line
from tests.review.test_concurrency import at_once
from tests.summaries.scheduled import at, breaks, make_schedule, states, told

pytestmark = pytest.mark.django_db
OTHERS = [make_clerk, make_reviewer, make_observer, make_administrator, make_user]
IN_MARCH = (2021, 3, 15, 6)  # the day after February of the office, an hour before its date


@pytest.fixture
def overseer(line):
    return make_overseer()


def click(user, schedule, key=None):
    told = {"form_key": key or uuid.uuid4()}
    return log_in(user).post(reverse("make-schedule-now", args=[schedule.pk]), told, follow=True)


@pytest.mark.parametrize(
    "what, address", [("summary", "/reports/schedules/files/"), ("report", "/reports/BC-2021")]
)
def test_it_makes_the_period_that_was_over_last_into_the_inboxes(overseer, monkeypatch, what, address):
    reader = make_overseer()
    schedule = make_schedule(overseer, what, [overseer, reader])
    at(monkeypatch, *IN_MARCH)
    page = click(reader, schedule)
    assert states() == [("2021-M03", "made")]
    assert "Those whom it is for have a message" in page.text and f"made now by {reader}" in page.text
    for person in (overseer, reader):
        (message,) = Message.objects.of(person)
        assert message.url.startswith(address) and str(reader) in message.words
        assert "was not running" not in message.words


def test_a_report_is_made_in_the_name_of_who_arranged_it(overseer, monkeypatch):
    schedule = make_schedule(overseer, "report")
    at(monkeypatch, *IN_MARCH)
    click(make_overseer(), schedule)
    report = Report.objects.get()
    assert (report.made_by, report.period, report.state) == (overseer, "2021-M03", "draft")


def test_its_dates_stay(overseer, monkeypatch):
    schedule = make_schedule(overseer)
    at(monkeypatch, *IN_MARCH)
    since, due = schedule.since, Schedule.objects.get().next_due_at
    click(overseer, schedule)
    assert (Schedule.objects.get().since, Schedule.objects.get().next_due_at) == (since, due)
    make_due()  # an hour before its date
    assert states() == [("2021-M03", "made"), ("2021-M02", "made")]
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    make_due()
    assert states()[2:] == [("2021-M03", "made")]
    assert Schedule.objects.get().history.count() == 1


def test_a_double_click_makes_one(overseer, monkeypatch):
    schedule, key = make_schedule(overseer, "report"), uuid.uuid4()
    at(monkeypatch, *IN_MARCH)
    click(overseer, schedule, key)
    click(overseer, schedule, key)
    assert Report.objects.count() == ScheduleRun.objects.count() == 1 and len(told(overseer)) == 1


def test_another_click_makes_another_one(overseer, monkeypatch):
    schedule = make_schedule(overseer, "report")
    at(monkeypatch, *IN_MARCH)
    click(overseer, schedule)
    click(overseer, schedule)
    assert Report.objects.count() == 2


def test_each_button_on_the_page_has_a_key_of_its_own(overseer):
    for kind in ("month", "year"):
        make_schedule(overseer, period_kind=kind)
    page = log_in(overseer).get(reverse("schedules"))
    keys = {str(schedule.click) for schedule in page.context["schedules"]}
    assert len(keys) == 2 and all(f'name="form_key" value="{key}"' in page.text for key in keys)
    assert all(reverse("make-schedule-now", args=[each.pk]) in page.text for each in Schedule.objects.all())


def test_the_button_of_one_schedule_makes_no_other(overseer, monkeypatch):
    key, schedules = uuid.uuid4(), [make_schedule(overseer, period_kind=kind) for kind in ("month", "year")]
    at(monkeypatch, *IN_MARCH)
    click(overseer, schedules[0], key)
    assert "was used already" in click(overseer, schedules[1], key).text
    assert "was used already" in click(make_overseer(), schedules[0], key).text
    assert ScheduleRun.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "1" * 400])
def test_a_click_without_a_key_makes_nothing(overseer, key):
    schedule = make_schedule(overseer)
    answer = log_in(overseer).post(
        reverse("make-schedule-now", args=[schedule.pk]), {"form_key": key}, follow=True
    )
    assert "Open the page anew" in answer.text and not ScheduleRun.objects.exists()


def test_one_out_of_use_is_not_made(overseer):
    schedule = make_schedule(overseer, active=False)
    assert "Switch it on first" in click(overseer, schedule).text
    assert not ScheduleRun.objects.exists()
    page = log_in(overseer).get(reverse("schedules")).text
    assert reverse("make-schedule-now", args=[schedule.pk]) not in page


@pytest.mark.parametrize("make", OTHERS)
def test_nobody_else_has_it_made(overseer, make):
    schedule = make_schedule(overseer)
    assert click(make(), schedule).status_code == 403
    assert log_in(overseer).get(reverse("make-schedule-now", args=[schedule.pk])).status_code == 405
    assert log_in(overseer).post(reverse("make-schedule-now", args=[0]), {}).status_code == 404
    assert not ScheduleRun.objects.exists()


def test_what_the_maker_may_not_do_any_more_is_refused_in_words(overseer, monkeypatch):
    schedule = make_schedule(overseer, "report")
    Posting.objects.filter(user=overseer).update(valid_to=date(2021, 1, 1))
    page = click(make_overseer(), schedule)
    assert "Not made" in page.text and str(overseer) in page.text
    assert not Report.objects.exists() and states()[0][1] == "refused"


def test_what_fails_is_tried_again_by_the_clock(overseer, monkeypatch):
    schedule = make_schedule(overseer)
    at(monkeypatch, *IN_MARCH)
    with monkeypatch.context() as broken:
        breaks(broken, RuntimeError("broken"))
        assert "Not made" in click(overseer, schedule).text
    assert ("2021-M03", "waiting") in states()
    make_due()
    assert ("2021-M03", "waiting") not in states()
    assert dict(states())["2021-M03"] == "made"


@pytest.mark.django_db(transaction=True)
def test_of_clicks_in_the_same_moment_one_makes_it(monkeypatch):
    make_line()
    overseer = make_overseer()
    schedule, key = make_schedule(overseer, "report"), uuid.uuid4()
    at(monkeypatch, *IN_MARCH)
    answers = at_once([lambda: click(overseer, schedule, key).status_code] * 3)
    assert answers == [200] * 3
    assert Report.objects.count() == ScheduleRun.objects.count() == Message.objects.count() == 1
