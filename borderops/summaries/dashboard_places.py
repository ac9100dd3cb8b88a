"""The places of incidents on the border strip: where each stands, and how the list is narrowed to it."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from borderops.districts.models import BorderMarker, Commune, District
from borderops.incidents.filters import NO_MARKER
from borderops.incidents.indicators import in_list


@dataclass
class Place:
    """Where incidents happened: a marker, or a commune in which none was named."""

    district: District | None
    commune: Commune | None
    marker: BorderMarker | None
    # {regime: how many}.
    cases: dict
    # Where it stands on the strip; nothing for a place away from the line.
    x: int | None = None

    @property
    def total(self):
        return sum(self.cases.values())

    @property
    def name(self):
        if self.marker:
            return _("marker %(code)s") % {"code": self.marker}
        return str(self.commune or self.district or _("place not known"))

    def url(self, period, regime):
        """The list of the cases of a regime here; nothing where it cannot be narrowed to them."""
        if not (self.marker or self.commune):
            return ""
        query = in_list(regime.value)(period)
        query |= {"district": self.district.code} if self.district else {}
        query |= {"marker": self.marker.code} if self.marker else {"marker": NO_MARKER}
        query |= {} if self.marker else {"commune": self.commune.pk}
        return f"{reverse('incidents')}?{urlencode(query)}"

    def west_to_east(self):
        """The order along the line; what has no place on it stands last."""
        order = self.district.order_west_to_east if self.district else None
        return (
            order is None,
            order or 0,
            self.marker is None,
            self.marker.sort_key if self.marker else self.name,
        )


def stand_on(stretches, places, markers):
    """Gives each place its x: that of its marker, else the middle of its commune or a share of its district."""
    middles = middles_of(stretches, markers)
    unknown = defaultdict(list)
    for place in sorted(places, key=Place.west_to_east):
        stretch = place.district and stretches.get(place.district.pk)
        if stretch and place.marker:
            place.x = stretch.place_of(place.marker)
        elif stretch and (stretch.district.pk, place.commune and place.commune.pk) in middles:
            place.x = middles[stretch.district.pk, place.commune.pk]
        elif stretch:
            unknown[stretch.district.pk].append(place)
    for district, together in unknown.items():
        for number, place in enumerate(together, 1):
            place.x = stretches[district].share(number, len(together))


def middles_of(stretches, markers):
    """{(district, commune), keys: the middle of the commune's markers}, also of what the commune went into."""
    found = defaultdict(list)
    for marker in markers:
        commune = marker.commune
        stretch = commune and stretches.get(commune.district_id)
        if stretch:
            for key in {commune.pk, commune.main_successor_id} - {None}:
                found[stretch.district.pk, key].append(stretch.place_of(marker))
    return {key: round(sum(places) / len(places)) for key, places in found.items()}
