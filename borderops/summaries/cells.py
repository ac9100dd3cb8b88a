"""The cells, rows and totals of the summary. A figure that is missing is None here, and never becomes 0."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.figures.comparison import Change, compare
from borderops.figures.periods import Period
from borderops.figures.same_days import brief_before
from borderops.incidents.figure_names import Counted
from borderops.patrols.completeness import Reporting
from borderops.summaries.small_groups import NOT_SHOWN
from borderops.summaries.zeros import grounds_words


@dataclass(frozen=True)
class Cell:
    """One counted figure: of what, when and where, with the address of its incidents."""

    counted: Counted
    period: Period
    codes: str
    value: int | None
    unknown: int = 0
    waiting: int | None = None
    missing: int = 0
    url: str = ""
    waiting_url: str = ""
    resolved: int = 0
    overdue: int = 0
    late: int = 0
    grounds: frozenset = frozenset()
    # Whether this reader is not told it: see small_groups.
    is_held_back: bool = False

    @property
    def brief_before(self):
        """What its days are called where it stands beside those of a year later."""
        return brief_before(self.period)

    @property
    def words(self):
        """The figure, a dash where there is none, or that it is not told."""
        return str(NOT_SHOWN) if self.is_held_back else vietnamese.number(self.value)

    @property
    def unknown_words(self):
        """In how many cases the number of offenders is not known."""
        if not (self.counted.of_offenders and self.unknown):
            return ""
        words = ngettext("+%(n)s case unknown", "+%(n)s cases unknown", self.unknown)
        return words % {"n": vietnamese.number(self.unknown)}

    @property
    def waiting_words(self):
        return _("+%(n)s waiting") % {"n": vietnamese.number(self.waiting)} if self.waiting else ""

    @property
    def handling(self):
        """How far the cases are: (words, address) of those resolved, still open, and overdue."""
        if self.counted.of_offenders or not self.value:
            return []
        parts = [
            (_("%(n)s resolved"), self.resolved, "handling=done"),
            (_("%(n)s being handled"), self.value - self.resolved, "handling=open"),
            (_("%(n)s overdue"), self.overdue, "late=handling"),
        ]
        return [
            (words % {"n": vietnamese.number(n)}, f"{self.url}&{query}") for words, n, query in parts if n
        ]

    @property
    def late_words(self):
        """How many of those that wait have waited too long."""
        if self.counted.of_offenders or not self.waiting or not self.late:
            return ""
        return _("%(n)s late for review") % {"n": vietnamese.number(self.late)}

    @property
    def grounds_words(self):
        """On what a zero stands, where it stands on the reports of the shifts."""
        return grounds_words(self.grounds) if self.value == 0 else ""

    @property
    def missing_words(self):
        """For how many districts of a total there is no figure."""
        return missing_words(self.missing) if self.missing and self.value is not None else ""


@dataclass(frozen=True)
class Pair:
    """A figure beside that of the same period of the year before; a total may lack some districts in either."""

    now: Cell
    before: Cell
    change: Change
    without: int = 0


@dataclass(frozen=True)
class Row:
    """A district, or all of them together, with its pairs in the order of the columns."""

    name: str
    codes: str
    pairs: list
    on_border: bool = True
    reporting: Reporting | None = None
    calendar_url: str = ""


def missing_words(number):
    words = ngettext("%(n)s district missing", "%(n)s districts missing", number)
    return words % {"n": vietnamese.number(number)}


def pair(now, before):
    """Two figures and how the one stands to the other, where this reader is told both."""
    if now.is_held_back or before.is_held_back:
        return Pair(now, before, Change("missing", None, None, _("not compared")))
    return Pair(now, before, compare(now.value, before.value))


def total_pair(now, before, border_pairs):
    """Two totals. Where border districts lack a figure in one of them, it says so and does not compare."""
    without = sum(each.change.direction == "missing" for each in border_pairs)
    if now.value is None or before.value is None or not without:
        return pair(now, before)
    return Pair(now, before, Change("missing", None, None, missing_words(without)), without)


def total(cells, border_cells, codes, url):
    """The sum of what is known; without any record it is 0 only where every border district is confirmed as 0."""
    missing = sum(cell.value is None for cell in border_cells)
    known = [cell.value for cell in cells if cell.value is not None]
    return replace(
        cells[0],
        codes=codes,
        value=sum(known) if any(known) or (known and not missing) else None,
        unknown=sum(cell.unknown for cell in cells),
        waiting=sum(cell.waiting or 0 for cell in cells),
        resolved=sum(cell.resolved for cell in cells),
        overdue=sum(cell.overdue for cell in cells),
        late=sum(cell.late for cell in cells),
        missing=missing,
        url=url,
        waiting_url="",
        grounds=frozenset().union(*(cell.grounds for cell in border_cells)),
    )
