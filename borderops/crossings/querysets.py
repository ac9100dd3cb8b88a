"""Crossing points as they are listed and searched."""

from django.db import models
from django.db.models import F

from borderops import vietnamese

WORDS = [
    "code",
    "name",
    "other_name",
    "name_zh",
    "aliases",
    "commune__name",
    "facing__name_vi",
    "marker__code",
]


class CrossingPointQuerySet(models.QuerySet):
    """Crossing points; they are public facts, seen by everyone who may see any."""

    def visible_to(self, user):
        """All of them, for whoever may read the register."""
        return self if user.has_perm("crossings.view_crossingpoint") else self.none()

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related(
            "commune__district", "commune__main_successor__district", "district", "facing", "marker"
        )

    def west_to_east(self):
        """Along the line; what has no district or marker stands last."""
        order = [
            F(name).asc(nulls_last=True) for name in ("district__order_west_to_east", "marker__sort_key")
        ]
        return self.order_by(*order, "code")

    def named(self, text):
        """Those with every word in a name, in any spelling; they are few enough to be read whole."""
        words = vietnamese.fold(text).split()
        if not words:
            return self
        rows = self.order_by().values_list("pk", *WORDS)
        return self.filter(pk__in=[pk for pk, *names in rows if holds(names, words)])


def holds(names, words):
    """Whether every word stands somewhere in the names, whatever its marks and capitals."""
    text = vietnamese.fold(" ".join(filter(None, names)))
    return all(word in text for word in words)
