"""Where the postings of a person hold: everywhere, in districts, or in the communes of a unit."""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Places:
    """The reach of one or more postings, as primary keys."""

    everywhere: bool = False
    districts: frozenset = frozenset()
    communes: frozenset = frozenset()
    units: frozenset = frozenset()

    def covers(self):
        """The records (with `district` and `commune`) that lie within reach, as a condition."""
        if self.everywhere:
            return ~Q(pk=None)
        return Q(district__in=self.districts) | Q(commune__in=self.communes)

    def reach(self, district, commune):
        """Whether a place given by its keys lies within reach."""
        return self.everywhere or district in self.districts or commune in self.communes

    def reach_land(self, district, commune):
        """The same of what lies in a commune: that one is within reach, or the one that mainly took it over."""
        keys = {commune.pk, commune.main_successor_id} if commune else {None}
        return any(self.reach(district, key) for key in keys)
