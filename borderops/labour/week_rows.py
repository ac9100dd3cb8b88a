"""The board of a week: each crossing point with its numbers, how it stands, and what is in the way."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext

from borderops.crossings.choices import Flow
from borderops.crossings.models import CrossingPoint
from borderops.crossings.standing import CrossingStanding, standings
from borderops.districts.sides import Side
from borderops.labour.figures_links import may_open
from borderops.labour.models import Programme
from borderops.labour.querysets import KNOW_NUMBERS
from borderops.labour.week_counts import AHEAD, KINDS, counts_of_week
from borderops.labour.week_links import list_url, permit_url
from borderops.labour.week_warnings import warnings_of_programmes, warnings_of_way


@dataclass(frozen=True)
class Number:
    """How many of one kind at a crossing point, and where they are listed."""

    kind: str
    number: int
    url: str


@dataclass(frozen=True)
class WeekRow:
    """One crossing point, or what names none."""

    crossing: CrossingPoint | None
    standing: CrossingStanding | None
    numbers: list
    warnings: list = field(default_factory=list)

    @property
    def name(self):
        return str(self.crossing) if self.crossing else gettext("Crossing point not said")

    @property
    def code(self):
        return self.crossing.code if self.crossing else ""

    @property
    def people(self):
        """How people pass on both sides."""
        return [self.standing.of(Flow.PEOPLE, side) for side in Side] if self.standing else []


class Week:
    """What one person sees of a week."""

    def __init__(self, user, period):
        self.user, self.period, self.today = user, period, timezone.localdate()
        self.places, self.opens = user.places_as(*KNOW_NUMBERS), may_open(user)
        self.found = counts_of_week(user, period)
        self.programmes = {each.pk: each for each in Programme.objects.with_life()}
        self.rows = [self.row(key, standing) for key, standing in self.standing()]

    @property
    def day(self):
        """The day on which the crossing points are shown as they stand: the last of a past week, else today."""
        return min(self.period.end, self.today)

    @property
    def is_past(self):
        return self.period.end < self.today

    @property
    def has_warnings(self):
        return any(row.warnings for row in self.rows)

    def standing(self):
        """The crossing points that have numbers, west to east; what names none stands last."""
        keys = {crossing for crossing, _programme, _kind in self.found}
        crossings = CrossingPoint.objects.filter(pk__in=keys - {None}).west_to_east()
        stood = [(each.crossing.pk, each) for each in standings(crossings, self.day)] if keys - {None} else []
        return [*stood, (None, None)] if None in keys else stood

    def row(self, key, standing):
        crossing = standing.crossing if standing else None
        numbers = [self.number(kind, key, crossing) for kind in KINDS]
        return WeekRow(crossing, standing, numbers, self.warnings(key, standing))

    def number(self, kind, key, crossing):
        number = sum(self.found[key, programme, kind] for programme in self.programmes)
        url = ""
        if self.opens and number and crossing:
            url = list_url(self.period, kind, crossing) or permit_url(self.period, kind, crossing)
        return Number(kind, number, url)

    def warnings(self, key, standing):
        """What is in the way of those who are still to go or to come."""
        ahead = {pk for pk in self.programmes if any(self.found[key, pk, kind] for kind in AHEAD)}
        if not ahead or self.is_past:
            return []
        needed = [programme for pk, programme in self.programmes.items() if pk in ahead]
        way = warnings_of_way(standing) if standing else []
        return [*way, *warnings_of_programmes(needed, self.today)]
