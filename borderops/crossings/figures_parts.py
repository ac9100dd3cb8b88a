"""The parts of calendar months by which the database adds up reports, so that periods count whole parts of them.

By these few parts, and not report by report, it is settled which reports count: as `figures_rule.counted_in` does.
"""

from bisect import bisect_left
from calendar import monthrange
from datetime import date, timedelta

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.functions import Substr

from borderops.crossings.figures_rule import IS_DAY, first_begin, is_of_months

A_DAY = timedelta(days=1)
# The part of what is told as a month; the days of a month make up the parts 0, 1 and so on.
WHOLE = -1
DAY_OF_MONTH = Substr("period", len("2021-10-") + 1, 2)


def asked_for(periods):
    """The condition that a report may count in one of some periods, or that its month takes the place of days there."""
    found = Q()
    for period in periods:
        found |= Q(starts_on__gte=first_begin(period), starts_on__lte=period.end, ends_on__gte=period.start)
    return found


def first_days(periods):
    """The days of a month with which its parts begin: 1, and where one of the periods or their months begin or end."""
    edges = [edge for period in periods for edge in (period.start, period.end + A_DAY)]
    return sorted({1} | {edge.day for edge in edges})


def part_of(firsts):
    """Which part of its month a report tells."""
    parts = [When(day__lt=f"{first:02}", then=Value(number)) for number, first in enumerate(firsts[1:])]
    last = Value(len(firsts) - 1)
    return Case(When(~IS_DAY, then=Value(WHOLE)), *parts, default=last, output_field=IntegerField())


class CountedParts:
    """Which parts of months a period counts, of what was told of each crossing point, and in which of its spans."""

    def __init__(self, period, firsts, told, spans=()):
        self.period, self.firsts = period, firsts
        self.ends = [span.end for span in spans or period.months]
        self.months = {
            (crossing, month) for crossing, month, part in told if part == WHOLE and self.takes_place(month)
        }
        self.places = {place: self.place_of(*place) for place in told}

    def takes_place(self, month):
        """Whether a month stands for its days: in a period of months each does, in another one if it lies in it."""
        is_counted = last_of(month) in self.period and first_of(month) >= first_begin(self.period)
        return is_of_months(self.period) or is_counted

    def place_of(self, crossing, month, part):
        """The number of the span or month of the period in which a part counts; None where it does not."""
        day = last_of(month) if part == WHOLE else first_of(month, self.firsts[part])
        replaces = (crossing, month) in self.months
        if replaces != (part == WHOLE) or day not in self.period:
            return None
        return bisect_left(self.ends, day)


def first_of(month, day=1):
    return date(int(month[:4]), int(month[len("2021-") :]), day)


def last_of(month):
    first = first_of(month)
    return first.replace(day=monthrange(first.year, first.month)[1])
