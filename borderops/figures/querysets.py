"""Reported figures: published by the province for everybody in it, whoever typed them in."""

from django.db.models import Q

from borderops import vietnamese
from borderops.review.querysets import ReviewedQuerySet


class ReportedFigureQuerySet(ReviewedQuerySet):
    """Figures as documents publish them; see ReviewedQuerySet for who may see which."""

    def in_reach(self, places):
        """A published figure lies in everybody's reach who has any place at all."""
        return ~Q(pk=None)

    def no_place_yet(self):
        return ~Q(pk=None)

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("indicator", "unit", "entered_by").prefetch_related("districts")

    def search(self, text):
        """Every word of `text` somewhere in the figure."""
        figures = self
        for word in vietnamese.fold(text).split():
            figures = figures.filter(search_text__contains=word)
        return figures

    def published_for(self, indicators, period):
        """What documents publish of these indicators for the period, accepted only."""
        figures = self.counted().filter(indicator__key__in=indicators, period__in=period.figure_keys)
        return figures.select_related("indicator").prefetch_related("districts")
