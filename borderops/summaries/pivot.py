"""The table of many dimensions: rows and columns of any dimension of an indicator or of time, for one reader."""

from dataclasses import replace

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.figures.comparison import Change
from borderops.figures.same_days import brief_before
from borderops.summaries.cells import missing_words
from borderops.summaries.pivot_asked import Axis
from borderops.summaries.pivot_cells import Cell, Figure, Head, Row, changed
from borderops.summaries.pivot_counts import TOTAL, both_periods, unknown_of, waiting_of
from borderops.summaries.pivot_few import FewHidden, told_by
from borderops.summaries.pivot_heads import Heads
from borderops.summaries.pivot_links import closer_url, records_url
from borderops.summaries.pivot_zeros import PivotZeros
from borderops.summaries.small_groups import keeps_few


class Pivot:
    """The figures of a period beside those of the year before, asked for once each."""

    def __init__(self, asked):
        self.asked, self.period, self.last = asked, asked.period, asked.last
        self.now, self.before = both_periods(asked)
        self.spans, self.spans_before = asked.spans(self.period), asked.spans(self.last)
        self.heads = Heads(asked, {*self.now, *self.before})
        self.zeros = PivotZeros(asked, self.heads)
        self.row_heads, self.columns = self.heads.of(asked.rows), self.heads.of(asked.columns)
        self.held_now, self.held_before = self.few(self.now), self.few(self.before)
        if self.is_withheld:
            self.row_heads = [] if told_by(asked.rows) else self.row_heads
            kept = [asked.rows] if self.row_heads else []
            self.columns = [] if told_by(*kept, asked.columns) else self.columns

    def few(self, figures):
        """What of the figures is held back from this reader; nothing where everybody may be told."""
        if not keeps_few(self.asked.user, self.asked.counting):
            return None
        values = [[head.value for head in heads] for heads in (self.row_heads, self.columns)]
        return FewHidden(figures, *values, self.asked)

    @cached_property
    def is_withheld(self):
        """Whether so few people are counted that nothing of them may be broken down."""
        return any(few and few.is_given_away for few in (self.held_now, self.held_before))

    @property
    def holds_back(self):
        """Whether some number is not shown."""
        return any(few and few.cells for few in (self.held_now, self.held_before))

    @property
    def has_totals(self):
        """Whether all columns of a row together are a figure."""
        return self.asked.has_total(self.asked.columns)

    @property
    def shows_before(self):
        """Whether the year before stands beside it."""
        return self.asked.compares

    @cached_property
    def rows(self):
        return [self.row(head) for head in self.row_heads]

    @cached_property
    def total(self):
        """All rows together, where that is a figure."""
        return self.row(self.total_head) if self.asked.has_total(self.asked.rows) else None

    @cached_property
    def total_head(self):
        return self.heads.total()

    def row(self, head):
        cells = [self.cell(head, column) for column in self.columns]
        all_columns = Head(TOTAL, "", is_total=True)
        row = Row(head, cells, self.cell(head, all_columns) if self.has_totals else None)
        head.url = closer_url(self.asked, head) or (row.total.url if row.total and not head.is_total else "")
        return row

    def cell(self, row, column):
        """A figure, its records, and how it stands to that of a year before."""
        now = self.figure(row, column, self.now, self.held_now, self.period, self.spans)
        cell = Cell(row, None if column.is_total else column, now)
        cell.url = self.url(row, column, now, self.period, self.spans)
        if self.asked.compares and (self.asked.compares_spans or not (row.span or column.span)):
            cell.before = self.figure_before(row, column)
            cell.before_name = self.name_before(row, column)
            cell.before_url = self.url(row, column, cell.before, self.last, self.spans_before)
            cell.change = self.change(row, column, cell)
        return cell

    def name_before(self, row, column):
        """What the year before is called beside a figure; short, for it stands in a narrow cell."""
        place = next((head.value for head in (row, column) if head.span), None)
        known = place is not None and place < len(self.spans_before)
        return brief_before(self.spans_before[place] if known else self.last)

    def url(self, row, column, figure, period, spans):
        """The records of a figure that is shown."""
        return "" if figure.known is None else records_url(self.asked, row, column, period, spans)

    def figure_before(self, row, column):
        return self.figure(row, column, self.before, self.held_before, self.last, self.spans_before)

    def figure(self, row, column, figures, held, period, spans):
        """What is recorded; 0 where nothing is and that is confirmed; else nothing."""
        place = row.value, column.value
        value, grounds = figures.get(place), frozenset()
        if value is None:
            grounds = self.zeros.grounds(row, column, period, spans)
            value = 0 if grounds else None
        return Figure(value, self.asked.is_share, bool(held and place in held.cells), grounds)

    def change(self, row, column, cell):
        """The comparison; a total of districts of which some are missing in one of the two is none."""
        if row.is_total and column.is_total and self.by_district:
            return self.by_district.total.total.change
        without = sum(self.is_one_sided(pair) for pair in self.added(row, column))
        if without and cell.now.known is not None and cell.before.known is not None:
            return Change("missing", None, None, missing_words(without))
        return changed(cell.now, cell.before, self.asked)

    @cached_property
    def by_district(self):
        """The same by district alone, where this is not: what all of it is compared with hangs on no choice of rows."""
        asked = self.asked
        if asked.only or not asked.counting.regime or any(axis.is_of_places for axis in asked.axes):
            return None
        return Pivot(replace(asked, rows=Axis.of("district", asked.counting), columns=None))

    def added(self, row, column):
        """The figures of the districts in a total, of both periods; of a kind it is no gap that a district has none."""
        if any(not (head.is_total or head.span) for head in (row, column)):
            return
        heads = [(head, column) for head in self.border(self.asked.rows, self.row_heads, row)]
        heads += [(row, head) for head in self.border(self.asked.columns, self.columns, column)]
        for place in heads:
            now = self.figure(*place, self.now, self.held_now, self.period, self.spans)
            yield now.value, self.figure_before(*place).value

    def border(self, axis, heads, total):
        """The border districts of an axis that a total adds up."""
        if not (axis and axis.is_of_places and total.is_total):
            return []
        return [head for head in heads if head.district and head.district.on_border]

    def is_one_sided(self, pair):
        """As in the summary by district a case missing in either counts, and of all else one missing in one alone."""
        missing = [value is None for value in pair]
        return any(missing) if self.asked.counting.regime else missing[0] != missing[1]

    @property
    def has_brackets(self):
        """Whether the year before stands in some cell under its figure."""
        rows = [*self.rows, self.total]
        return any(cell.before and cell.before.value is not None for row in rows if row for cell in row.cells)

    @cached_property
    def waiting(self):
        """How much more there would be of all of it once what waits is accepted."""
        return waiting_of(self.asked)

    @property
    def waiting_words(self):
        return _("+%(n)s waiting") % {"n": vietnamese.number(self.waiting)} if self.waiting else ""

    @cached_property
    def unknown_words(self):
        """In how many of the records the number that is added up is not known."""
        number = unknown_of(self.asked)
        words = ngettext(
            "In %(n)s record the number is not known; the figures are at least these.",
            "In %(n)s records the number is not known; the figures are at least these.",
            number,
        )
        return words % {"n": vietnamese.number(number)} if number else ""
