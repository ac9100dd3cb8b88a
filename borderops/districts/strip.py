"""The border strip: the districts along the line from west to east, and what a page puts on them in its order."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext

from borderops.districts.models import BorderMarker, Commune, District
from borderops.districts.strip_labels import place_labels

# The districts are as wide as they had border communes while they were districts.
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
WIDTH, EDGE, GAP = 1080, 12, 3
NEIGHBOUR = re.compile(r"giáp\s+(?P<name>[^,;.]+)")
WORST_FIRST = ["stop", "wait", "ok", "mute"]


@dataclass(frozen=True)
class Thing:
    """What a page puts on the strip: its name, address, and state by shape and in words."""

    label: str
    url: str
    tone: str = "mute"
    words: str = ""
    district: District | None = None
    marker: BorderMarker | None = None

    @property
    def place_words(self):
        """Its district, and its marker as far as that is known."""
        marker = (
            gettext("marker %(code)s") % {"code": self.marker} if self.marker else gettext("marker not known")
        )
        return f"{self.district or gettext('district not known')}, {marker}"


@dataclass
class Stretch:
    """One district's part of the strip, with the places of its markers."""

    district: District
    x: int
    width: int
    markers: list = field(default_factory=list)

    @property
    def middle(self):
        return self.x + self.width // 2

    def share(self, number, of):
        """The place of one of several that lie evenly within the stretch."""
        return self.x + round(self.width * number / (of + 1))

    def place_of(self, marker):
        """Where a marker lies: its order among the known ones, not its distance."""
        return self.share(self.markers.index(marker.sort_key) + 1, len(self.markers))

    @property
    def ticks(self):
        return [self.share(number, len(self.markers)) for number in range(1, len(self.markers) + 1)]


@dataclass
class Spot:
    """What stands at one place of the strip; where no marker is known it hangs below the line."""

    x: int
    is_sure: bool
    things: list
    level: int | None = None
    text_x: int = 0

    @property
    def first(self):
        return self.worst[0]

    @property
    def worst(self):
        """Its things, what needs most attention first."""
        return sorted(self.things, key=lambda thing: WORST_FIRST.index(thing.tone))

    @property
    def label(self):
        """The name of what stands there, and how many more do."""
        more = len(self.things) - 1
        return f"{self.first.label} +{more}" if more else self.first.label


@dataclass
class Strip:
    """The strip as it is drawn, and everything on it in order as a list."""

    stretches: list
    spots: list
    things: list
    ends: list
    legend: list

    width, band = WIDTH, 18

    @property
    def top(self):
        """Where the line begins: below as many rows of names as there are."""
        return 6 + 17 * (1 + max((spot.level for spot in self.spots if spot.level is not None), default=-1))

    @property
    def middle(self):
        return self.top + self.band // 2

    @property
    def names_y(self):
        return self.top + self.band + 30

    @property
    def hanging_y(self):
        """Where hangs what has no known marker."""
        return self.top + self.band + 8

    @property
    def ends_y(self):
        return self.names_y + 19

    @property
    def height(self):
        return self.ends_y + 7

    def name_y(self, spot):
        """The line on which the name of a spot stands; the lowest row lies next to the line."""
        return self.top - 7 - 17 * spot.level

    @property
    def drawn(self):
        """Each spot with the height of its mark and of its name."""
        for spot in self.spots:
            mark_y = self.middle if spot.is_sure else self.hanging_y
            yield spot, mark_y, self.name_y(spot) if spot.level is not None else None


def strip_of(things, legend=()):
    """The strip with these things on it; legend tells what the shapes mean: (tone, words)."""
    things = sorted(things, key=west_to_east)
    markers = list(BorderMarker.objects.filter(listed=True).select_related("commune__district"))
    stretches = stretches_of(markers, things)
    spots = place_labels(spots_of(stretches, things), WIDTH)
    return Strip(list(stretches.values()), spots, things, ends_of(markers), list(legend))


def west_to_east(thing):
    """The order along the line; what has no place stands last."""
    order = thing.district.order_west_to_east if thing.district else None
    return order is None, order or 0, thing.marker is None, thing.marker.sort_key if thing.marker else ""


def stretches_of(markers, things):
    """Each border district's stretch by its key, its width by its border communes."""
    districts = list(District.objects.on_border())
    of_then = Commune.objects.valid_on(LAST_DAY_OF_DISTRICTS).filter(on_border=True)
    communes = Counter(of_then.values_list("district", flat=True))
    weights = [max(communes[district.pk], 1) for district in districts]
    scale = (WIDTH - 2 * EDGE) / (sum(weights) or 1)
    stretches, gone = {}, 0
    for district, weight in zip(districts, weights, strict=True):
        x, end = EDGE + round(gone * scale), EDGE + round((gone + weight) * scale)
        keys = known_markers(district, markers, things)
        stretches[district.pk] = Stretch(district, x, end - x - GAP, keys)
        gone += weight
    return stretches


def known_markers(district, markers, things):
    """The markers in a district in their order: those of the register and those that a thing names."""
    listed = {each.sort_key for each in markers if each.commune and each.commune.district_id == district.pk}
    named = {thing.marker.sort_key for thing in things if thing.marker and thing.district == district}
    return sorted(listed | named)


def spots_of(stretches, things):
    """Where the things stand; those at one marker stand together."""
    found = {}
    for stretch in stretches.values():
        here = [thing for thing in things if thing.district == stretch.district]
        unsure = [thing for thing in here if not thing.marker]
        for thing in here:
            number = unsure.index(thing) + 1 if thing in unsure else 0
            x = stretch.place_of(thing.marker) if thing.marker else stretch.share(number, len(unsure))
            found.setdefault((x, thing.marker is not None), []).append(thing)
    return [Spot(x, is_sure, together) for (x, is_sure), together in sorted(found.items())]


def ends_of(markers):
    """The first and the last marker of the register, and the neighbour there as far as they say it."""
    ends = []
    for marker in [markers[0], markers[-1]] if len(markers) > 1 else []:
        neighbour = NEIGHBOUR.search(marker.note)
        words = gettext("marker %(code)s") % {"code": marker}
        ends.append(f"{words} · {neighbour['name'].strip()}" if neighbour else words)
    return ends
