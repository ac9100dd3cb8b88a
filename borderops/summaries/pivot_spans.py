"""The weeks, months, quarters or years that a period is made up of."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.periods import Period
from borderops.figures.same_days import cut

WEEK = "week"
UNITS = {"year": _("Year"), "quarter": _("Quarter"), "month": _("Month"), WEEK: _("Week")}
# What each opens when it is looked at more closely.
SMALLER = {"year": "month", "quarter": "month", "month": WEEK}


def spans_of(period, unit, is_calendar):
    """Those of a period one after another, cut at its ends."""
    spans, span = [], Period.holding(period.start, unit, is_calendar)
    while span.start <= period.end:
        spans.append(cut(span, period))
        span = span.next
    return spans


def runs_by_calendar(period):
    """Whether its months begin on the 1st; a from–to of whole reporting months is split into these."""
    if period.kind == "range":
        return (period.start.day, period.end.day) != (15, 14)
    return period.is_calendar


def headings_of(spans, unit, in_columns=False):
    """What stands over the column or before the row of each span; the year is left out where a column needs none.

    Narrow columns are what makes the twelve months of a year, which the page names, fit beside their total.
    """
    year_goes = in_columns and unit != "year" and len({span.year.key for span in spans}) == 1
    return [heading_of(span, unit, year_goes) for span in spans]


def heading_of(span, unit, year_goes=False):
    """A span over its column: with its year unless that goes without saying, and its days where it is cut."""
    if span.kind == "range":
        return span.dates
    if year_goes:
        return span.short_name
    return span.name if unit == WEEK else span.brief
