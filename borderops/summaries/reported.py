"""What documents publish of the same indicators, beside what is counted and never added to it."""

from borderops.figures.models import ReportedFigure
from borderops.figures.published import beside_each_other
from borderops.incidents.figure_names import COUNTED

KEYS = [counted.key for counted in COUNTED]


def reported_beside(period, keys=KEYS):
    """The published figures for a period and the year before it, put together, in the order of these indicators."""
    now, before = (
        ReportedFigure.objects.published_for(keys, span).order_by("pk")
        for span in (period, period.same_last_year)
    )
    return sorted(beside_each_other(now, before), key=lambda each: keys.index(each.example.indicator.key))
