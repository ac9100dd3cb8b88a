"""The figures of traffic and trade: each crossing point west to east, beside the same period last year."""

from collections import Counter
from dataclasses import replace

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.crossings.choices import Currency
from borderops.crossings.figure_names import COMPLETENESS, COUNTED, HEALTH
from borderops.crossings.figures_cells import Cell, Row, pair, share, total_pair
from borderops.crossings.figures_links import reports_url
from borderops.crossings.figures_months import is_told, months_over, months_owed
from borderops.crossings.figures_parts import CountedParts
from borderops.crossings.figures_rows import TrafficRows
from borderops.crossings.figures_rule import counted_in, cuts_months, takes_month_begun, year_before
from borderops.crossings.figures_sums import TrafficSums
from borderops.crossings.models import CrossingPoint, TrafficReport
from borderops.crossings.querysets import in_places
from borderops.figures.periods import Period
from borderops.figures.same_days import running_words, same_months_last_year
from borderops.people.roles import READERS
from borderops.review.states import State


class Span:
    """What was reported in one of the two periods, and in each of its months."""

    def __init__(self, rows, period, months, today):
        counted = CountedParts(period, rows.firsts, rows.places, months).places
        self.period, self.sums = period, TrafficSums(rows, period, counted)
        self.months = months_over(period, today)
        self.tallies = {}

    def tally(self, crossings):
        """All of some crossing points together, added up once for all the cells of their row."""
        keys = tuple(each.pk for each in crossings)
        if keys not in self.tallies:
            self.tallies[keys] = self.sums.total(keys)
        return self.tallies[keys]

    def completeness(self, crossings):
        """Of how many months that are over, how many were told."""
        owed = [(each.pk, month) for each in crossings for month in months_owed(each, self.months)]
        told = sum(is_told(month, self.sums.by_crossing[key]) for key, month in owed)
        return told, len(owed)

    def days_beside(self, crossings):
        """The days that were reported of months that are not told."""
        full = {month.key: month for month in self.months}
        tallies = [self.sums.by_crossing[each.pk] for each in crossings]
        return sum(
            number
            for tally in tallies
            for key, number in tally.days.items()
            if not (key in full and is_told(full[key], tally))
        )


class CrossingFigures:
    """The figures that one person sees for a period."""

    def __init__(self, user, period):
        self.user, self.period, self.today = user, period, timezone.localdate()
        self.last, self.places = year_before(period, self.today), user.places_as(*READERS)
        rows = TrafficRows(user, (self.period, self.last))
        last_months = same_months_last_year(period, self.today)
        self.spans = [
            Span(rows, self.period, self.period.months, self.today),
            Span(rows, self.last, last_months, self.today),
        ]
        self.waiting = self.counted_waiting()
        self.known = list(CrossingPoint.objects.visible_to(user).west_to_east().with_life())
        self.crossings = self.shown_crossings()
        self.rows = [self.row(each) for each in self.crossings]
        self.total = self.total_row() if self.rows else None

    @property
    def whole_line(self):
        """Whether it shows all crossing points, and not only those of the person's postings."""
        return self.places.everywhere

    @property
    def running_words(self):
        """Which days stand beside which, while the period is not over."""
        return running_words(self.period, self.today)

    @property
    def months_until_now(self):
        """The calendar months of a running period that are over: these compare with the same of last year."""
        months = self.spans[0].months
        return Period.between(months[0].last.replace(day=1), months[-1].last) if months else None

    @property
    def cuts_months(self):
        return cuts_months(self.period)

    @property
    def is_of_months(self):
        return takes_month_begun(self.period)

    @property
    def day(self):
        """The day on which the crossing points are shown as they stood: the last of the period, or today."""
        return min(self.period.end, self.today)

    def counted_waiting(self):
        """How many reports of each crossing point would count, once they are accepted."""
        sent = TrafficReport.objects.visible_to(self.user).waiting().order_by()
        sent = counted_in(sent, self.period, self.user).values_list("crossing")
        return Counter(dict(sent.annotate(number=Count("pk"))))

    def shown_crossings(self):
        """Those in the person's reach that stood on the day, and any other of which something was reported."""
        recorded = set(self.waiting).union(*(span.sums.by_crossing for span in self.spans))
        here = set(CrossingPoint.objects.filter(in_places(self.places)).values_list("pk", flat=True))
        return [each for each in self.known if each.pk in recorded or (each.pk in here and self.stands(each))]

    def stands(self, crossing):
        return bool(crossing.kind_on(self.day)) and not crossing.is_closed_on(self.day)

    def row(self, crossing):
        groups = [self.group(counted, [crossing], crossing.code) for counted in COUNTED]
        return self.with_links(str(crossing), [crossing], groups, crossing.code, crossing.get_absolute_url())

    def with_links(self, name, crossings, groups, code="", url=""):
        waiting = sum(self.waiting[each.pk] for each in crossings)
        sent = reports_url(self.period, code, State.SUBMITTED)
        return Row(name, code, groups, url, waiting, sent, self.spans[0].days_beside(crossings))

    def total_row(self):
        """All rows together; what is not known of one of them is said."""
        groups = []
        for column, counted in enumerate(COUNTED):
            group = self.group(counted, self.crossings, "")
            groups.append([self.in_total(each, [row.groups[column] for row in self.rows]) for each in group])
        name = _("All crossing points") if self.whole_line else _("Your crossing points")
        return self.with_links(name, self.crossings, groups)

    def in_total(self, of_all, parts):
        """A pair of totals, with how many crossing points are missing in it that could be there."""
        same = [(number, each) for number, group in enumerate(parts) for each in group]
        same = [(number, each) for number, each in same if each.now.currency == of_all.now.currency]
        counted = of_all.now.counted
        unknown = [number for number, each in same if each.now.value is None]
        missing = sum(counted.flow in self.crossings[number].flows_on(self.day) for number in unknown)
        return total_pair(replace(of_all.now, missing=missing), of_all.before, [each for _n, each in same])

    def group(self, counted, crossings, code):
        """The pairs of an indicator: one, or of a value one for each currency that was said."""
        pairs = []
        for currency in self.currencies(counted, crossings):
            pairs.append(pair(*(self.cell(counted, span, crossings, code, currency) for span in self.spans)))
        return pairs

    def currencies(self, counted, crossings):
        """In which currencies a value was said in either period; none is no currency."""
        if not counted.is_value:
            return [""]
        said = {key for span in self.spans for key in span.tally(crossings).amounts}
        return [each for each in Currency.values if f"{counted.short} {each}" in said] or [""]

    def cell(self, counted, span, crossings, code, currency):
        """The figure of one of the two spans, with the address of its reports."""
        about = {"period": span.period, "code": code, "url": reports_url(span.period, code)}
        tally = span.tally(crossings)
        if counted in (COMPLETENESS, HEALTH):
            part, whole = span.completeness(crossings) if counted is COMPLETENESS else health_of(tally)
            return Cell(counted, value=share(part, whole), part=part, whole=whole, **about)
        amount = tally.of(f"{counted.short} {currency}".strip())
        unknown = 0 if counted.is_value else tally.reports - amount.reports
        return Cell(
            counted,
            value=amount.value,
            estimated=amount.estimated,
            unknown=unknown,
            currency=currency,
            **about,
        )

    def in_month(self, counted, which, number):
        """The figure of a month of one of the two periods, all crossing points together."""
        return self.spans[which].sums.by_month[number].of(counted.short).value


def health_of(tally):
    """How many were checked, of how many who passed, over the reports that counted both."""
    return tally.of("checked").value or 0, tally.of("to_check").value or 0
