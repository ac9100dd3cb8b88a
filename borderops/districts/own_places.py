"""The places to offer to a person who writes: those where they log, or all where that says nothing."""

from django.db.models import Q
from django.utils import timezone

from borderops.districts.models import Commune, District, Unit


def own_districts(user):
    """Districts, west to east."""
    places, districts = user.writes_within, District.objects.order_by("order_west_to_east", "name")
    if no_limit(places):
        return districts
    return districts.filter(Q(pk__in=places.districts) | Q(communes__in=places.communes)).distinct()


def own_communes(user):
    """Communes that stand today, with those that reach into the person's districts."""
    places, today = user.writes_within, Commune.objects.valid_on(timezone.localdate())
    if no_limit(places):
        return today.order_by("code")
    lies = Q(district__in=places.districts) | Q(other_districts__in=places.districts)
    return today.filter(lies | Q(pk__in=places.communes)).distinct().order_by("code")


def own_units(user):
    """Units of the person's districts, and the person's own."""
    places = user.writes_within
    if no_limit(places):
        return Unit.objects.all()
    of_districts = Q(district__in=own_districts(user).values("pk"))
    return Unit.objects.filter(of_districts | Q(pk__in=places.units)).order_by("name")


def no_limit(places):
    """Whether a person logs everywhere, or nowhere as one whose work is another."""
    return places.everywhere or not (places.districts or places.communes)
