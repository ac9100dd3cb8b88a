"""Who writes a report about a crossing point takes the crossing point first, so that no two wait for each other."""

from borderops.crossings.points import CrossingPoint


class CrossingFirst:
    """A report that is kept one at a time for each crossing point: the crossing point is locked before its own row."""

    # From a report to the crossing points that its verbs concern.
    to_crossings = ["crossing"]

    @classmethod
    def take_first(cls, keys):
        rows = cls.objects.filter(pk__in=keys).order_by().values_list(*cls.to_crossings)
        lock_crossings({crossing for row in rows for crossing in row})

    def _locked_for_edit(self, by, version):
        self.lock_crossings_of([self.pk])
        return super()._locked_for_edit(by, version)

    def lock_crossings_of(self, keys=()):
        """The crossing points of this report as it is told now, and of those stored under these keys."""
        rows = (
            type(self).objects.filter(pk__in=keys).order_by().values_list(*self.to_crossings) if keys else []
        )
        return lock_crossings({*self.crossing_keys(), *(crossing for row in rows for crossing in row)})

    def take_crossing(self):
        """The crossing point as it stands, which nobody else reports of until this is kept."""
        locked = {crossing.pk: crossing for crossing in self.lock_crossings_of()}
        self.crossing = locked[self.crossing_id]

    def crossing_keys(self):
        """The keys of the crossing points that this report concerns as it is told now."""
        return {self.crossing_id}


def lock_crossings(keys):
    """Takes the crossing points for this transaction, always in the same order; other rows may still name them."""
    locked = CrossingPoint.objects.select_for_update(of=["self"], no_key=True)
    return list(locked.filter(pk__in=set(keys) - {None}).order_by("pk"))
