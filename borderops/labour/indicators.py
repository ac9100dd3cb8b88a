"""How workers and departures are counted: two counts of the same trips, each by itself and never added."""

from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.districts.areas import present_area
from borderops.districts.dimensions import district_then
from borderops.figures.counting import Dimension, RecordCounting, StandingCounting, added_up, register
from borderops.figures.place_dimensions import place_dimensions
from borderops.labour.choices import Sex
from borderops.labour.counting import trips_of
from borderops.labour.figure_names import ABROAD, DEPARTURES, WORKERS
from borderops.labour.figures_links import away_url, departed_urls, may_open
from borderops.labour.models import Programme, Sector


def by_code(model):
    """f(user): the records of a list by their codes."""
    return lambda user: {each.code: str(each) for each in model.objects.all()}


DISTRICT, AREA, COMMUNE = place_dimensions(counts_people=True)
DIMENSIONS = (
    Dimension("programme", _("Programme"), ("programme__code",), by_code(Programme), hides_few=False),
    DISTRICT,
    # Made by the database: who left from two communes of a district is one worker there.
    replace(AREA, paths=("present_area",), reader=district_then),
    COMMUNE,
    Dimension("sector", _("Sector of work"), ("sector__code",), by_code(Sector)),
    Dimension("sex", _("Sex"), ("worker__sex",), lambda user: dict(Sex.choices)),
)


class OpensByName:
    """A figure of trips, which opens what is behind it for who may see workers by name."""

    def url(self, user, period, chosen=()):
        if not may_open(user) or not all(value for _dimension, value in chosen):
            return ""
        return self.opened(period, {dimension.key: str(value) for dimension, value in chosen})


def with_area(trips, dimensions):
    """The trips, with the district in which each worker's home lies today where that is asked."""
    is_asked = any("present_area" in each.paths for each in dimensions)
    return trips.annotate(present_area=present_area()) if is_asked else trips


@dataclass(frozen=True, eq=False)
class TripCounting(OpensByName, RecordCounting):
    """Counts trips, and opens the workers or the permits behind them."""

    def split_of(self, records, period, dimensions, spans):
        return super().split_of(with_area(records, dimensions), period, dimensions, spans)

    def opened(self, period, of):
        workers, permits = departed_urls(period, **of)
        return workers if self.key == WORKERS.key else permits


@dataclass(frozen=True, eq=False)
class AwayCounting(OpensByName, StandingCounting):
    """Counts who had left and not returned, and opens these workers as they were on that day."""

    def opened(self, period, of):
        return away_url(last_day_of(period), **of)


def trips(indicator, measure):
    return TripCounting(
        indicator.key, DIMENSIONS, "labour.view_programme", of_people=True, records=trips_of, day="out_on",
        measure=measure,
    )  # fmt: skip


def last_day_of(period):
    """Its last day that has come."""
    return min(period.end, timezone.localdate())


def abroad(user, period, dimensions):
    """How many workers had left and not returned on the last day of a period that has come."""
    away = with_area(trips_of(user), dimensions).away_on(last_day_of(period))
    number = Count("worker", distinct=True)
    paths = [path for each in dimensions for path in each.paths]
    if not paths:
        found = away.aggregate(n=number)["n"]
        return {(): found} if found else {}
    return added_up(away.values_list(*paths).annotate(n=number), dimensions, False)


register(
    trips(WORKERS, Count("worker", distinct=True)),
    trips(DEPARTURES, Count("*")),
    AwayCounting(ABROAD.key, DIMENSIONS, "labour.view_programme", of_people=True, standing=abroad),
)
