"""Which thresholds somebody sees, and which of them are told of."""

from django.db import models
from django.db.models import F

from borderops.people.roles import READERS


class ThresholdQuerySet(models.QuerySet):
    """Thresholds, each of which tells of the figures of its place."""

    def visible_to(self, user):
        """All for who keeps them; else those of one's districts, and the whole line's for who sees all of it."""
        if user.has_perm("summaries.change_threshold"):
            return self
        places = user.places_as(*READERS)
        return self if places.everywhere else self.filter(district__in=places.districts)

    def in_use_for(self, user):
        """Those in use whose figures the person sees whole."""
        places = user.places_as(*READERS)
        mine = self if places.everywhere else self.filter(district__in=places.districts)
        return mine.filter(active=True).for_list()

    def for_list(self):
        """With everything that a row shows: by indicator, the whole line first and then west to east."""
        place = F("district__order_west_to_east").asc(nulls_first=True)
        return self.select_related("indicator", "district").order_by("indicator", place, "period_kind", "pk")
