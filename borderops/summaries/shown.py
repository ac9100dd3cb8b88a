"""Which districts a summary shows to whom, and how completely they are reported."""

from dataclasses import replace

from borderops.districts.models import Commune, District
from borderops.patrols.completeness import Completeness


def shown_districts(places, recorded=()):
    """The border districts in the reach of somebody with these places, and any other that has records."""
    reach = places.districts | districts_of_communes(places)
    return [
        district
        for district in District.objects.all()
        if district.pk in recorded or (district.on_border and (places.everywhere or district.pk in reach))
    ]


def districts_of_communes(places):
    """The keys of the districts of the communes in reach of a person who is posted to a unit."""
    if places.everywhere or not places.communes:
        return set()
    return set(Commune.objects.filter(pk__in=places.communes).values_list("district", flat=True))


def completeness_of(posts, owed, period, areas=None):
    """How completely these posts have reported a period, out of all that is owed; with `areas` by present districts."""
    seen = set(posts.order_by().values_list("pk", flat=True))
    owed = [each for each in owed if each.post.pk in seen]
    if areas:
        owed = [replace(each, district=areas.of(commune_of(each)) or each.district) for each in owed]
    return Completeness(owed, period.start, period.end)


def commune_of(owed):
    """The key of the commune in which the post stood that owes it."""
    return owed.post.stood_on(owed.first).commune_id
