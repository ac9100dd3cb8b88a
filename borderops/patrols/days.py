"""Days by the clock on the wall."""

from datetime import datetime, time, timedelta

from django.utils import timezone

A_DAY = timedelta(days=1)


def midnight(day):
    """The moment in which a day begins."""
    return timezone.make_aware(datetime.combine(day, time()))
