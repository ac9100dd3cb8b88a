"""The same amount as it was published in another currency. Both stand as they were published; no rate is worked out."""

from django.db.models import Q

from borderops.figures.models import Indicator, ReportedFigure


def in_other_money(figure):
    """What is published of the same amount, for the same time and districts, in other currencies."""
    mine = figure.indicator
    root = mine.same_as_id or mine.pk
    same = Indicator.objects.filter(Q(pk=root) | Q(same_as=root)).exclude(pk=mine.pk)
    if not figure.time_now:
        return []
    figures = ReportedFigure.objects.counted().current().filter(indicator__in=same)
    figures = figures.filter(time_key=figure.time_now, place_key=figure.place)
    return list(figures.select_related("indicator").order_by("indicator__place", "pk"))
