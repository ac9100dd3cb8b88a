"""What breaks off, fails or has a wrong clock: it is made once all the same, or told."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from borderops.summaries import schedule_making
from borderops.summaries.messages import Message
from borderops.summaries.schedule_making import make_due, taken_up
from borderops.summaries.schedules import ScheduleRun
from tests.factories import make_overseer
from tests.summaries.scheduled import at, breaks, make_schedule, states, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("line")]


@pytest.fixture
def overseer(db):
    return make_overseer()


def test_two_workers_at_once_make_one(overseer, monkeypatch):
    schedule = make_schedule(overseer)
    now = timezone.now()
    run = ScheduleRun.objects.create(schedule=schedule, period="2021-M03")
    first, second = (taken_up(ScheduleRun.objects.get(pk=run.pk), now) for _worker in range(2))
    assert first and second is None


def test_killed_in_the_middle_it_is_made_after_a_while_and_told_once(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    with monkeypatch.context() as killed:
        breaks(killed, KeyboardInterrupt(), "tell")
        with pytest.raises(KeyboardInterrupt):
            make_due()
    assert states() == [("2021-M03", "waiting")] and told(overseer) == []
    make_due()  # it may still be at work
    assert states() == [("2021-M03", "waiting")]
    at(monkeypatch, 2021, 3, 15, 9)
    make_due()
    assert states() == [("2021-M03", "made")] and len(told(overseer)) == 1


def test_what_breaks_off_each_time_is_given_up_and_told(overseer, monkeypatch):
    make_schedule(overseer)
    with monkeypatch.context() as killed:
        breaks(killed, KeyboardInterrupt())
        for hour in (8, 9, 10):
            at(killed, 2021, 3, 15, hour)
            with pytest.raises(KeyboardInterrupt):
                make_due()
    at(monkeypatch, 2021, 3, 15, 11)
    make_due()
    make_due()
    assert states() == [("2021-M03", "failed")] and len(told(overseer)) == 1


def test_a_worker_that_was_taken_for_dead_changes_nothing_any_more(overseer, monkeypatch):
    schedule = make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    run = ScheduleRun.objects.create(schedule=schedule, period="2021-M03")
    slow = taken_up(run, timezone.now())
    at(monkeypatch, 2021, 3, 15, 9)
    make_due()
    schedule_making.finish(slow, schedule, overseer, timezone.now(), {"address": "/x/"})
    assert len(told(overseer)) == 1 and ScheduleRun.objects.get().address != "/x/"


def test_a_failure_is_told_and_tried_three_times_at_most(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    breaks(monkeypatch, RuntimeError("broken"))
    for _tick in range(6):
        make_due()
    run = ScheduleRun.objects.get()
    assert (run.state, run.tries) == ("failed", 3) and run.fault
    assert len(told(overseer)) == 2  # at the first and at the last
    assert "broken" not in Message.objects.first().words


def test_what_fails_once_is_made_with_the_next_tick(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    with monkeypatch.context() as broken:
        breaks(broken, ValidationError("Chưa được."))
        make_due()
    assert "Chưa được." in Message.objects.get().words
    make_due()
    assert states() == [("2021-M03", "made")] and ScheduleRun.objects.get().fault == ""


def test_one_that_fails_keeps_no_other_from_being_made(overseer, monkeypatch):
    first = make_schedule(overseer)
    make_schedule(overseer, period_kind="year")
    at(monkeypatch, 2021, 3, 15, 8)
    usual = schedule_making.make_if_due

    def failing(schedule, now):
        if schedule.pk == first.pk:
            raise RuntimeError("broken")
        usual(schedule, now)

    monkeypatch.setattr(schedule_making, "make_if_due", failing)
    make_due()
    assert states() == [("2020", "made")]


def test_a_file_that_is_too_large_is_not_kept(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    monkeypatch.setattr(schedule_making, "MOST_BYTES", 10)
    make_due()
    assert ScheduleRun.objects.get().content is None and len(told(overseer)) == 1


def test_a_clock_that_ran_ahead_and_came_back_loses_nothing(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2031, 6, 20, 8)
    make_due()
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    assert states() == [("2031-M06", "made"), ("2021-M03", "made")]
    at(monkeypatch, 2019, 3, 15, 8)
    make_due()
    assert len(states()) == 2  # before it was arranged
    at(monkeypatch, 2021, 3, 15, 9)
    make_due()
    assert len(states()) == 2


def test_what_a_clock_made_before_its_time_is_made_anew_when_the_time_comes(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2031, 6, 20, 8)
    make_due()
    ScheduleRun.objects.update(ended_at=timezone.make_aware(datetime(2035, 1, 1)))
    at(monkeypatch, 2031, 6, 15, 8)
    make_due()
    assert ScheduleRun.objects.get().ended_at.year == 2031 and len(told(overseer)) == 2
