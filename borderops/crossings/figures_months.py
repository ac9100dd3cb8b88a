"""How many of the months of a period that are over were told, of crossing points that stood then."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from borderops.crossings.figures_rule import takes_month_begun

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    """A calendar month of a period, from its first to its last day that count there."""

    key: str
    first: date
    last: date

    @property
    def days(self):
        return (self.last - self.first).days + 1


def months_over(period, today):
    """The calendar months whose last day lies in a period and has passed; whole ones, where a period may cut them."""
    found, day = [], period.start
    while (last := day.replace(day=monthrange(day.year, day.month)[1])) <= period.end and last < today:
        first = max(last.replace(day=1), period.start)
        if first.day == 1 or takes_month_begun(period):
            found.append(Month(f"{last:%Y-%m}", first, last))
        day = last + A_DAY
    return found


def months_owed(crossing, months):
    """Those at whose end a crossing point stood."""
    return [
        month for month in months if crossing.kind_on(month.last) and not crossing.is_closed_on(month.last)
    ]


def is_told(month, tally):
    """Whether it was told as a month, or every day of it was."""
    return month.key in tally.months or tally.days.get(month.key, 0) >= month.days
