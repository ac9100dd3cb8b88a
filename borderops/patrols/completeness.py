"""How completely a period is reported: by how many of the units that owe reports, and what share of the shifts."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.patrols.arrivals import Came, came_on, group_number, lies_among, reports_by_day, share_words
from borderops.patrols.days import A_DAY
from borderops.patrols.expected import STILL_OPEN
from borderops.patrols.models import ShiftReport


@dataclass(frozen=True)
class Reporting:
    """So many units have reported every shift that was due of them, out of so many; and the share of the shifts."""

    units: int
    complete: int
    due: int
    missing: int

    @property
    def fraction(self):
        return f"{vietnamese.number(self.complete)}/{vietnamese.number(self.units)}"

    @property
    def percent(self):
        """The share of the shifts as a whole number, rounded down."""
        return 100 * (self.due - self.missing) // self.due

    @property
    def words(self):
        """From 9/11 units, all shifts reported · 98% of the shifts."""
        words = _("from %(fraction)s units that reported every shift · %(share)s of the shifts")
        share = share_words(self.due - self.missing, self.due)
        return words % {"fraction": self.fraction, "share": share}


class Completeness:
    """What was due of each unit in each district in a period until now, and what of it came; at most two queries."""

    def __init__(self, owed, start, end):
        self.now = timezone.now()
        today = timezone.localdate(self.now)
        self.start, self.end, self.settled = start, min(end, today), today - STILL_OPEN - A_DAY
        self.by_place = defaultdict(Came)
        self.add_settled(
            [part for each in owed for part in each.within(self.start, min(self.end, self.settled))]
        )
        self.add_open(
            [part for each in owed for part in each.within(max(self.start, self.settled + A_DAY), self.end)]
        )

    def add_settled(self, owed):
        """Days whose reports are all due: they are counted by the database."""
        if not owed:
            return
        end, there = min(self.end, self.settled), defaultdict(int)
        arrived = ShiftReport.objects.arrived().on_duty_days(self.start, end).order_by()
        arrived = arrived.filter(lies_among(owed, self.start, end), slot__isnull=False)
        districts, moved = where_they_stood(owed)
        arrived = arrived.annotate(group=group_number(moved.values(), self.start, end))
        for group, post, number in arrived.values_list("group", "post").annotate(n=Count("*")):
            there[districts[post] if group is None else list(moved)[group], post] = number
        for each in owed:
            here = min(there[each.district, each.post.pk], each.number)
            there[each.district, each.post.pk] -= here
            self.add(each, Came(due=each.number, missing=each.number - here))

    def add_open(self, owed):
        """The last days, of which each shift is asked whether it is due."""
        if not owed:
            return
        reports = reports_by_day(owed, self.settled + A_DAY, self.end)
        for each in owed:
            for day in each.days:
                self.add(each, came_on(each, day, reports.get((each.post.pk, day), {}), self.now))

    def add(self, owed, came):
        self.by_place[owed.district, owed.post.unit_id].add(came)

    def of(self, districts):
        """How completely these districts are reported; nothing where nothing was due."""
        units = defaultdict(Came)
        for (district, unit), came in self.by_place.items():
            if district in districts and came.due:
                units[unit].add(came)
        if not units:
            return None
        due, missing = (sum(getattr(came, name) for came in units.values()) for name in ("due", "missing"))
        return Reporting(len(units), sum(not came.missing for came in units.values()), due, missing)


def where_they_stood(owed):
    """The district of each post that owes, and by district what those owe that stood in more than one."""
    stood, moved = defaultdict(set), defaultdict(list)
    for each in owed:
        stood[each.post.pk].add(each.district)
    for each in owed:
        if len(stood[each.post.pk]) > 1:
            moved[each.district].append(each)
    return {post: min(districts) for post, districts in stood.items()}, moved
