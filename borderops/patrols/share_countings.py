"""How the shares among shifts are counted: of two numbers that are added up first, so that no share is ever added."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from borderops.districts.dimensions import district_names
from borderops.figures.counting import Counting, Dimension
from borderops.figures.reading_once import once
from borderops.patrols.figure_names import COMPLETENESS, DECLARATIONS
from borderops.patrols.figures_links import rows_url
from borderops.patrols.figures_page import PatrolFigures

OF_SHARES = (Dimension("district", _("District"), ("district__code",), district_names, hides_few=False),)


@dataclass(frozen=True, eq=False)
class ShareCounting(Counting):
    """A share as the page of patrol figures counts it: of the shifts that the reader may count."""

    indicator: object = None

    def split(self, user, period, dimensions=(), spans=()):
        if spans:
            found = [(place, self.split(user, span, dimensions)) for place, span in enumerate(spans)]
            return {(place, *key): share for place, each in found for key, share in each.items()}
        figures = once(PatrolFigures, user, period)
        districts = figures.districts if dimensions else [None]
        shares = {district: self.share(figures, district) for district in districts}
        return {
            (district.code,) if district else (): share
            for district, share in shares.items()
            if share is not None
        }

    def share(self, figures, district):
        tally = figures.spans[0].tally(district.pk if district else None)
        return getattr(tally, self.indicator.short)

    def url(self, user, period, chosen=()):
        """The shifts; of what came the calendar, which shows a calendar month and no other days."""
        if self.indicator is COMPLETENESS and not (period.kind == "month" and period.is_calendar):
            return ""
        place = next((value for _dimension, value in chosen), "")
        return rows_url(self.indicator, period, period.end, place or "")


SHARES = [
    ShareCounting(each.key, OF_SHARES, "patrols.view_shiftreport", indicator=each)
    for each in (DECLARATIONS, COMPLETENESS)
]
