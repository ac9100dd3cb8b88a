"""The days whose figures stand beside each other on the dashboard, and how they are counted in few questions."""

from dataclasses import dataclass

from borderops.figures.counting import RecordCounting
from borderops.figures.periods import Period
from borderops.figures.same_days import running_words, same_days_last_year, until_today
from borderops.summaries.pivot_counts import pieces_of

BY_DATES = ("week", "range")


@dataclass(frozen=True)
class Spans:
    """A period as far as it has come, the same days of last year, and both from the beginning of their years."""

    period: Period
    now: Period
    before: Period
    year: Period
    year_before: Period
    # The year of which `year` is the part that has come.
    whole_year: Period

    @property
    def all(self):
        return [self.now, self.before, self.year, self.year_before]

    @property
    def is_running(self):
        """Whether the period is not over, so that only its days until today are held against last year."""
        return self.now.end < self.period.end

    @property
    def running_words(self):
        """Which days stand beside which, while the period is not over."""
        return running_words(self.period, self.now.end)


def spans_of(period, today):
    """The days that belong to a period on a day."""
    now, before = until_today(period, today), same_days_last_year(period, today)
    year = Period.current(now.end) if period.kind in BY_DATES else period.year
    this_year = Period.of_days(min(year.start, now.end), now.end)
    # A week is compared with a week, a year until today with the same date.
    end = this_year.same_last_year.end if period.kind in BY_DATES else before.end
    last_year = Period.of_days(min(year.same_last_year.start, end), end)
    return Spans(period, now, before, this_year, last_year, year)


def figures_of(counting, indicator, user, spans, flows):
    """The figures of all spans, or of a stock those of the period alone; None where nothing is recorded."""
    periods = spans.all if flows else spans.all[:2]
    if not isinstance(counting, RecordCounting):
        return counting.values(user, periods)
    if not indicator.sums_over_periods:
        return [counting.value(user, period) for period in periods]
    return added_up(counting, user, periods)


def total(figures):
    """What is known added up; None where nothing is."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def whole_of(periods):
    """From the first day of all of them to the last."""
    return Period.of_days(min(each.start for each in periods), max(each.end for each in periods))


def added_up(counting, user, periods):
    """The same in one question: the days are cut wherever one of the periods begins or ends, and added up again."""
    pieces = pieces_of(periods)
    found = counting.split(user, whole_of(periods), spans=pieces)
    told = [(piece.start, found.get((n,))) for n, piece in enumerate(pieces)]
    return [total([figure for day, figure in told if day in period]) for period in periods]
