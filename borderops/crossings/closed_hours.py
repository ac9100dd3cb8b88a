"""Hours in which a flow was suspended or closed: by crossing point, reason and month, beside the year before."""

from collections import defaultdict
from functools import reduce
from operator import add

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.crossings.closed_rows import HoursCell, HoursRow, reason_words
from borderops.crossings.closed_times import ShutTime, a_year_before, months_of, shut_in, stretches
from borderops.crossings.models import CrossingPoint, FlowChange
from borderops.crossings.moments import A_DAY
from borderops.figures.spans import last_day_of


class ClosedHours:
    """The hours closed of one flow on one side in a year, as one person sees them."""

    def __init__(self, user, year, flow, side, crossing=None, now=None):
        self.now, self.year, self.flow, self.side = now or timezone.now(), year, flow, side
        self.months, self.months_before = months_of(year), months_of(year - 1)
        self.begins, self.ends = self.months[0][0], self.months[-1][1]
        self.until = min(self.ends, self.now)
        self.until_before = a_year_before(self.now) if self.is_running else self.begins
        known = CrossingPoint.objects.visible_to(user).west_to_east()
        self.crossings = list(known.filter(pk=crossing.pk) if crossing else known)
        self.changes = self.read(FlowChange.objects.visible_to(user))
        self.held = {key: stretches(changes, self.until) for key, changes in self.changes.items()}
        self.rows = [self.row(each) for each in self.crossings]
        self.total = self.total_row() if len(self.rows) > 1 else None

    @property
    def is_running(self):
        """Whether the year is not over, so that it is compared with the same part of the year before."""
        return self.begins <= self.now < self.ends

    @property
    def before_year(self):
        return self.year - 1

    @property
    def next_year(self):
        """The year after, once it has begun."""
        return self.year + 1 if self.ends <= self.now else None

    @property
    def now_words(self):
        return vietnamese.moment(self.now)

    @property
    def before_words(self):
        """Until when the year before is counted."""
        return vietnamese.moment(self.until_before)

    def read(self, visible):
        """What was in force in both years: what stood when they began, and what came since, by crossing point."""
        of_flow = visible.filter(flow=self.flow, side=self.side, crossing__in=self.crossings)
        start = self.months_before[0][0]
        later = of_flow.in_force().filter(counts_from__gt=start, counts_from__lt=self.ends)
        found = defaultdict(list)
        for change in [*of_flow.standing_at(start), *later.in_order()]:
            found[change.crossing_id].append(change)
        return found

    def row(self, crossing):
        """A crossing point, and each kind of reason for which nothing passed there in either year."""
        held = self.held.get(crossing.pk, [])
        row = self.cells(held, crossing.code, name=str(crossing), url=crossing.get_absolute_url())
        changes = [each for cell in (row.year, row.before) for each in cell.shut.changes if each.is_shut]
        row.reasons = [
            self.cells(held, crossing.code, reason, name=reason_words(reason))
            for reason in dict.fromkeys(each.reason_kind for each in changes)
        ]
        return row

    def cells(self, held, code, reason=None, **about):
        """The months and both years of what held at a crossing point."""
        months = [self.cell(held, *month, code, reason, f"{month[0]:%m/%Y}") for month in self.months]
        year = self.cell(held, self.begins, self.ends, code, reason)
        before = self.cell(held, self.months_before[0][0], self.until_before, code, reason)
        return HoursRow(months=months, year=year, before=before, code=code, reason=reason, **about)

    def cell(self, held, begins, ends, code, reason, span=""):
        return HoursCell(shut_in(held, begins, ends, reason), begins >= self.now, code, span)

    def total_row(self):
        """All crossing points together, with how many of them are not known."""
        months = [self.together([row.months[n] for row in self.rows]) for n in range(12)]
        years = [
            self.together([row.year for row in self.rows]),
            self.together([row.before for row in self.rows]),
        ]
        known = [(row.year.value is None, row.before.value is None) for row in self.rows]
        return HoursRow(
            _("All crossing points"), months, *years, unknown=sum(now for now, _before in known),
            one_sided=sum(now != before for now, before in known),
        )  # fmt: skip

    def together(self, cells):
        first, shut = cells[0], (cell.shut for cell in cells)
        return HoursCell(reduce(add, shut, ShutTime()), first.is_ahead, span=first.span)

    def before_in_month(self, number):
        """The hours of a month of the year before, all crossing points together."""
        times = [shut_in(held, *self.months_before[number]) for held in self.held.values()]
        return reduce(add, times, ShutTime()).hours

    @property
    def rough(self):
        """What began on an unknown day of the two years, with the day from which it is counted."""
        start = self.months_before[0][0]
        return [
            (crossing, change, vietnamese.day(last_day_of(change.since)))
            for crossing in self.crossings
            for change in self.changes.get(crossing.pk, [])
            if len(change.since) < A_DAY and change.counts_from >= start
        ]
