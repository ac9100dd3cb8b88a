"""Changes of flows and their confirmations as they are listed, searched and asked for a moment."""

from itertools import product

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from borderops import vietnamese
from borderops.crossings.choices import Flow
from borderops.crossings.querysets import OfCrossings
from borderops.districts.sides import Side
from borderops.review.states import State


def in_force():
    """The condition that a change counts: accepted, or urgent and sent."""
    return Q(state=State.ACCEPTED) | Q(state=State.SUBMITTED, urgent=True)


# What is searched in changes, beside the names of their crossing points.
SEARCHED = ["number", "decision", "manner", "reason", "ordered_by", "source"]


class FlowChangeQuerySet(OfCrossings):
    """Changes of flows; see ReviewedQuerySet for who may see which."""

    def visible_to(self, user):
        """What is in force is a public fact, seen by everyone who may see any; the rest by place and state."""
        if not user.has_perm("crossings.view_flowchange"):
            return self.none()
        return self.filter(in_force()) | super().visible_to(user)

    def in_force(self):
        """Those that count."""
        return self.filter(in_force())

    def not_in_force(self):
        """Those that do not count, or not yet."""
        return self.exclude(in_force())

    def search(self, text):
        """Those at crossing points so called in any spelling, and those in which every word stands somewhere."""
        told = Q()
        for word in vietnamese.clean(text, single_line=True).split():
            told &= Q(*[(f"{field}__icontains", word) for field in SEARCHED], _connector=Q.OR)
        crossings = self.model._meta.get_field("crossing").related_model.objects.named(text)
        return self.filter(told | Q(crossing__in=list(crossings.values_list("pk", flat=True))))

    def in_order(self):
        """As they follow one upon another; of the same moment, the one that is said more exactly stands later."""
        return self.order_by("counts_from", "exactness", "pk")

    def standing_at(self, moment):
        """Of these, the last change in force of each flow and side of a crossing point until a moment."""
        keys = {key for row in self.last_keys(moment) for key in row}
        return self.filter(pk__in=keys - {None})

    def last_keys(self, moment):
        """For each crossing point the keys of those."""
        past = self.model.objects.in_force().filter(counts_from__lte=moment)
        return self.first_keys(past, ["-counts_from", "-exactness", "-pk"])

    def coming_after(self, moment):
        """Of these, what may have begun by a moment, and the first of each flow and side that begins later."""
        later = self.model.objects.in_force().filter(counts_from__gt=moment)
        day = timezone.localdate(moment).isoformat()
        maybe = Q(since__in=[day[:4], day[:7]])
        next_keys = self.first_keys(later.exclude(maybe), ["counts_from", "exactness", "pk"])
        keys = {key for row in next_keys for key in row} | set(
            later.filter(maybe).values_list("pk", flat=True)
        )
        return self.filter(pk__in=keys - {None})

    def first_keys(self, changes, order):
        """For each crossing point the first of each flow and side; looked up in the index, however many there are."""
        here = changes.filter(crossing=OuterRef("pk")).order_by(*order).values("pk")
        first = [Subquery(here.filter(flow=flow, side=side)[:1]) for flow, side in product(Flow, Side)]
        return self.model._meta.get_field("crossing").related_model.objects.order_by().values_list(*first)


class ConfirmationQuerySet(models.QuerySet):
    """Confirmations that a state still holds."""

    def until(self, moment):
        """Those made until a moment."""
        return self.filter(at__lte=moment)
