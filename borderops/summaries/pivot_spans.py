"""The weeks, months, quarters or years that a period is made up of."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.periods import Period

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


def cut(span, period):
    """What of a span lies within a period."""
    start, end = max(span.start, period.start), min(span.end, period.end)
    whole = (start, end) == (span.start, span.end)
    return span if whole else Period.of_days(start, end)


def runs_by_calendar(period):
    """Whether its months begin on the 1st; a from–to of whole reporting months is split into these."""
    if period.kind == "range":
        return (period.start.day, period.end.day) != (15, 14)
    return period.is_calendar


def heading_of(span, unit):
    """A span over its column: with its year, and its days where it is cut."""
    if span.kind == "range":
        return span.dates
    if unit == WEEK:
        return span.name
    return span.brief
