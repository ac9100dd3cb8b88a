"""Counts shifts by span of time and district, in one grouped query that an index answers alone."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Case, Count, F, IntegerField, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.days import A_DAY
from borderops.patrols.models import ShiftReport
from borderops.people.roles import READERS
from borderops.review.states import State

PEOPLE_KNOWN = Q(people_in__isnull=False) | Q(people_out__isnull=False)
# Declarations, and of how many people: over the shifts that counted both.
DECLARED = Sum("declarations", filter=PEOPLE_KNOWN)
TO_DECLARE = Sum(
    Coalesce(F("people_in"), 0) + Coalesce(F("people_out"), 0), filter=Q(declarations__isnull=False)
)


@dataclass
class Tally:
    """What the shifts of some place and time add up to; the properties are the figures, None where unknown."""

    all_shifts: int = 0
    all_nil: int = 0
    all_people: int = 0
    people_known: int = 0
    all_vehicles: int = 0
    vehicles_known: int = 0
    declarations: int = 0
    to_declare: int = 0
    arrived: int = 0
    owed: int = 0
    fixed: int | None = None
    mobile: int | None = None

    def __add__(self, other):
        """The two together; what is known of neither stays unknown."""
        pairs = [(getattr(self, each.name), getattr(other, each.name)) for each in fields(self)]
        known = ([value for value in pair if value is not None] for pair in pairs)
        return Tally(*(sum(values) if values else None for values in known))

    @property
    def shifts(self):
        return self.all_shifts or None

    @property
    def nil(self):
        return self.all_nil if self.all_shifts else None

    @property
    def people(self):
        return self.all_people if self.people_known else None

    @property
    def vehicles(self):
        return self.all_vehicles if self.vehicles_known else None

    @property
    def declared(self):
        """Declarations of a hundred people, over the shifts that counted both."""
        return share(self.declarations, self.to_declare)

    @property
    def complete(self):
        """How many of a hundred owed reports have arrived."""
        return share(self.arrived, self.owed)

    def unknown(self, short):
        """In how many shifts this was not counted."""
        known = {"people": self.people_known, "vehicles": self.vehicles_known}.get(short, self.all_shifts)
        return self.all_shifts - known


def share(part, whole):
    """Per cent to one decimal; nothing of nothing. Only all of it is 100, and only none of it 0."""
    if not whole:
        return None
    exact = Decimal(100 * part) / whole
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    if rounded == 100 and part < whole:
        return Decimal("99.9")
    return Decimal("0.1") if not rounded and part else rounded


def figures():
    """What a Tally adds up, in the order of its fields; said so that each row costs the database little."""
    return {
        "all_shifts": Count("*"),
        "all_nil": Count("duty_day", filter=Q(outcome=ShiftOutcome.NIL)),
        "all_people": Coalesce(Sum("people_in"), 0) + Coalesce(Sum("people_out"), 0),
        "people_known": Count(Coalesce("people_in", "people_out")),
        "all_vehicles": Coalesce(Sum("vehicles_in"), 0) + Coalesce(Sum("vehicles_out"), 0),
        "vehicles_known": Count(Coalesce("vehicles_in", "vehicles_out")),
        "declared_sum": Coalesce(DECLARED, 0),
        "to_declare": Coalesce(TO_DECLARE, 0),
        "in_slots": Count("slot"),
    }


def cut_number(starts, first=0):
    """Which of the spans that begin on these days a shift falls in; halved, so that many cost little more."""
    if len(starts) == 1:
        return Value(first)
    half = len(starts) // 2
    before = When(duty_day__lt=starts[half], then=cut_number(starts[:half], first))
    return Case(before, default=cut_number(starts[half:], first + half), output_field=IntegerField())


def runs(periods, due_until):
    """The days on which any of the spans begins or is over, in unbroken runs: each is read in one go."""
    found = []
    for period in sorted(periods, key=lambda each: each.start):
        days = {day for month in period.months for day in (month.start, month.end + A_DAY)}
        days |= {due_until + A_DAY} if period.start <= due_until < period.end else set()
        if found and period.start <= max(found[-1]):
            found[-1] |= days
        else:
            found.append(days)
    return [sorted(days) for days in found]


def accepted_in(places):
    """The accepted shifts within reach. It asks only what the index of figures holds, for speed."""
    accepted = ShiftReport.objects.counted()
    return accepted if places.everywhere else accepted.filter(ShiftReport.objects.in_reach(places))


class ShiftCounts:
    """The shifts of some periods by the first day of the span they fall in, and by district."""

    def __init__(self, shifts, periods, due_until):
        found = defaultdict(dict)
        for cuts in runs(periods, due_until):
            spans = shifts.on_duty_days(cuts[0], cuts[-1] - A_DAY).order_by()
            keyed = spans.annotate(cut=cut_number(cuts[:-1])).values_list("cut", "district")
            for cut, district, *summed in keyed.annotate(**figures()):
                tally = found[cuts[cut]][district] = Tally(*summed)
                if cuts[cut] > due_until:
                    tally.arrived = 0  # these days may still bring more
        self.by_district, self.starts = found, sorted(found)

    def at(self, span, district=None):
        """What the shifts of a span add up to: of a district, or of all of them."""
        starts = self.starts[bisect_left(self.starts, span.start) : bisect_right(self.starts, span.end)]
        there = [self.by_district[start] for start in starts]
        if district is None:
            return sum((tally for each in there for tally in each.values()), Tally())
        return sum((each[district] for each in there if district in each), Tally())

    @property
    def places(self):
        """The keys of the districts that have shifts."""
        return {place for each in self.by_district.values() for place in each}


def arrived_unreviewed(places, periods, due_until):
    """The expected reports that came and wait for review, by first day of their span and district."""
    waiting = ShiftReport.objects.filter(state=State.SUBMITTED, slot__isnull=False)
    waiting = waiting.filter(ShiftReport.objects.in_reach(places))
    return ShiftCounts(waiting, periods, due_until)


def reach_of(user):
    """Where a person reads figures."""
    return user.places_as(*READERS)
