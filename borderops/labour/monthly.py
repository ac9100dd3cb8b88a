"""What accepted monthly counts say of a period; it stands beside what lists say and is never added to it."""

from dataclasses import dataclass

from django.db.models import Sum

from borderops.crossings.figures_rule import is_of_months
from borderops.figures.periods import Period
from borderops.labour.models import MonthCount

SUMMED = ("people_out", "trips_out", "people_in", "trips_in")


@dataclass(frozen=True)
class Told:
    """The sums of some monthly counts; a worker who left in two months is in both of them."""

    people_out: int | None = None
    trips_out: int | None = None
    people_in: int | None = None
    trips_in: int | None = None


def months_of(period):
    """The calendar months whose last day lies in a period, as counts write them; only whole ones of any from–to."""
    found, month = [], Period.containing_month(period.start, calendar=True)
    while month.start <= period.end:
        whole = period.start <= month.start or is_of_months(period)
        if month.end in period and whole:
            found.append(f"{month.start:%Y-%m}")
        month = month.next
    return found


def counts_of(user, period, **narrowed):
    """The accepted monthly counts of a period that the user may see."""
    counts = MonthCount.objects.visible_to(user).counted().order_by()
    return counts.filter(month__in=months_of(period), **narrowed)


def told_by(counts, field):
    """What they add up to for each value of a field."""
    rows = counts.values_list(field).annotate(*[Sum(name) for name in SUMMED])
    return {key: Told(*sums) for key, *sums in rows}


def told_together(counts):
    """What they add up to; nothing where there is none."""
    sums = counts.aggregate(**{name: Sum(name) for name in SUMMED})
    return Told(**sums)


def overdue_by(counts, field):
    """How many were overdue at the end of the last month that tells it, for each value of a field."""
    rows = counts.exclude(overdue=None).values_list(field, "month").annotate(number=Sum("overdue"))
    return {key: (month, number) for key, month, number in sorted(rows, key=lambda row: row[1])}
