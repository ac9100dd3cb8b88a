"""What documents publish of labour programmes, beside what is counted and never added to it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from borderops.figures.models import ReportedFigure
from borderops.figures.published import belongs
from borderops.figures.spans import is_rough_day, rough_day_words
from borderops.labour.figure_names import THEME

# Published without saying whether workers or their departures are meant.
NOT_SAID_WHICH = {"labour.workers_sent"}


@dataclass(frozen=True)
class Published:
    """A published figure with its time and what has to be said beside it."""

    figure: ReportedFigure

    @property
    def span_words(self):
        """For which time it holds; a cumulative one says from when until when, as its source does."""
        ends = self.figure.period.split("..")
        if len(ends) == 2 and all(map(is_rough_day, ends)):
            words = gettext("cumulative from %(start)s to %(end)s, as the source says")
            return words % {"start": rough_day_words(ends[0]), "end": rough_day_words(ends[1])}
        return self.figure.span

    @property
    def note(self):
        """What a reader must know of it."""
        if self.figure.indicator.key in NOT_SAID_WHICH:
            return gettext("The source does not say whether these are workers or departures.")
        return self.figure.remark


def published_for(period):
    """What documents publish for a period, or for a longer time that ends in it; a few figures at most."""
    figures = (
        ReportedFigure.objects.counted().current().filter(indicator__theme=THEME).select_related("indicator")
    )
    told = figures.prefetch_related("districts").order_by("indicator__key", "pk")
    return [Published(figure) for figure in told if belongs(figure, period)]
