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
from borderops.patrols.indicators import compare_shares
from borderops.summaries.dashboard_choice import chosen_indicators
from borderops.summaries.dashboard_spans import Spans, figures_of
from borderops.summaries.dashboard_zeros import ConfirmedZeros
from borderops.summaries.pivot_asked import SHARE
from borderops.summaries.reported import reported_beside


@dataclass(frozen=True)
class Beside:
    """A figure of some days beside that of the same days of last year."""

    indicator: Indicator
    now: int | Decimal | None
    before: int | Decimal | None
    spans: tuple
    # Where the records behind the two stand.
    urls: tuple = ("", "")

    @property
    def figures(self):
        """(words, address, days) of the figure and of last year's."""
        words = [amount_words(self.indicator, each) for each in (self.now, self.before)]
        known = [each is not None for each in (self.now, self.before)]
        urls = [url if is_known else "" for url, is_known in zip(self.urls, known, strict=True)]
        return list(zip(words, urls, self.spans, strict=True))

    @property
    def change(self):
        """What became of it; nothing for an indicator that is not compared."""
        if not self.indicator.comparable:
            return Change("missing", None, None, _("not compared"))
        if self.indicator.unit == SHARE:
            return compare_shares(self.now, self.before)
        now, before = (scaled(self.indicator, each) for each in (self.now, self.before))
        return compare(now, before, unit_of(self.indicator))


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
    reported: list = field(default_factory=list)
    marks: list = field(default_factory=list)

    @property
    def unit(self):
        return unit_of(self.indicator)

    @property
    def is_trouble(self):
        """Whether more of it is worse, as of cases; more shifts are no bad news."""
        return self.indicator.theme == "incidents"

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
    values = [zeros.figure(value, counting, span) for value, span in told]
    urls = [url_of(counting, user, span, spans) for _value, span in told]
    pairs = [
        Beside(indicator, *values[n : n + 2], tuple(spans.all[n : n + 2]), tuple(urls[n : n + 2]))
        for n in range(0, len(values), 2)
    ]
    return DashboardRow(
        indicator, counting, spans, pairs[0], pairs[1] if flows else None, counting.waiting(user, spans.now)
    )


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


def unit_of(indicator):
    """The unit as written."""
    return indicator.display_unit or indicator.unit


def scaled(indicator, value):
    """The figure in the unit as written; nothing where there is none."""
    scale = scale_of(indicator)
    return Decimal(value) / scale if value is not None and scale != 1 else value


def amount_words(indicator, value):
    """The figure in the unit as written, without its name; a dash where there is none."""
    if indicator.unit == SHARE:
        return vietnamese.percent(value)
    return vietnamese.number(scaled(indicator, value))
