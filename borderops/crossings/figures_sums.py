"""What the counted reports of a period add up to, by crossing point and month."""

from collections import defaultdict
from dataclasses import dataclass, field

from borderops.crossings.choices import TrafficStanding
from borderops.crossings.figures_parts import WHOLE, CountedParts

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

    def add(self, key, value, is_estimate, reports=0):
        self.amounts[key].add(value, reports, is_estimate)

    def add_reports(self, month, is_whole, reports):
        """Adds how many reports told a month, or days of it."""
        self.reports += reports
        if is_whole:
            self.months.add(month)
        else:
            self.days[month] += reports

    def of(self, key):
        return self.amounts.get(key) or Amount()


class TrafficSums:
    """The counted reports of a period: by crossing point, and by the month of the period they fall in.

    With `counted` they are those parts of months alone: {(crossing point, month, part): number of the month}.
    """

    def __init__(self, rows, period, counted=None):
        self.by_crossing, self.by_month = defaultdict(Tally), defaultdict(Tally)
        self.counted = CountedParts(period, rows.firsts, rows.places).places if counted is None else counted
        self.read_reports(rows.reports)
        self.read_travellers(rows.travellers)
        self.read_trade("tonnes", rows.tonnes)
        self.read_trade("value", rows.values)

    def told(self, rows):
        """Of the counted rows: the tallies where a row belongs, whether it is an estimate, and the row."""
        for row in rows:
            number = self.counted.get(row[:3])
            if number is not None:
                yield (self.by_crossing[row[0]], self.by_month[number]), row[3] == ESTIMATE, row

    def read_reports(self, rows):
        """Vehicles, checks of health, and which months and days were told."""
        for tallies, is_estimate, row in self.told(rows):
            _crossing, month, part, _standing, reports, n_in, n_out, v_in, v_out, checked = row
            for tally in tallies:
                tally.add("vehicles_in", v_in, is_estimate, n_in)
                tally.add("vehicles_out", v_out, is_estimate, n_out)
                tally.add("checked", checked, is_estimate)
                tally.add_reports(month, part == WHOLE, reports)

    def read_travellers(self, rows):
        for tallies, is_estimate, (*_place, n_in, n_out, p_in, p_out, seen_in, seen_out) in self.told(rows):
            for tally in tallies:
                tally.add("people_in", p_in, is_estimate, n_in)
                tally.add("people_out", p_out, is_estimate, n_out)
                tally.add("to_check", seen_in, is_estimate)
                tally.add("to_check", seen_out, is_estimate)

    def read_trade(self, key, rows):
        """Tonnes by direction with the number of reports, or values by direction and currency."""
        for tallies, is_estimate, (*_place, _standing, direction, kind, total) in self.told(rows):
            name, reports = (
                (f"{direction}_{key}", kind) if key == "tonnes" else (f"{direction}_{key} {kind}", 0)
            )
            for tally in tallies:
                tally.add(name, total, is_estimate, reports)

    def total(self, crossings):
        """All of some crossing points together."""
        together = Tally()
        for each in crossings:
            if each in self.by_crossing:
                together.take(self.by_crossing[each])
        return together
