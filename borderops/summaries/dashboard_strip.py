"""The border strip with the incidents of a period as dots: by regime, at their markers or in their communes."""

from dataclasses import dataclass, field
from math import sqrt

from django.db.models import Count
from django.utils.functional import cached_property

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, District
from borderops.districts.strip import WIDTH, ends_of, stretches_of
from borderops.incidents.models import Incident, Regime
from borderops.summaries.dashboard_places import Place, stand_on

# So many places are drawn and listed, those with the most cases; more would only cover each other.
MOST = 100
LANE, TOP, BAND, ABOVE = 42, 4, 18, 5
# A number stands above its mark, else a row higher; where it would cover others in both, the table alone tells it.
A_DIGIT, A_ROW, ROWS = 7, 10, 2
SMALLEST, LARGEST = 5, 11
# The shape and the colour of each regime, and its lane above the line, the first the nearest.
TONES = {Regime.LAW: "stop", Regime.AGREEMENT: "wait", Regime.EVENT: "mute"}


@dataclass(frozen=True)
class Dot:
    """The cases of a regime at a place: in the regime's lane and shape, the larger the more they are."""

    place: Place
    regime: Regime
    number: int
    y: int
    url: str

    @property
    def tone(self):
        return TONES[self.regime]

    @property
    def radius(self):
        return min(LARGEST, SMALLEST + round(2 * sqrt(self.number - 1)))

    @property
    def width(self):
        """How wide its number is written."""
        return A_DIGIT * len(self.number_words)

    @property
    def triangle(self):
        half = self.radius
        return f"M{self.place.x} {self.y - half - 1}l{half} {2 * half}h-{2 * half}z"

    @property
    def square(self):
        side = 2 * self.radius - 2
        return f"M{self.place.x - side // 2} {self.y - side // 2}h{side}v{side}h-{side}z"

    @property
    def number_words(self):
        return vietnamese.number(self.number)


@dataclass
class IncidentStrip:
    """The incidents of a period along the line: as dots, and in the same order as rows of a table."""

    stretches: list
    ends: list
    # West to east.
    places: list
    # {regime: the cases in all places}, and how many places are not among those shown.
    totals: dict
    left_out: int
    period: object = field(repr=False)

    width, band = WIDTH, BAND

    @property
    def lanes(self):
        """The regimes of which there are cases, each with its lane above the line."""
        return [*self.totals]

    @property
    def top(self):
        """Where the line begins: below as many lanes as there are."""
        return TOP + LANE * len(self.lanes)

    @property
    def names_y(self):
        return self.top + BAND + 14

    @property
    def ends_y(self):
        return self.names_y + 17

    @property
    def height(self):
        return self.ends_y + 6

    @cached_property
    def rows(self):
        """Each place with its dot of each regime, or nothing where there is none."""
        return [(place, [self.dot(place, regime) for regime in TONES]) for place in self.places]

    def dot(self, place, regime):
        number = place.cases.get(regime)
        if not number:
            return None
        y = self.top - LANE * self.lanes.index(regime) - LARGEST - ABOVE
        return Dot(place, regime, number, y, place.url(self.period, regime))

    @property
    def dots(self):
        """Those that stand on the strip, the largest first, so that none is hidden under another."""
        found = [dot for place, dots in self.rows if place.x is not None for dot in dots if dot]
        return sorted(found, key=lambda dot: -dot.number)

    @property
    def numbers(self):
        """(dot, height) of each number that is written: of those of more than one case, as far as there is room."""
        taken = []
        for dot in self.dots:
            for row in range(ROWS if dot.number > 1 else 0):
                y, half = dot.y - dot.radius - 2 - row * A_ROW, dot.width / 2
                around = (dot.place.x - half, dot.place.x + half, y)
                if not any(covers(around, other) for other in taken):
                    taken.append(around)
                    yield dot, y
                    break

    @property
    def legend(self):
        """(tone, regime, cases) of each regime."""
        return [(tone, regime.label, self.totals.get(regime)) for regime, tone in TONES.items()]

    @property
    def has_unsure(self):
        return any(place.x is not None and not place.marker for place in self.places)


def covers(one, other):
    """Whether two numbers, each from one place to another on a height, stand on each other."""
    return one[0] < other[1] and other[0] < one[1] and abs(one[2] - other[2]) < A_ROW


def incidents_on_strip(user, period):
    """The strip of the incidents that a person counts in a period."""
    places = places_of(user, period)
    shown = sorted(places, key=lambda place: -place.total)[:MOST]
    markers = list(BorderMarker.objects.filter(listed=True).select_related("commune__district"))
    stretches = stretches_of(markers, shown)
    stand_on(stretches, shown, markers)
    totals = {
        regime: found for regime in TONES if (found := sum(each.cases.get(regime, 0) for each in places))
    }
    in_order = sorted(shown, key=Place.west_to_east)
    left_out = len(places) - len(shown)
    return IncidentStrip([*stretches.values()], ends_of(markers), in_order, totals, left_out, period)


def places_of(user, period):
    """Where the incidents of a period happened, counted in one question."""
    incidents = Incident.objects.counted_for(user).on_days(period.start, period.end).exclude(regime="")
    rows = incidents.order_by().values_list("marker", "commune", "district", "regime").annotate(n=Count("*"))
    found = {}
    for marker, commune, district, regime, number in rows:
        key = (marker, None if marker else commune, district)
        cases = found.setdefault(key, {})
        cases[Regime(regime)] = cases.get(Regime(regime), 0) + number
    markers = BorderMarker.objects.in_bulk({key[0] for key in found if key[0]})
    communes = Commune.objects.in_bulk({key[1] for key in found if key[1]})
    districts = District.objects.in_bulk()
    return [
        Place(districts.get(district), communes.get(commune), markers.get(marker), cases)
        for (marker, commune, district), cases in found.items()
    ]
