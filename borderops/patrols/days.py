"""Days by the clock on the wall."""

from datetime import datetime, time, timedelta

from django.utils import timezone

A_DAY = timedelta(days=1)


def day_of(moment=None):
    """The day of a moment, or today; the clock on the wall is one for everybody, and asking whose takes long."""
    clock = timezone.get_default_timezone()
    return timezone.localdate(moment, clock) if moment else timezone.now().astimezone(clock).date()


def midnight(day):
    """The moment in which a day begins."""
    return timezone.make_aware(datetime.combine(day, time()))
