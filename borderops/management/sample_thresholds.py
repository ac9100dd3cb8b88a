"""Sample thresholds and schedules: some that are crossed, a summary made each month, and the messages of both."""

from datetime import timedelta

from django.utils import timezone

from borderops.districts.models import District
from borderops.figures.models import Indicator
from borderops.people.models import User
from borderops.summaries.schedule_making import make_due
from borderops.summaries.schedules import Schedule
from borderops.summaries.threshold_notices import tell_crossed
from borderops.summaries.thresholds import Threshold

NOTE = "Dữ liệu mẫu: gọi trực ban, kiểm tra lại số liệu."
# Indicator, code of the district or nothing for the whole line, length of the period, when, number.
THRESHOLDS = [
    ("incidents.law.cases", "", "month", "above", 5),
    ("incidents.law.cases", "026", "year", "above", 1),
    ("incidents.agreement.cases", "027", "quarter", "rise", 2),
    ("incidents.law.offenders", "", "year", "rise_percent", 20),
    ("incidents.law.cases", "", "year", "below", 10),
]
# What is made, of which periods, how many days after their end.
SCHEDULES = [("summary", "month", 1), ("report", "quarter", 3)]


def add_threshold_samples():
    """Sets and arranges them as the overseer of the demo does; gives how many there are."""
    overseer = User.objects.get(username="overseer")
    for key, code, kind, what, limit in THRESHOLDS:
        place = District.objects.filter(code=code).first()
        told = {"indicator": Indicator.objects.get(key=key), "district": place, "period_kind": kind}
        Threshold(what=what, limit=limit, note=NOTE, made_by=overseer, **told).write(overseer)
    for what, kind, days in SCHEDULES:
        schedule = Schedule(what=what, period_kind=kind, days_after=days)
        schedule.chosen_recipients = [overseer]
        schedule.write(overseer)
    # As if the summary had been arranged some months ago: its latest one is due.
    Schedule.objects.filter(what="summary").update(since=timezone.now() - timedelta(days=100))
    make_due()
    tell_crossed()
    return Threshold.objects.count() + Schedule.objects.count()
