"""How the shares among shifts are counted: of two numbers that are added up first, so that no share is ever added."""

from dataclasses import dataclass

from django.db.models import Aggregate

from borderops.figures.counting import Counting, RecordCounting, added_up
from borderops.figures.place_dimensions import district_dimension
from borderops.figures.reading_once import once
from borderops.patrols.figure_names import COMPLETENESS
from borderops.patrols.figures_links import rows_url
from borderops.patrols.figures_page import PatrolFigures
from borderops.patrols.tally import share


@dataclass(frozen=True, eq=False)
class ShareCounting(Counting):
    """A share of two sums over the same records, by whatever one of them may be split."""

    # Counts what the share is a part of, and opens its records.
    of: RecordCounting = None
    part: Aggregate = None

    def split(self, user, period, dimensions=(), spans=()):
        rows, paths = self.of.grouped(self.of.records(user), period, dimensions, spans)
        sums = {"part": self.part, "whole": self.of.measure}
        told = rows.values_list(*paths).annotate(**sums) if paths else [rows.aggregate(**sums).values()]
        told = [tuple(row) for row in told]
        parts = added_up([(*key, part) for *key, part, _whole in told], dimensions, bool(spans))
        wholes = added_up([(*key, whole) for *key, _part, whole in told], dimensions, bool(spans))
        return {key: share(parts.get(key, 0), whole) for key, whole in wholes.items() if whole}

    def url(self, user, period, chosen=()):
        return self.of.url(user, period, chosen)


@dataclass(frozen=True, eq=False)
class CameCounting(Counting):
    """How many of the owed reports came, as the page of patrol figures counts it: what is owed is known by district."""

    def split(self, user, period, dimensions=(), spans=()):
        if spans:
            found = [(place, self.split(user, span, dimensions)) for place, span in enumerate(spans)]
            return {(place, *key): came for place, each in found for key, came in each.items()}
        figures = once(PatrolFigures, user, period)
        districts = figures.districts if dimensions else [None]
        shares = {district: self.came(figures, district) for district in districts}
        return {
            (district.code,) if district else (): came
            for district, came in shares.items()
            if came is not None
        }

    def came(self, figures, district):
        return figures.spans[0].tally(district.pk if district else None).complete

    def url(self, user, period, chosen=()):
        """The calendar, which shows a calendar month and no other days."""
        if not (period.kind == "month" and period.is_calendar):
            return ""
        place = next((value for _dimension, value in chosen), "")
        return rows_url(COMPLETENESS, period, period.end, place or "")


CAME = CameCounting(COMPLETENESS.key, (district_dimension(),), "patrols.view_shiftreport")
