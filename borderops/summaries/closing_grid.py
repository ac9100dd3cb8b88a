"""The closings of a year: the months of each district and the periods of the province, with what changed since."""

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from borderops.districts.models import District
from borderops.figures.counted import counted_registers
from borderops.figures.periods import Period
from borderops.figures.published_lines import PUBLISHED, lies_in
from borderops.incidents.models import NilConfirmation
from borderops.people.roles import WRITERS
from borderops.summaries.amendments import difference, published_changes, record_changes
from borderops.summaries.closing import may_close
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import records_now


@dataclass
class Cell:
    """A period of a place: its closing, if it has one, whether that has amendments, and whether it can be closed."""

    period: Period
    code: str
    closing: Closing | None
    is_amended: bool
    has_begun: bool
    is_over: bool
    may_close: bool


@dataclass
class Row:
    name: str
    code: str
    cells: list


class ClosingGrid:
    """What one person sees of the closings of a year."""

    def __init__(self, user, year):
        self.user, self.year, self.today = user, year, timezone.localdate()
        self.months = year.months
        places = user.places_as(*WRITERS)
        self.sees_all = places.everywhere
        border = District.objects.on_border()
        self.districts = list(border if self.sees_all else border.filter(pk__in=places.districts))
        found = Closing.objects.visible_to(user).current().within(year.start, year.end)
        found = found.select_related("district").defer("manifest")
        self.closings = {(closing.district_id, closing.period): closing for closing in found}

    @property
    def rows(self):
        """The months by district, and of the whole line."""
        rows = [self.row(district, self.months) for district in self.districts]
        return [*rows, self.row(None, self.months)] if self.sees_all else rows

    @property
    def longer(self):
        """The province's quarters, half-years and year."""
        parts = {"quarter": 4, "half": 2, "year": 1}
        number, is_calendar = int(self.year.key[-4:]), self.year.is_calendar
        periods = [
            Period.preset(kind, number, part, is_calendar)
            for kind, last in parts.items()
            for part in range(1, last + 1)
        ]
        return self.row(None, periods).cells if self.sees_all else []

    def row(self, district, periods):
        name = district.name if district else _("Whole line")
        may = may_close(self.user, district)
        cells = [self.cell(district, period, may) for period in periods]
        return Row(name, district.code if district else "", cells)

    def cell(self, district, period, may):
        closing = self.closings.get((district and district.pk, period.key))
        return Cell(
            period, district.code if district else "", closing, bool(closing) and self.is_amended(closing),
            period.start <= self.today, period.end < self.today, may,
        )  # fmt: skip

    @cached_property
    def counted(self):
        """What counts now by register, month and district: one query for each register."""
        return {key: register.by_month(self.months) for key, register in counted_registers.items()}

    @cached_property
    def words(self):
        """(district, first day, last day, when) of every word, given or taken back, that a month had no case."""
        said = NilConfirmation.history.filter(start__lte=self.year.end, end__gte=self.year.start).order_by()
        return list(said.values_list("district", "start", "end", "history_date"))

    def has_words_since(self, closing):
        """Whether such a word may have made a zero, or unmade one, since the closing."""
        return any(
            at > closing.closed_at and start <= closing.end and end >= closing.start
            for district, start, end, at in self.words
            if closing.district_id in (None, district)
        )

    @cached_property
    def republished(self):
        """When reported figures were changed or replaced that a closing may have written down, and for which times."""
        moments = [closing.closed_at for closing in self.closings.values()]
        return PUBLISHED.touched(min(moments), max(moments)) if moments else []

    def has_figures_since(self, closing):
        """Whether such a figure, of a time within this period, was changed since the closing."""
        return any(
            at > closing.closed_at and any(lies_in(closing.span, *time) for time in times)
            for at, times in self.republished
        )

    def is_amended(self, closing):
        """Whether anything counts otherwise now. Most closings are told apart without reading a record again."""
        places = [
            (turn, closing.district.code if closing.district else None)
            for turn, month in enumerate(self.months)
            if closing.start <= month.start and month.end <= closing.end
        ]
        now, last = 0, None
        for counted in self.counted.values():
            for (turn, code), (number, changed) in counted.items():
                if (turn, code) in places or (turn, None) in places:
                    now, last = now + number, max(filter(None, [last, changed]))
        if self.has_words_since(closing) and difference(closing).figures:
            return True
        if self.has_figures_since(closing) and any(True for _change in republished_in(closing)):
            return True
        if now == closing.counted and (last is None or last <= closing.closed_at):
            return False
        now = records_now(closing.span, closing.district)
        return any(True for _change in record_changes(closing.held, now))


def republished_in(closing):
    """The reported figures that a closing wrote down and that are others now."""
    now = {number: said for number, *said in PUBLISHED.lines(closing.span, closing.district)}
    return published_changes(closing.held, now)


def closing_of(user, period, district=None):
    """The closing of a period and place that holds now, if this person may see it."""
    return closings_of(user, period).filter(district=district).first()


def closings_of(user, period):
    """Those of a period that hold now, of every place, as far as this person may see them."""
    found = Closing.objects.visible_to(user).current().filter(period=period.key).defer("manifest")
    return found.select_related("district", "closed_by").order_by(
        F("district__order_west_to_east").asc(nulls_first=True)
    )
