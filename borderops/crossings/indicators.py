"""How the figures of traffic and trade are counted: each month of a crossing point once, whoever told it how often."""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import Currency, TradeDirection
from borderops.crossings.figure_names import GOODS, PASSING
from borderops.crossings.figures_links import reports_url
from borderops.crossings.figures_parts import CountedParts
from borderops.crossings.figures_rows import TrafficRows
from borderops.crossings.figures_sums import TrafficSums
from borderops.crossings.models import CrossingPoint
from borderops.districts.areas import PresentAreas
from borderops.districts.dimensions import chosen_in, commune_names, present_district
from borderops.figures.counting import Counting, Dimension, register
from borderops.figures.place_dimensions import place_dimensions
from borderops.figures.reading_once import once


def crossing_names(user):
    """The crossing points, west to east, by their codes."""
    return {each.code: str(each) for each in CrossingPoint.objects.visible_to(user).west_to_east()}


def communes_today(user):
    """The communes that stand today, west to east, by their keys."""
    areas = PresentAreas()
    return {key: name for key, name in commune_names(user).items() if areas.heir_of(key) == key}


DISTRICT, AREA, COMMUNE = place_dimensions("crossing__commune", "crossing__district")
DIMENSIONS = (
    Dimension(
        "crossing", _("Crossing point"), ("crossing__code",), crossing_names, chosen_in("crossing"), hides_few=False
    ),
    DISTRICT,
    AREA,
    # A crossing point has one figure, whatever its commune was called on each of the days.
    replace(COMMUNE, label=_("Commune as it stands today"), names=communes_today),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class TrafficCounting(Counting):
    """Adds up what the counted reports of traffic say of one thing, or of several that belong together."""

    # The names under which the sums of traffic hold it.
    told: tuple = ()

    def split(self, user, period, dimensions=(), spans=()):
        sums, places = once(sums_by_span, user, period, *spans), places_of(dimensions)
        found = {}
        for number, by_crossing in enumerate(sums):
            for crossing, tally in by_crossing.items():
                figure = self.figure(tally)
                if figure is not None:
                    key = (*((number,) if spans else ()), *places[crossing])
                    found[key] = found.get(key, 0) + figure
        return found

    def values(self, user, periods):
        """All of them are asked for at once."""
        found = [map(self.figure, sums.values()) for sums in once(sums_of_each, user, *periods)]
        known = [[figure for figure in figures if figure is not None] for figures in found]
        return [sum(figures) if figures else None for figures in known]

    def figure(self, tally):
        """What one crossing point has of it; nothing where nobody counted any."""
        values = [value for name in self.told if (value := tally.of(name).value) is not None]
        return sum(values) if values else None

    def url(self, user, period, chosen=()):
        address = reports_url(period)
        for dimension, value in chosen:
            if not value:
                return ""
            address += f"&{dimension.key}={value}"
        return address


def sums_of_each(user, *periods):
    """What each crossing point adds up to in each of some periods, whatever the others are."""
    rows = TrafficRows(user, periods)
    return [TrafficSums(rows, period).by_crossing for period in periods]


def sums_by_span(user, period, *spans):
    """The same of a period, in each of the spans that make it up.

    Of the whole period it is settled what counts, month or days; each then belongs to the span in which it ends. So
    the spans add up to the period, wherever they cut a month. Of weeks each counts by itself: a month is no figure of
    its last week.
    """
    if any(span.kind == "week" for span in spans):
        return sums_of_each(user, *spans)
    rows = TrafficRows(user, [period, *spans])
    counted = CountedParts(period, rows.firsts, rows.places, spans or [period]).places
    by_span = defaultdict(dict)
    for place, number in counted.items():
        if number is not None:
            by_span[number][place] = number
    return [TrafficSums(rows, period, by_span[number]).by_crossing for number in range(len(spans) or 1)]


def places_of(dimensions):
    """{key of a crossing point: its value under each dimension}; all of them are one where nothing is split."""
    if not dimensions:
        return defaultdict(list)
    areas, present = once(PresentAreas), once(present_district)
    read = {
        "crossing": lambda each: each.code,
        "district": lambda each: each.district and each.district.code,
        "area": lambda each: present(each.commune_id, each.district_id),
        "commune": lambda each: areas.heir_of(each.commune_id),
    }
    crossings = CrossingPoint.objects.select_related("district")
    return {each.pk: [read[dimension.key](each) for dimension in dimensions] for each in crossings}


def traffic(key, *told):
    return TrafficCounting(key, DIMENSIONS, "crossings.view_trafficreport", told=told)


register(
    traffic("crossings.travellers", "people_in", "people_out"),
    *[traffic(each.key, each.short) for each in (*PASSING, *GOODS)],
    *[
        traffic(f"crossings.{way}_value.{currency.value.lower()}", f"{way}_value {currency.value}")
        for way in TradeDirection.values
        for currency in Currency
    ],
)
