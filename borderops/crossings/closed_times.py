"""How long nothing passed: the time of each change until the next one, cut into months; plain reckoning."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from borderops.crossings.changes import FlowChange


@dataclass(frozen=True)
class Stretch:
    """The time in which one change of a flow held."""

    change: FlowChange
    begins: datetime
    ends: datetime

    def overlap(self, begins, ends):
        """How much of a span it fills."""
        return max(min(self.ends, ends) - max(self.begins, begins), timedelta())


@dataclass(frozen=True)
class ShutTime:
    """For how long nothing passed in a span, and by which changes that is known; None where nothing is known."""

    time: timedelta | None = None
    changes: tuple = ()

    @property
    def hours(self):
        """Hours to one decimal; only no time at all is 0."""
        if self.time is None:
            return None
        exact = Decimal(self.time // timedelta(seconds=1)) / 3600
        return max(exact.quantize(Decimal("0.1"), ROUND_HALF_UP), Decimal("0.1") if self.time else Decimal(0))

    def __add__(self, other):
        """The two together; what is known of neither stays unknown."""
        known = [each.time for each in (self, other) if each.time is not None]
        return ShutTime(sum(known, timedelta()) if known else None, self.changes + other.changes)


def stretches(changes, until):
    """The changes of one flow on one side, in their order: each holds until the next begins, the last until now."""
    ends = [*(change.counts_from for change in changes), until][1:]
    held = zip(changes, (min(end, until) for end in ends), strict=False)
    return [Stretch(each, each.counts_from, end) for each, end in held if each.counts_from < end]


def shut_in(held, begins, ends, reason=None):
    """For how long nothing passed from a moment to another, for one kind of reason or for any."""
    near = [each for each in held if each.begins < ends and each.ends > begins]
    here = [each for each in near if each.overlap(begins, ends)]
    if not here:
        return ShutTime()
    shut = [each for each in here if each.change.is_shut]
    shut = [each for each in shut if reason is None or each.change.reason_kind == reason]
    time = sum((each.overlap(begins, ends) for each in shut), timedelta())
    return ShutTime(time, tuple(each.change for each in shut or here))


def months_of(year):
    """The beginning and the end of each month of a year, by the clock on the wall."""
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    starts = [timezone.make_aware(datetime.combine(first, time.min)) for first in firsts]
    return list(zip(starts, starts[1:], strict=False))


def a_year_before(moment):
    """The same moment of the year before; that of 28 February where there is no 29th."""
    local = timezone.localtime(moment)
    day = 28 if (local.month, local.day) == (2, 29) else local.day
    return local.replace(year=local.year - 1, day=day)
