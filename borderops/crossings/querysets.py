"""Crossing points as they are listed and searched."""

from django.db import models
from django.db.models import F, Prefetch, Q, Window
from django.db.models.functions import RowNumber

from borderops import vietnamese
from borderops.people.roles import REVIEWERS, WRITERS, Role
from borderops.review.querysets import ReviewedQuerySet
from borderops.review.states import State

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

    def with_life(self):
        """With their events, so that a day can be asked without a query."""
        events = self.model._meta.get_field("events").related_model.objects.order_by("counts_from", "pk")
        return self.prefetch_related(Prefetch("events", events), "further_markers")

    def in_places_of(self, user):
        """Those in which the user may log: by district, commune, or the district of the own unit."""
        return self.filter(in_places(user.places_as(*WRITERS)))

    def kept_by(self, user):
        """Those whose life the user keeps: who reviews, in the own places; the administrator, everywhere."""
        if user.holds(Role.ADMINISTRATOR):
            return self
        return self.filter(in_places(user.places_as(*REVIEWERS)))

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


def in_places(places):
    """The condition that a crossing point lies in these places, by the commune of its source's day or today's."""
    if places.everywhere:
        return ~Q(pk=None)
    today = Q(commune__main_successor__in=places.communes)
    return places.covers() | today | Q(district__units__in=places.units)


class OfCrossings(ReviewedQuerySet):
    """Reports about a crossing point: logged in its place, and by units of its district."""

    def in_reach(self, places):
        """Those in a person's places, and what the person's unit logs in its own district."""
        if places.everywhere:
            return places.covers()
        return places.covers() | Q(unit__in=places.units, unit__district=F("district"))

    def whole_for(self, user):
        """The condition that the user may read all of it: trail and files."""
        if not user.holds(*WRITERS):
            return Q(pk__in=[])
        return self.no_place_yet() | self.in_reach(user.places_as(*WRITERS))

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("crossing", "district", "unit", "entered_by")


def in_force():
    """The condition that a change counts: accepted, or urgent and sent."""
    return Q(state=State.ACCEPTED) | Q(state=State.SUBMITTED, urgent=True)


class FlowChangeQuerySet(OfCrossings):
    """Changes of flows; see ReviewedQuerySet for who may see which."""

    def visible_to(self, user):
        """What is in force is a public fact, seen by everyone who may see any; the rest by place and state."""
        if not user.has_perm("crossings.view_flowchange"):
            return self.none()
        own = super().visible_to(user).values("pk")
        return self.filter(in_force() | Q(pk__in=own))

    def in_force(self):
        """Those that count."""
        return self.filter(in_force())

    def in_order(self):
        """As they follow one upon another; of the same moment, the one that is said more exactly stands later."""
        return self.order_by("counts_from", "exactness", "pk")

    def standing_at(self, moment):
        """The last change of each flow and side of each crossing point until a moment."""
        last = Window(
            RowNumber(),
            partition_by=["crossing", "flow", "side"],
            order_by=[F("counts_from").desc(), F("exactness").desc(), F("pk").desc()],
        )
        return self.in_force().filter(counts_from__lte=moment).annotate(turn=last).filter(turn=1)


class ConfirmationQuerySet(models.QuerySet):
    """Confirmations that a state still holds."""

    def until(self, moment):
        """Those made until a moment."""
        return self.filter(at__lte=moment)


class NoticeQuerySet(models.QuerySet):
    """Early notices: for those who work where one of their crossing points lies."""

    def visible_to(self, user):
        """Those about crossing points in the user's places, and the user's own."""
        if not user.has_perm("crossings.view_notice"):
            return self.none()
        places = user.places_as(*WRITERS)
        if places.everywhere:
            return self
        crossings = self.model._meta.get_field("crossings").related_model.objects.in_places_of(user)
        about = self.model.crossings.through.objects.filter(crossingpoint__in=crossings)
        return self.filter(Q(pk__in=about.values("notice")) | Q(entered_by=user))

    def waiting(self):
        """Those of which nothing has been made yet."""
        return self.filter(done_at__isnull=True)

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("unit", "entered_by", "done_by").prefetch_related("crossings")


class TrafficQuerySet(OfCrossings):
    """Reports of traffic; see ReviewedQuerySet for who may see which."""
