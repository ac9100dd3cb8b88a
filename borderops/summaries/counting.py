"""What is counted for one period, by district, month and regime."""

from collections import defaultdict

from borderops.incidents.tally import Tally, counted_rows


class PeriodCounts:
    """The incidents of one period; by present areas where these are given, else by their own districts."""

    def __init__(self, incidents, period, areas=None, waiting=False, months=None):
        self.period, self.months = period, months or period.months
        self.by_place, self.by_month = defaultdict(Tally), defaultdict(Tally)
        rows = counted_rows(incidents, self.months, bool(areas), waiting)
        for month, district, commune, regime, *figures in rows:
            place = areas.of(commune) if commune else district
            self.by_place[place, regime].add(*figures)
            self.by_month[month, regime].add(*figures)

    @property
    def places(self):
        """The keys of the districts that have records."""
        return {place for place, _regime in self.by_place}

    def at(self, place, regime):
        """What is counted in a district."""
        return self.by_place.get((place, regime), Tally())

    def in_month(self, number, regime):
        """What is counted in one of the period's months, all districts together."""
        return self.by_month.get((number, regime), Tally())
