"""The sample thresholds of the demo: all of them hold, one is crossed, and its message is there."""

import pytest
from django.utils import timezone

from borderops.management.accounts import make_accounts
from borderops.management.sample_thresholds import SCHEDULES, THRESHOLDS, add_threshold_samples
from borderops.people.models import User
from borderops.summaries.messages import Message
from borderops.summaries.schedules import ScheduleRun
from borderops.summaries.thresholds import Threshold
from tests.factories import PASSWORD
from tests.figures.factories import make_line
from tests.summaries.factories import make_case


@pytest.mark.django_db
@pytest.mark.usefixtures("seeded")
def test_the_samples_hold_and_tell():
    make_accounts(PASSWORD)
    for _case in range(3):
        make_case(make_line()[5], on=timezone.localdate())
    assert add_threshold_samples() == len(THRESHOLDS) + len(SCHEDULES)
    for threshold in Threshold.objects.all():
        threshold.full_clean()
    assert [run.state for run in ScheduleRun.objects.all()] == ["made"]
    told = Message.objects.of(User.objects.get(username="reviewer"))
    assert any("Vượt ngưỡng" in each.subject or "Past the threshold" in each.subject for each in told)
    assert Message.objects.of(User.objects.get(username="overseer")).filter(url__contains="/files/").exists()
