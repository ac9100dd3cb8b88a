"""Reported figures beside those of last year, and beside the comparison that the source itself states."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.amounts import parse_amount
from borderops.figures.comparison import compare
from borderops.figures.models import ReportedFigure
from borderops.figures.periods import Period
from borderops.figures.spans import is_rough_day, last_day_of
from borderops.vietnamese import fold

STATED = re.compile(
    r"(tang|giam) ([0-9][0-9.,]*) ?(%|lan)?"
)  # "tăng gần 500%" is not exact enough to hold against it
ONE_DECIMAL = Decimal("0.1")
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
        return compare(*values, indicator.unit_words)

    @property
    def disagree(self):
        """Whether several documents publish different values for the same."""
        return len({figure.value for figure in self.now}) > 1

    @property
    def judgements(self):
        """The figures on whose contradictions a person has decided, where nothing has changed since."""
        among = self.now if self.disagree else [*self.now, *self.before]
        return [figure for figure in self.now if figure.settles(*among)]

    @property
    def ours(self):
        """What the two published values say, as the source would have said it."""
        stated = self.now[0].published_change
        return in_times(stated, self.now[0].value, self.before[0].value) or self.change.words

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


def belongs(figure, period):
    """Whether a figure is of the period, or of a longer time or a day that ends within it.

    A day known to the month or the year alone is one of the calendar: what stood in 2020 stands in the report of 2020,
    of the reporting year as of the calendar year, and in no other.
    """
    if figure.period in period.figure_keys:
        return True
    end = figure.as_of or (".." in figure.period and figure.period.rpartition("..")[2]) or ""
    if not is_rough_day(end):
        return False
    is_exact = len(end) == len("2021-10-14")
    return last_day_of(end) in (period if is_exact else by_calendar(period))


def by_calendar(period):
    """The same preset by the calendar."""
    return period if period.is_calendar else Period.parse(f"cal:{period.key}")


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
    if found[3] == "lan" and not now:
        return None  # nothing is so many times less
    return size == _measured(found[3], now, before, size)


def in_times(stated, now, before):
    """The change of two values in times, where the source says it so: tăng 5,9 lần; nothing elsewhere."""
    found = STATED.fullmatch(fold(stated))
    if not found or found[3] != "lan" or reads_as(stated, now, before) is None:
        return ""
    times = _measured("lan", now, before, min(parse_amount(found[2]), ONE_DECIMAL, key=exponent))
    words = _("up %(times)s times") if now > before else _("down %(times)s times")
    return words % {"times": vietnamese.number(times)}


def _measured(unit, now, before, size):
    """The change in the unit that the source chose, as exact as the source wrote it."""
    if unit == "lan":
        change = max(now, before) / min(now, before)
    else:
        change = abs(now - before) * 100 / before if unit else abs(now - before)
    return Decimal(change).quantize(Decimal(1).scaleb(exponent(size)), ROUND_HALF_UP)


def exponent(number):
    return number.as_tuple().exponent
