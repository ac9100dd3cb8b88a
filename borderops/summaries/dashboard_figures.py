"""The chosen indicators of the dashboard: each figure beside last year's, and from the beginning of the year."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.comparison import Change, compare
from borderops.figures.counting import Counting, RecordCounting
from borderops.figures.models import Indicator
from borderops.figures.units import scale_of
from borderops.figures.whole_months import WholeMonths
from borderops.patrols.figure_names import compare_shares
from borderops.summaries.dashboard_choice import chosen_indicators
from borderops.summaries.dashboard_spans import Spans, figures_of
from borderops.summaries.dashboard_zeros import ConfirmedZeros
from borderops.summaries.pivot_asked import SHARE
from borderops.summaries.reported import reported_beside
from borderops.summaries.small_groups import NOT_SHOWN, asked_of, may_be_told


@dataclass(frozen=True)
class Beside:
    """A figure of some days beside that of the same days of last year."""

    indicator: Indicator
    now: int | Decimal | None
    before: int | Decimal | None
    spans: tuple
    # Where the records behind the two stand.
    urls: tuple = ("", "")
    # Which of the two this reader is not told: they are none here.
    held: tuple = (False, False)

    @property
    def figures(self):
        """(words, address, days) of the figure and of last year's."""
        both = zip((self.now, self.before), self.held, strict=True)
        words = [str(NOT_SHOWN) if held else amount_words(self.indicator, value) for value, held in both]
        known = [each is not None for each in (self.now, self.before)]
        urls = [url if is_known else "" for url, is_known in zip(self.urls, known, strict=True)]
        return list(zip(words, urls, self.spans, strict=True))

    @property
    def change(self):
        """What became of it; nothing for an indicator that is not compared."""
        if any(self.held) or not self.indicator.comparable:
            return Change("missing", None, None, _("not compared"))
        if self.indicator.unit == SHARE:
            return compare_shares(self.now, self.before)
        now, before = (scaled(self.indicator, each) for each in (self.now, self.before))
        return compare(now, before, self.indicator.written_unit)


@dataclass(frozen=True)
class DashboardRow:
    """One chosen indicator."""

    indicator: Indicator
    counting: Counting
    spans: Spans
    chosen: Beside
    # From the beginning of the year; nothing for what stood on a day.
    year: Beside | None
    waiting: int | None
    # What is said to the reader who is told people by whole reporting months alone.
    whole_months: WholeMonths | None = None
    reported: list = field(default_factory=list)
    marks: list = field(default_factory=list)

    @property
    def unit(self):
        return self.indicator.written_unit

    @property
    def waiting_words(self):
        return _("+%(n)s waiting") % {"n": vietnamese.number(self.waiting)} if self.waiting else ""

    @property
    def as_of_words(self):
        """The day on which a stock stood so."""
        words = _("as of %(day)s") % {"day": vietnamese.day(self.spans.now.end)}
        return "" if self.year else words

    @property
    def table_url(self):
        """Where it is split by whatever the person likes."""
        query = urlencode({"indicator": self.indicator.key, "period": self.spans.period.key})
        return f"{reverse('pivot')}?{query}"


def rows_of(user, spans, marks=()):
    """The indicators that a person has chosen; `marks` are the thresholds that are crossed."""
    indicators = chosen_indicators(user)
    zeros = ConfirmedZeros(user, spans, timezone.localdate())
    reported = reported_of(indicators, spans.period)
    return [
        replace(
            row_of(user, each, spans, zeros),
            reported=reported.get(each.pk, []),
            marks=[mark for mark in marks if mark.threshold.indicator_id == each.pk],
        )
        for each in indicators
    ]


def row_of(user, indicator, spans, zeros):
    counting, flows = indicator.counting, indicator.nature == Indicator.Nature.FLOW
    found = figures_of(counting, indicator, user, spans, flows)
    told = list(zip(found, spans.all, strict=False))
    held = [not may_be_told(user, counting, span, zeros.today) for _value, span in told]
    values = [
        None if is_held else zeros.figure(value, counting, span)
        for is_held, (value, span) in zip(held, told, strict=True)
    ]
    urls = [url_of(counting, user, span, spans) for _value, span in told]
    pairs = [
        Beside(indicator, *values[n : n + 2], *(tuple(each[n : n + 2]) for each in (spans.all, urls, held)))
        for n in range(0, len(values), 2)
    ]
    return DashboardRow(
        indicator, counting, spans, pairs[0], pairs[1] if flows else None, counting.waiting(user, spans.now),
        asked_of(user, counting, spans.period, spans.before, zeros.today),
    )  # fmt: skip


def url_of(counting, user, span, spans):
    """Where the records of some days stand; what is told by months has no list from the beginning of a year."""
    by_days = isinstance(counting, RecordCounting)
    return counting.url(user, span) if by_days or span in (spans.now, spans.before) else ""


def reported_of(indicators, period):
    """{key of an indicator: what documents publish of it for the period, beside the year before}."""
    found = {}
    for beside in reported_beside(period, [each.key for each in indicators]):
        if beside.now:
            found.setdefault(beside.example.indicator_id, []).append(beside)
    return found


def scaled(indicator, value):
    """The figure in the unit as written; nothing where there is none."""
    scale = scale_of(indicator)
    return Decimal(value) / scale if value is not None and scale != 1 else value


def amount_words(indicator, value):
    """The figure in the unit as written, without its name; a dash where there is none."""
    if indicator.unit == SHARE:
        return vietnamese.percent(value)
    return vietnamese.number(scaled(indicator, value))
