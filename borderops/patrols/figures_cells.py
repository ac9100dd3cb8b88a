"""The cells and rows of the patrol figures. A figure that is missing is None, and never becomes 0."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.figures.comparison import Change
from borderops.figures.periods import Period
from borderops.figures.same_days import brief_before
from borderops.patrols.figure_names import COMPLETENESS, DECLARATIONS, Counted


@dataclass(frozen=True)
class Cell:
    """One counted figure: of what, when and where, with the address of its rows."""

    counted: Counted
    period: Period
    codes: str
    value: int | Decimal | None
    part: int = 0
    whole: int = 0
    unknown: int = 0
    waiting: int = 0
    missing: int = 0
    url: str = ""
    waiting_url: str = ""

    @property
    def brief_before(self):
        """What its days are called where it stands beside those of a year later."""
        return brief_before(self.period)

    @property
    def words(self):
        """The figure, or a dash where there is none."""
        return self.counted.words(self.value)

    @property
    def asides(self):
        """What stands below the figure: of how many, what is not counted in it, where it is missing."""
        return [words for words in (self.out_of, self.unknown_words, self.missing_words) if words]

    @property
    def out_of(self):
        """What a share is a share of."""
        if not self.counted.is_share or self.value is None:
            return ""
        words = _("%(part)s of %(whole)s")
        return words % {"part": vietnamese.number(self.part), "whole": vietnamese.number(self.whole)}

    @property
    def unknown_words(self):
        """In how many shifts it was not counted."""
        if self.value is None or not self.unknown:
            return ""
        words = ngettext("not counted in %(n)s shift", "not counted in %(n)s shifts", self.unknown)
        return words % {"n": vietnamese.number(self.unknown)}

    @property
    def waiting_words(self):
        return _("+%(n)s waiting") % {"n": vietnamese.number(self.waiting)} if self.waiting else ""

    @property
    def missing_words(self):
        """For how many border districts of a total nothing is recorded."""
        return missing_words(self.missing) if self.missing and self.value is not None else ""


@dataclass(frozen=True)
class Pair:
    """A figure beside that of the same period of the year before."""

    now: Cell
    before: Cell
    change: Change


@dataclass(frozen=True)
class Row:
    """A district, or all of them together, with its pairs in the order of the columns."""

    name: str
    codes: str
    pairs: list
    on_border: bool = True


def missing_words(number):
    words = ngettext("%(n)s district missing", "%(n)s districts missing", number)
    return words % {"n": vietnamese.number(number)}


def cell(counted, tally, **about):
    """A figure out of what its shifts and posts add up to."""
    parts = {
        DECLARATIONS: (tally.declarations, tally.to_declare),
        COMPLETENESS: (tally.arrived, tally.owed),
    }.get(counted, (0, 0))
    return Cell(
        counted, value=getattr(tally, counted.short), part=parts[0], whole=parts[1],
        unknown=tally.unknown(counted.short), **about,
    )  # fmt: skip


def pair(now, before):
    return Pair(now, before, now.counted.change(now.value, before.value))


def total_pair(now, before, border_pairs):
    """Two totals. Where a border district is known in one of them only, it says so and does not compare."""
    one_sided = sum((each.now.value is None) != (each.before.value is None) for each in border_pairs)
    if now.value is None or before.value is None or not one_sided:
        return pair(now, before)
    return Pair(now, before, Change("missing", None, None, missing_words(one_sided)))
