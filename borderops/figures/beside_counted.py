"""What the register itself counts for the same as a published figure: beside it, and never added to it."""

from dataclasses import dataclass

from borderops.figures.counting import StandingCounting
from borderops.figures.periods import Period
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import is_rough_day, last_day_of
from borderops.figures.unit_words import amount
from borderops.people.roles import READERS


@dataclass(frozen=True)
class Place:
    """A district, or the whole line under no name: what is counted there, and where its records stand."""

    name: str
    value: object
    unit: str
    url: str

    @property
    def words(self):
        return amount(self.value, self.unit)


@dataclass(frozen=True)
class Counted:
    """What is counted beside a figure, place by place, and what waits for review."""

    period: Period
    places: list
    waiting: object = None
    adds_up: bool = True

    @property
    def total(self):
        """All places together; nothing where none has anything, or where they do not add up."""
        known = [place.value for place in self.places if place.value is not None]
        return sum(known) if known and self.adds_up else None

    @property
    def words(self):
        """The total with its unit."""
        return amount(self.total, self.places[0].unit)

    @property
    def days(self):
        """The days that are counted; of what stands, the one day."""
        return self.period.dates


def counted_beside(user, figure):
    """Nothing where the register does not count it, or the person may not see all of the place."""
    counting, period = figure.indicator.counting, period_of(figure)
    if not (counting and period and user.has_perm(counting.permission)):
        return None
    reach = user.places_as(*READERS)
    districts = figure.districts_now()
    if not districts:
        return whole_line(user, figure, counting, period) if reach.everywhere else None
    in_reach = reach.everywhere or {district.pk for district in districts} <= reach.districts
    dimension = counting.dimension("district")
    if not (in_reach and dimension):
        return None
    places = list(by_district(user, figure.indicator, period, dimension, districts))
    adds_up = len(places) == 1 or figure.indicator.sums_over_districts
    return Counted(period, places, adds_up=adds_up)


def whole_line(user, figure, counting, period):
    value = counting.value(user, period)
    place = Place(
        "", value, figure.indicator.unit_words, counting.url(user, period) if value is not None else ""
    )
    return Counted(period, [place], counting.waiting(user, period))


def by_district(user, indicator, period, dimension, districts):
    """Each of the districts; one where nothing is recorded has no figure, which is not 0."""
    counting = indicator.counting
    found = counting.split(user, period, [dimension])
    for district in districts:
        value = found.get((district.code,))
        url = counting.url(user, period, [(dimension, district.code)]) if value is not None else ""
        yield Place(district.name, value, indicator.unit_words, url)


def period_of(figure):
    """The days that a figure is for, where they can be counted: a day as of which it stands only for what stands."""
    if figure.as_of:
        day = last_day_of(figure.as_of)
        return Period.between(day, day) if isinstance(figure.indicator.counting, StandingCounting) else None
    try:
        return Period.parse(figure.period)
    except ValueError:
        start, _dots, end = figure.period.partition("..")
        if not (is_rough_day(start) and is_rough_day(end)):
            return None
        return Period.between(first_day_of(start), last_day_of(end))
