"""The kinds of periods that thresholds and schedules go by, and which one a day falls in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from borderops.figures.periods import Period


class PeriodKind(models.TextChoices):
    """How long a period is."""

    WEEK = "week", _("Week")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    HALF = "half", _("Half-year")
    YEAR = "year", _("Year")


def period_holding(day, kind, is_calendar=False):
    """The period of a kind that a day falls in; a week is the same by either calendar."""
    if kind == PeriodKind.WEEK:
        return Period.preset("week", *day.isocalendar()[:2])
    if not is_calendar:
        return Period.current(day, kind)
    month = Period.containing_month(day, calendar=True)
    return next(each for each in parts_of(month.year, kind) if day in each)


def parts_of(year, kind):
    """The periods of a kind that make up a year, first to last."""
    found = [Period.preset(kind, year.end.year, 1, year.is_calendar)]
    while found[-1].end < year.end:
        found.append(found[-1].next)
    return found
