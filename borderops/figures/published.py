"""Reported figures beside those of last year, and beside the comparison that the source itself states."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from borderops.figures.amounts import parse_amount
from borderops.figures.comparison import compare
from borderops.figures.models import ReportedFigure
from borderops.figures.periods import Period
from borderops.vietnamese import fold

STATED = re.compile(
    r"(tang|giam) ([0-9][0-9.,]*) ?(%|lan)?"
)  # "tăng gần 500%" is not exact enough to hold against it
SAME = ("khong doi", "khong co su thay doi", "giu nguyen")


@dataclass(frozen=True)
class Beside:
    """What documents publish of an indicator for some districts, now and a year before."""

    now: list
    before: list

    @property
    def example(self):
        """A figure that says which indicator and districts this is about."""
        return (self.now or self.before)[0]

    @property
    def change(self):
        """Our own comparison, where one figure stands against one."""
        indicator = self.example.indicator
        if not indicator.comparable or len(self.now) > 1 or len(self.before) > 1:
            return None
        values = [figures[0].value if figures else None for figures in (self.now, self.before)]
        return compare(*values, indicator.unit)

    @property
    def disagree(self):
        """Whether several documents publish different values for the same."""
        return len({figure.value for figure in self.now}) > 1

    @property
    def contradicts(self):
        """Whether the source's own comparison is another than that of the two published values."""
        if self.change is None or self.change.direction == "missing":
            return False
        return reads_as(self.now[0].published_change, self.now[0].value, self.before[0].value) is False


def beside_each_other(now, before):
    """Figures of the same indicator and districts put together, those of now first."""
    pairs = {}
    for figures, place in ((now, 0), (before, 1)):
        for figure in figures:
            pairs.setdefault((figure.indicator_id, figure.district_codes), ([], []))[place].append(figure)
    return [Beside(*pair) for pair in pairs.values()]


def beside_last_year(figure):
    """One figure beside what is published for the year before; nothing where its period has no such year."""
    try:
        last = Period.parse(figure.period).same_last_year
    except ValueError:
        return None
    before = ReportedFigure.objects.published_for([figure.indicator.key], last)
    same_place = [other for other in before if other.district_codes == figure.district_codes]
    return Beside([figure], same_place)


def reads_as(stated, now, before):
    """Whether a stated comparison fits two values; None where it cannot be read as a number."""
    words = fold(stated)
    if words in SAME:
        return now == before
    found = STATED.fullmatch(words)
    if not found or not before:
        return None
    try:
        size = parse_amount(found[2])
    except ValueError:
        return None
    if (now > before) != (found[1] == "tang"):
        return False
    return size == _measured(found[3], now, before, size)


def _measured(unit, now, before, size):
    """The change in the unit that the source chose, as exact as the source wrote it."""
    by_unit = {None: abs(now - before), "%": abs(now - before) * 100 / before, "lan": now / before}
    return Decimal(by_unit[unit]).quantize(Decimal(1).scaleb(size.as_tuple().exponent), ROUND_HALF_UP)
