"""The monthly counts of the same period beside the figures counted from lists."""

from dataclasses import dataclass

from django.utils.translation import gettext

from borderops.figures.counting import FEWEST
from borderops.labour.figures_links import counts_url
from borderops.labour.monthly import SUMMED, Told, counts_of, months_of, told_by, told_together
from borderops.vietnamese import NO_FIGURE, number

NONE_TOLD = Told()


@dataclass(frozen=True)
class CountRow:
    """What the monthly counts of a programme, place or month add up to, or those of all of them."""

    name: str
    code: str
    told: Told
    before: Told
    url: str = ""
    hides_few: bool = False

    @property
    def pairs(self):
        """The four sums of this period, each with that of the same period last year, as a sheet writes them."""
        return [
            (self.kept(getattr(self.told, name)), self.kept(getattr(self.before, name))) for name in SUMMED
        ]

    @property
    def words(self):
        """The same as people read it."""
        return [
            tuple(each if isinstance(each, str) else number(each) for each in pair) for pair in self.pairs
        ]

    def kept(self, value):
        """A sum; small ones are not broken down for those who only read numbers."""
        if self.hides_few and value and value < FEWEST:
            return f"<{FEWEST}"
        return NO_FIGURE if value is None else value


class MonthlyBeside:
    """The monthly counts of the period of some figures and of the year before it."""

    def __init__(self, figures):
        self.figures = figures
        spans = (figures.period, figures.last)
        self.counts = [counts_of(figures.user, span, **figures.narrowed) for span in spans]
        self.total = CountRow(gettext("All"), "", *map(told_together, self.counts), self.url())
        self.is_told = self.total.told != NONE_TOLD or self.total.before != NONE_TOLD
        self.is_broken_down = figures.group.in_month_counts
        self.rows = list(self.shown_rows()) if self.is_told and self.is_broken_down else []

    def shown_rows(self):
        """The rows of the same breakdown of which anything is told."""
        by = [self.by_group(*each) for each in zip(self.counts, self.figures.spans, strict=True)]
        parts = self.figures.group.parts(self.figures, {key for each in by for key in each})
        for place, part in enumerate(parts):
            told, before = (each.get(part.key, NONE_TOLD) for each in by)
            if told != NONE_TOLD or before != NONE_TOLD:
                url = self.url(part, place)
                yield CountRow(part.name, part.code, told, before, url, self.figures.hides_few)

    def by_group(self, counts, span):
        """What is told of each part; a month by its place in the period."""
        group = self.figures.group
        if group.short != "month":
            return told_by(counts, group.field)
        places = {key: place for place, month in enumerate(span.months) for key in months_of(month)}
        return {places[key]: told for key, told in told_by(counts, "month").items() if key in places}

    def url(self, part=None, place=None):
        """Where the counts of a row are listed."""
        figures = self.figures
        if not figures.user.has_perm("labour.view_monthcount"):
            return ""
        of = {name: chosen.code for name, chosen in figures.narrowed.items()}
        if part is None:
            return counts_url(figures.period, **of)
        if figures.group.short == "month":
            return counts_url(figures.period.months[place], **of)
        return counts_url(figures.period, **of | {figures.group.short: part.code})
