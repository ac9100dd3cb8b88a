"""The grain in which numbers of people are told to who reads no persons: the reporting month, 15th to 14th.

Of two periods that differ by less, the difference would tell the people of a few days, and so of a single case. A
month is what reports tell anyhow, and what is made of the same months leaves nothing smaller between them. Weeks and
calendar months are cut at other days: together with reporting months they would tell half-months and single days.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from borderops.figures.periods import Period

FIRST, LAST = 15, 14
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WholeMonths:
    """Why numbers of people are not told, and the period to choose for them, where there is one."""

    words: str
    period: Period | None


def is_of_whole_months(period, today):
    """Whether a period is made of whole reporting months, the running one as far as it has come."""
    return period.start.day == FIRST and (period.end.day == LAST or period.end >= today)


def cuts_no_month(period, today):
    """Whether a period is made of whole months of either kind: labour offices count by the calendar as well."""
    by_calendar = period.start.day == 1 and ((period.end + A_DAY).day == 1 or period.end >= today)
    return by_calendar or is_of_whole_months(period, today)


def whole_months_of(period):
    """What to ask for in its place: the same preset by the 15th, or the reporting months that its days lie in."""
    if period.kind not in ("week", "range"):
        return Period.parse(period.key.lower().removeprefix("cal:"))
    first, last = (Period.containing_month(day) for day in (period.start, period.end))
    return first if first == last else Period.of_days(first.start, last.end)


def months_over(period, today):
    """The reporting months of a running period that are over; nothing in its first one."""
    end = Period.containing_month(today).start - A_DAY
    return Period.of_days(period.start, end) if period.start < end else None


def whole_months_asked(period, last, today):
    """What to say to who is told people by whole months alone; nothing where a period and last year's days are such."""
    if not is_of_whole_months(period, today):
        words = _(
            "Numbers of people are told to you only for whole reporting months, from the 15th to the 14th. "
            "Choose for example %(period)s."
        )
        instead = whole_months_of(period)
        return WholeMonths(words % {"period": named(instead)}, instead)
    return None if is_of_whole_months(last, today) else last_year_asked(period, today)


def last_year_asked(period, today):
    """The same of the days of last year that a running period stands beside."""
    if instead := months_over(period, today):
        words = _(
            "Last year's numbers of people are told to you only for whole reporting months. "
            "To compare them choose %(period)s."
        )
        return WholeMonths(words % {"period": named(instead)}, instead)
    words = _("Last year's numbers of people are told to you once the reporting month is over.")
    return WholeMonths(words, None)


def named(period):
    """A period by its name and its days."""
    return period.dates if period.kind == "range" else f"{period.name} ({period.dates})"
