"""The figures of labour programmes: workers and departures, each by itself, beside the same period last year."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.figures_rule import year_before
from borderops.labour.choices import ListKind
from borderops.labour.counting import (
    NOTHING,
    counted_by,
    counted_by_months,
    counted_by_sex,
    together,
    trips_in,
    trips_of,
)
from borderops.labour.figures_cells import Row, hide_few, pairs_of
from borderops.labour.figures_links import departed_urls, may_open
from borderops.labour.models import ListLine, WorkerList
from borderops.labour.querysets import KNOW_NAMES, KNOW_NUMBERS


class LabourFigures:
    """The figures that one person sees for a period, broken down in one way."""

    def __init__(self, user, period, group, programme=None, district=None):
        self.user, self.period, self.last = user, period, year_before(period)
        self.group, self.programme, self.district = group, programme, district
        self.today, self.places = timezone.localdate(), user.places_as(*KNOW_NUMBERS)
        self.spans = (self.period, self.last)
        self.opens = may_open(user)
        self.trips = trips_of(user, **self.narrowed)
        self.counts = self.counted()
        self.rows = self.shown_rows()
        self.total = self.row(gettext("All, each worker once"), "", self.together())

    @property
    def narrowed(self):
        """Of which programme and home district alone."""
        told = {"programme": self.programme, "district": self.district}
        return {name: chosen for name, chosen in told.items() if chosen}

    def counted(self):
        """What is counted in each of the two periods, by part of the breakdown."""
        if self.group.short == "month":
            return counted_by_months(self.trips, self.spans)
        trips = [trips_in(span, self.trips) for span in self.spans]
        if self.group.short == "sex":
            return [counted_by_sex(each) for each in trips]
        return [counted_by(each, self.group.field) for each in trips]

    def together(self):
        return [together(trips_in(span, self.trips)) for span in self.spans]

    @cached_property
    def parts(self):
        """The rows of the breakdown, by the keys under which they are counted."""
        return list(self.group.parts(self, {key for each in self.counts for key in each}))

    def shown_rows(self):
        rows = [
            self.row(part.name, part.code, [each.get(part.key, NOTHING) for each in self.counts], place)
            for place, part in enumerate(self.parts)
        ]
        return hide_few(rows) if self.hides_few else rows

    @property
    def hides_few(self):
        """Whether small numbers are not broken down: for those who may not know the workers anyhow."""
        return self.group.hides_few and not self.user.holds(*KNOW_NAMES)

    def row(self, name, code, counts, place=None):
        urls = [self.urls(span, code, place) for span in self.spans]
        return Row(name, code, list(pairs_of(self.spans, code, counts, urls)))

    def urls(self, span, code, place):
        """Where the workers and the permits behind a row of a span are listed; nothing for numbers alone."""
        if not self.opens:
            return "", ""
        of = {name: chosen.code for name, chosen in self.narrowed.items()}
        if self.group.short == "month":
            months = span.months
            span = months[place] if place is not None and place < len(months) else span
        elif code:
            of[self.group.short] = code
        return departed_urls(span, **of)

    @property
    def is_running(self):
        """Whether the period is not over, while that of last year is counted whole."""
        return self.period.start <= self.today <= self.period.end

    @property
    def whole_line(self):
        """Whether it counts all places, and not only those of the person's postings."""
        return self.places.everywhere

    @property
    def is_empty(self):
        """Whether the person has no place of which anything could be counted."""
        places = self.places
        return not (places.everywhere or places.districts or places.communes)

    @cached_property
    def waiting(self):
        """How many workers of lists of departure would count, once these are accepted."""
        lists = WorkerList.objects.visible_to(self.user).waiting()
        if not self.user.has_perm("labour.view_workerlist"):
            return 0
        ends = {"day__gte": self.period.start, "day__lte": self.period.end}
        sent = lists.filter(kind=ListKind.DEPART, **ends, **self.narrowed)
        return ListLine.objects.filter(held="", list__in=sent.order_by().values("pk")).count()

    @property
    def waiting_words(self):
        return gettext("+%(n)s waiting") % {"n": vietnamese.number(self.waiting)} if self.waiting else ""
