"""Reported figures: published by the province for everybody in it, whoever typed them in."""

from django.db.models import Q

from borderops import vietnamese
from borderops.review.querysets import ReviewedQuerySet
from borderops.review.states import State


class ReportedFigureQuerySet(ReviewedQuerySet):
    """Figures as documents publish them; see ReviewedQuerySet for who may see which."""

    def in_reach(self, places):
        """A published figure lies in everybody's reach who has any place at all."""
        return ~Q(pk=None)

    def no_place_yet(self):
        return ~Q(pk=None)

    def for_list(self):
        """With everything that a row of the list shows."""
        told = self.select_related("indicator", "unit", "entered_by")
        return told.prefetch_related("districts", "replaced_by")

    def search(self, text):
        """Every word of `text` somewhere in the figure."""
        figures = self
        for word in vietnamese.fold(text).split():
            figures = figures.filter(search_text__contains=word)
        return figures

    def current(self):
        """Without the estimates whose place another accepted figure has taken."""
        return self.exclude(pk__in=self.whose_place_is_taken())

    def replaced(self):
        """The estimates whose place another accepted figure has taken."""
        return self.filter(pk__in=self.whose_place_is_taken())

    def whose_place_is_taken(self):
        """The keys of these: few, and asked for once, where asking of each figure would read all of them each time."""
        successors = self.model.objects.filter(replaces__isnull=False, state=State.ACCEPTED)
        return successors.order_by().values("replaces")

    def with_values(self):
        """Those that say how much there was; a target says how much there should be."""
        return self.filter(value__isnull=False).exclude(standing="target")

    def published_for(self, indicators, period):
        """What documents publish of these indicators for the period, accepted only; no estimate that was replaced."""
        figures = (
            self.counted().current().filter(indicator__key__in=indicators, period__in=period.figure_keys)
        )
        return figures.select_related("indicator").prefetch_related("districts")
