"""Crossing points as they are listed and searched."""

from django.db import models
from django.db.models import F, Prefetch, Q

from borderops import vietnamese
from borderops.districts.models import District
from borderops.people.roles import REVIEWERS, WRITERS, Role
from borderops.review.querysets import NOTHING, ReviewedQuerySet

WORDS = [
    "code",
    "name",
    "other_name",
    "name_zh",
    "pinyin",
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
            "commune__district",
            "commune__main_successor__district",
            "district",
            "facing",
            "marker",
            "part_of",
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
    return places.covers() | today | Q(district__in=District.objects.filter(units__in=places.units))


class OfCrossings(ReviewedQuerySet):
    """Reports about a crossing point: logged in its place, and by units of its district."""

    def in_reach(self, places):
        """Those in a person's places, by the commune of the time or today's, and what the own unit logs at home."""
        if places.everywhere:
            return places.covers()
        reach = places.covers() | Q(unit__in=places.units, unit__district=F("district"))
        if places.communes:
            reach |= Q(crossing__commune__in=places.communes)
            reach |= Q(crossing__commune__main_successor__in=places.communes)
        return reach

    def no_place_yet(self):
        """Every report names its crossing point, and so its place."""
        return NOTHING

    def whole_for(self, user):
        """The condition that the user may read all of it: trail and files."""
        return self.in_reach(user.places_as(*WRITERS)) if user.holds(*WRITERS) else NOTHING

    def whole_among(self, records, user):
        """The keys of those among some records that the user may read all of; one query for a whole page."""
        keys = [record.pk for record in records]
        return set(self.filter(self.whole_for(user), pk__in=keys).values_list("pk", flat=True))

    def for_list(self):
        """With everything that a row of the list shows."""
        return self.select_related("crossing", "district", "unit", "entered_by")


OF_TRAFFIC = ["number", "source", "remark"]


class TrafficQuerySet(OfCrossings):
    """Reports of traffic; see ReviewedQuerySet for who may see which."""

    def with_rows(self):
        """With their travellers and goods, read at once for all."""
        return self.prefetch_related("travellers", "trade")

    def of_days(self):
        """Those that tell a day, not a month."""
        return self.filter(starts_on=F("ends_on"))

    def search(self, text):
        """Those of crossing points so called in any spelling, and those in which every word stands somewhere."""
        told, goods = Q(), self.model._meta.get_field("trade").related_model.objects
        for word in vietnamese.clean(text, single_line=True).split():
            said = Q(*[(f"{field}__icontains", word) for field in OF_TRAFFIC], _connector=Q.OR)
            told &= said | Q(pk__in=goods.filter(goods__icontains=word).values("report"))
        crossings = self.model._meta.get_field("crossing").related_model.objects.named(text)
        return self.filter(told | Q(crossing__in=list(crossings.values_list("pk", flat=True))))
