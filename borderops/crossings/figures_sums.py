"""What the counted reports of a period add up to, by crossing point and month, in three grouped queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Sum, Value, When
from django.db.models.functions import Left

from borderops.crossings.choices import TrafficStanding
from borderops.crossings.figures_rule import A_MONTH, IS_DAY, counted_in
from borderops.crossings.models import TrafficReport, TravellerRow

ESTIMATE = TrafficStanding.ESTIMATE


@dataclass
class Amount:
    """A sum of what was counted, how much of it is estimated, and in how many reports it was counted."""

    value: object = None
    estimated: object = None
    reports: int = 0

    def add(self, value, reports, is_estimate):
        """Adds what was counted; what nobody counted adds nothing, not even 0."""
        self.reports += reports
        if value is None:
            return
        self.value = (self.value or 0) + value
        if is_estimate:
            self.estimated = (self.estimated or 0) + value

    def take(self, other):
        self.add(other.value, other.reports, is_estimate=False)
        if other.estimated is not None:
            self.estimated = (self.estimated or 0) + other.estimated


@dataclass
class Tally:
    """What the reports of a crossing point, or of several, add up to."""

    amounts: dict = field(default_factory=lambda: defaultdict(Amount))
    reports: int = 0
    # Of each month: whether it was told as a month, else how many of its days were.
    months: set = field(default_factory=set)
    days: dict = field(default_factory=lambda: defaultdict(int))

    def take(self, other):
        for key, amount in other.amounts.items():
            self.amounts[key].take(amount)
        self.reports += other.reports

    def of(self, key):
        return self.amounts.get(key) or Amount()


class TrafficSums:
    """The counted reports of a period: by crossing point, and by the month of the period they fall in."""

    def __init__(self, user, period):
        self.by_crossing, self.by_month = defaultdict(Tally), defaultdict(Tally)
        accepted = TrafficReport.objects.visible_to(user).counted().order_by()
        counted = counted_in(accepted, period, user).annotate(cut=cut_of(list(enumerate(period.months))))
        for read in (self.read_reports, self.read_travellers, self.read_trade):
            read(counted)

    def tallies(self, crossing, cut):
        """Where a sum goes: to its crossing point, and to its month of all crossing points."""
        return self.by_crossing[crossing], self.by_month[cut]

    def add(self, place, key, value, reports=0):
        """Adds one sum of the database to the tallies where it belongs."""
        crossing, cut, standing = place
        for tally in self.tallies(crossing, cut):
            tally.amounts[key].add(value, reports, standing == ESTIMATE)

    def read_reports(self, counted):
        """Vehicles, checks of health, and which months and days were told."""
        rows = counted.annotate(month=Left("period", A_MONTH)).values_list(
            "crossing", "cut", "standing", "month"
        )
        for *place, month, reports, days, n_in, n_out, v_in, v_out, checked in rows.annotate(**of_reports()):
            self.add(place, "vehicles_in", v_in, n_in)
            self.add(place, "vehicles_out", v_out, n_out)
            self.add(place, "checked", checked)
            for tally in self.tallies(*place[:2]):
                tally.reports += reports
                tally.days[month] += days
                if reports > days:
                    tally.months.add(month)

    def read_travellers(self, counted):
        rows = counted.filter(travellers__isnull=False).values_list("crossing", "cut", "standing")
        for *place, n_in, n_out, p_in, p_out, seen_in, seen_out in rows.annotate(**of_travellers()):
            self.add(place, "people_in", p_in, n_in)
            self.add(place, "people_out", p_out, n_out)
            self.add(place, "to_check", seen_in)
            self.add(place, "to_check", seen_out)

    def read_trade(self, counted):
        """Tonnes by direction, and values by direction and currency, which are never added to one another."""
        for key, one in (("tonnes", "trade__tonnes"), ("value", "trade__amount")):
            kinds = ["trade__direction", "trade__currency"][: 2 if key == "value" else 1]
            told = counted.filter(**{f"{one}__isnull": False}).values_list(
                "crossing", "cut", "standing", *kinds
            )
            # Of how many reports is only asked for tonnes; to tell them apart the database must sort them all.
            number = Count("pk", distinct=key == "tonnes")
            for *cells, total, reports in told.annotate(total=Sum(one), n=number):
                place, (direction, *currency) = cells[:3], cells[3:]
                self.add(place, " ".join([f"{direction}_{key}", *currency]), total, reports)

    def total(self, crossings):
        """All of some crossing points together."""
        together = Tally()
        for each in crossings:
            if each in self.by_crossing:
                together.take(self.by_crossing[each])
        return together


def cut_of(months):
    """Which of the numbered months a report falls in, by its last day; halved, as ten years have 120 of them."""
    if len(months) == 1:
        return Value(months[0][0], output_field=IntegerField())
    half = len(months) // 2
    early, late = months[:half], months[half:]
    return Case(When(ends_on__lte=early[-1][1].end, then=cut_of(early)), default=cut_of(late))


def of_reports():
    passed = Exists(TravellerRow.objects.filter(report=OuterRef("pk")))
    return {
        "reports": Count("pk"), "days": Count("pk", filter=IS_DAY),
        "n_in": Count("vehicles_in"), "n_out": Count("vehicles_out"),
        "v_in": Sum("vehicles_in"), "v_out": Sum("vehicles_out"),
        "checked_sum": Sum("health_checked", filter=passed),
    }  # fmt: skip


def of_travellers():
    way_in, way_out = "travellers__people_in", "travellers__people_out"
    seen = Q(health_checked__isnull=False)
    return {
        "n_in": Count("pk", filter=Q(**{f"{way_in}__isnull": False}), distinct=True),
        "n_out": Count("pk", filter=Q(**{f"{way_out}__isnull": False}), distinct=True),
        "p_in": Sum(way_in), "p_out": Sum(way_out),
        "seen_in": Sum(way_in, filter=seen), "seen_out": Sum(way_out, filter=seen),
    }  # fmt: skip
