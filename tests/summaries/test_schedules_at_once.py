"""Several workers tick in the same moment."""

import pytest

from borderops.summaries.messages import Message
from borderops.summaries.reports import Report
from borderops.summaries.schedule_making import make_due
from borderops.summaries.schedules import ScheduleRun
from borderops.summaries.threshold_notices import tell_crossed
from borderops.summaries.thresholds import ThresholdNotice
from tests.factories import make_overseer
from tests.figures.factories import make_line
from tests.review.test_concurrency import at_once
from tests.summaries.factories import make_case
from tests.summaries.scheduled import at, make_schedule
from tests.summaries.test_thresholds import make_threshold

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 4


@pytest.mark.parametrize("what", ["summary", "report"])
def test_workers_that_tick_at_once_make_one(what, monkeypatch):
    make_line()
    overseer = make_overseer()
    make_schedule(overseer, what)
    at(monkeypatch, 2021, 3, 15, 8)
    at_once([make_due] * WORKERS)
    assert ScheduleRun.objects.get().state == "made"
    assert Message.objects.count() == 1
    assert Report.objects.count() == (what == "report")


def test_workers_that_judge_at_once_tell_once(monkeypatch):
    district = make_line()[5]
    at(monkeypatch, 2021, 3, 10, 8)
    make_overseer()
    make_threshold(district, limit=0)
    make_case(district)
    at_once([tell_crossed] * WORKERS)
    assert ThresholdNotice.objects.get().period == "2021-M03"
    people = list(Message.objects.values_list("user", flat=True))
    assert people and len(people) == len(set(people))
