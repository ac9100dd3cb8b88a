"""Arranges what is made by date, lets the clock of the register run, and reads what became of it."""

from datetime import datetime

from django.utils import timezone

from borderops.summaries import schedule_ending, schedule_making
from borderops.summaries.messages import Message
from borderops.summaries.schedules import Schedule, ScheduleRun
from tests.factories import make_overseer


def at(monkeypatch, *moment):
    """Sets the clock of the register: year, month, day, hour."""
    monkeypatch.setattr(timezone, "now", lambda: timezone.make_aware(datetime(*moment)))


def make_schedule(by=None, what="summary", recipients=None, **fields):
    """The summary of each month, made the day after at 7, since long ago."""
    by = by or make_overseer()
    told = {"period_kind": "month", "days_after": 1, "hour": 7, **fields}
    since = told.pop("since", timezone.make_aware(datetime(2020, 1, 1)))
    schedule = Schedule(what=what, **told)
    schedule.chosen_recipients = [by] if recipients is None else recipients
    schedule.write(by)
    Schedule.objects.filter(pk=schedule.pk).update(since=since)
    schedule.refresh_from_db()
    return schedule


def breaks(monkeypatch, failure, name="file_of"):
    """Makes a step of the making fail."""

    def failing(*told, **more):
        raise failure

    where = schedule_making if hasattr(schedule_making, name) else schedule_ending
    monkeypatch.setattr(where, name, failing)


def told(user):
    """The subjects of a person's messages, the first one first."""
    return [message.subject for message in Message.objects.of(user).order_by("pk")]


def states():
    """(period, how it ended) of every run, the first one first."""
    return list(ScheduleRun.objects.order_by("pk").values_list("period", "state"))
