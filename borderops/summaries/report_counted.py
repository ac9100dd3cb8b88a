"""What the register itself counts of an indicator, told beside what is published and never added to it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops import vietnamese
from borderops.figures.comparison import Change, compare
from borderops.figures.counting import StandingCounting, countable_by
from borderops.figures.same_days import same_days_last_year, until_today
from borderops.incidents.figure_names import COUNTED
from borderops.summaries.report_amounts import amount_of, amount_words, clause
from borderops.summaries.report_comparisons import change_words
from borderops.summaries.report_sources import marks
from borderops.summaries.report_times import same_period_words
from borderops.summaries.summary import DistrictSummary


@dataclass(frozen=True)
class CountedFigure:
    """A figure of the register, what waits beside it, and how it stands to the same days of last year."""

    value: int | Decimal
    waiting: int | Decimal | None
    change: Change | None


class Register:
    """Counts for one reader and period; a period that runs is held against the same days of last year."""

    def __init__(self, user, period, today, indicators):
        self.indicators, self.found = {each.key: each for each in indicators}, {}
        self.user, self.period, self.today = user, period, today
        self.days = until_today(period, today)
        self.last = same_days_last_year(period, today)
        self.countings = countable_by(user)
        self.summary = DistrictSummary(user, period)
        self.pairs = {
            counted.key: pair
            for counted, pair in zip(COUNTED, self.summary.total.pairs or [None] * len(COUNTED), strict=True)
        }

    @property
    def is_running(self):
        return self.days != self.period

    def of(self, indicator):
        """The counted figure of an indicator; nothing where nothing is recorded, which is not zero."""
        if indicator.key not in self.found:
            self.found[indicator.key] = self.find(indicator)
        return self.found[indicator.key]

    def find(self, indicator):
        counting = self.countings.get(indicator.key)
        if counting is None:
            return None
        now, before = self.values(counting)
        if now is None:
            return None
        change = compare(now, before) if indicator.comparable else None
        pair = self.pairs.get(indicator.key)
        if pair and pair.without:
            change = pair.change
        return CountedFigure(now, counting.waiting(self.user, self.period), change)

    def values(self, counting):
        """(now, last year); of cases zero only where the summary knows on what it stands."""
        if pair := self.pairs.get(counting.key):
            return pair.now.value, pair.before.value
        spans = (self.days, self.last)
        return tuple(self.rounded(counting.value(self.user, span)) for span in spans)

    @staticmethod
    def rounded(value):
        """Shares are told to one decimal, as everywhere."""
        exact = Decimal(str(value)) if isinstance(value, float) else value
        return round(exact, 1) if isinstance(exact, Decimal) else exact

    def told(self, indicator, sources, last):
        """The clause of the counted figure, with the number of its rows: (words, numbers); nothing where none is."""
        found = self.of(indicator)
        if not found:
            return "", []
        counting = self.countings[indicator.key]
        n = sources.of_counting(indicator, counting, self.user, self.days)
        words = _("by the register: %(words)s") % {"words": clause(amount_of(indicator, found.value))}
        words += self.doubts(indicator) + marks([n]) + self.as_of(counting)
        return words + self.change(indicator, found, last), [n]

    def doubts(self, indicator):
        """What the sum of the districts does not know, and on what a zero stands."""
        pair = self.pairs.get(indicator.key)
        if not pair:
            return ""
        told = [pair.now.unknown_words, pair.now.missing_words]
        if pair.now.value == 0:
            told.append(pair.now.grounds_words or _("confirmed that nothing happened"))
        told = [words for words in told if words]
        return f" ({'; '.join(told)})" if told else ""

    @property
    def waiting(self):
        """What waits beside each counted figure, in words: for who makes the report, and never a part of it."""
        for indicator in self.indicators.values():
            if (found := self.of(indicator)) and found.waiting:
                told = {"what": indicator.label_vi}
                told["amount"] = amount_words(amount_of(indicator, found.waiting))
                yield _("%(what)s: %(amount)s wait for review and are not counted") % told

    def as_of(self, counting):
        """Until when it is counted, where the period runs; stocks always say when they stood."""
        standing = isinstance(counting, StandingCounting)
        if not (self.is_running or standing):
            return ""
        day = vietnamese.day(min(self.days.end, self.today))
        return ", " + (_("as it stood on %(day)s") if standing else _("until %(day)s")) % {"day": day}

    def change(self, indicator, found, last):
        """Counted against counted, of the same days."""
        change = found.change
        if change is None:
            return ""
        if change.direction == "missing":
            known = change.words if indicator.key in self.pairs and self.pairs[indicator.key].without else ""
            words = _("no figures for %(period)s") % {"period": same_period_words(last)}
            return "; " + (_("not compared: %(missing)s") % {"missing": known} if known else words)
        words = change_words(indicator, change)
        return f", {words} " + pgettext("report", "on %(period)s") % {"period": same_period_words(last)}
