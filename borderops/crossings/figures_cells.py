"""The cells and rows of the figures of traffic. A figure that is missing is None, and never becomes 0."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.crossings.figure_names import Counted
from borderops.figures.comparison import Change
from borderops.figures.periods import Period
from borderops.figures.same_days import brief_before


@dataclass(frozen=True)
class Cell:
    """One counted figure: of what, when and where, with the address of its reports."""

    counted: Counted
    period: Period
    code: str
    value: int | Decimal | None
    currency: str = ""
    part: int = 0
    whole: int = 0
    estimated: int | Decimal | None = None
    unknown: int = 0
    missing: int = 0
    url: str = ""

    @property
    def brief_before(self):
        """What its days are called where it stands beside those of a year later."""
        return brief_before(self.period)

    @property
    def words(self):
        """The figure, or a dash where there is none."""
        return self.counted.words(self.value, self.currency)

    @property
    def asides(self):
        """What stands below the figure: of how many, how much of it is estimated, where it was not counted."""
        return [words for words in (self.out_of, self.estimated_words, self.unknown_words) if words]

    @property
    def out_of(self):
        """What a share is a share of."""
        if not self.counted.is_share or self.value is None:
            return ""
        words = _("%(part)s of %(whole)s")
        return words % {"part": vietnamese.number(self.part), "whole": vietnamese.number(self.whole)}

    @property
    def estimated_words(self):
        """How much of it is an estimate that may still change."""
        if self.estimated is None:
            return ""
        return _("estimated: %(n)s") % {"n": self.counted.words(self.estimated, self.currency)}

    @property
    def unknown_words(self):
        """In how many reports it was not counted, and for how many crossing points of a total."""
        if self.value is None:
            return ""
        words = [missing_words(self.missing)] if self.missing else []
        if self.unknown:
            said = ngettext("not counted in %(n)s report", "not counted in %(n)s reports", self.unknown)
            words.insert(0, said % {"n": vietnamese.number(self.unknown)})
        return "; ".join(words)


@dataclass(frozen=True)
class Pair:
    """A figure beside that of the same period of the year before."""

    now: Cell
    before: Cell
    change: Change


@dataclass(frozen=True)
class Row:
    """A crossing point, or all of them together: for each indicator its pairs, of a value one for each currency."""

    name: str
    code: str
    groups: list
    url: str = ""
    waiting: int = 0
    waiting_url: str = ""
    days: int = 0

    @property
    def waiting_words(self):
        return _("+%(n)s waiting") % {"n": vietnamese.number(self.waiting)} if self.waiting else ""

    @property
    def days_words(self):
        """The days that were reported of months that are not told."""
        words = ngettext("and %(n)s day of other months", "and %(n)s days of other months", self.days)
        return words % {"n": vietnamese.number(self.days)} if self.days else ""


def missing_words(number):
    words = ngettext("%(n)s crossing point missing", "%(n)s crossing points missing", number)
    return words % {"n": vietnamese.number(number)}


def pair(now, before):
    return Pair(now, before, now.counted.change(now.value, before.value, now.currency))


def total_pair(now, before, pairs):
    """Two totals. Where a crossing point is known in one of them only, it says so and does not compare."""
    one_sided = sum((each.now.value is None) != (each.before.value is None) for each in pairs)
    if now.value is None or before.value is None or not one_sided:
        return pair(now, before)
    return Pair(now, before, Change("missing", None, None, missing_words(one_sided)))


def share(part, whole):
    """Per cent to one decimal; nothing of nothing. Only all of it is 100, and only none of it 0."""
    if not whole:
        return None
    rounded = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if rounded == 100 and part < whole:
        return Decimal("99.9")
    return Decimal("0.1") if not rounded and part else rounded
