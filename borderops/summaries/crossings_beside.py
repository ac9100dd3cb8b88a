"""Beside the figures of a district: how its crossing points stand on the last day of the period."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from borderops.crossings.choices import Flow
from borderops.crossings.models import CrossingPoint
from borderops.crossings.standing import standings
from borderops.crossings.state_panel import PERMISSION


@dataclass(frozen=True)
class CrossingsBeside:
    """The crossing points of the shown districts, west to east, as they stood at the end of a day."""

    day: date
    stood: list
    flows: tuple = tuple(Flow)

    @property
    def board(self):
        """The board of that day."""
        return f"{reverse('crossings')}?as_of={self.day.isoformat()}"


def crossings_beside(user, summary):
    """Those of its rows that were something, or of which something is known; nothing for who may not know."""
    if not user.has_perm(PERMISSION):
        return None
    crossings = CrossingPoint.objects.for_list().west_to_east()
    if not summary.whole_line:
        crossings = crossings.filter(pk__in=lying_in(summary, crossings))
    day = min(summary.period.end, summary.today)
    stood = [each for each in standings(crossings, day) if each.kind or each.is_closed or each.known]
    return CrossingsBeside(day, stood) if stood else None


def lying_in(summary, crossings):
    """The keys of the crossing points that lie in its districts, by the boundaries that it counts by."""
    shown = set(summary.districts)
    return [each.pk for each in crossings if district_of(each, summary.areas) in shown]


def district_of(crossing, by_present):
    """Its district as it was, or the one to which its commune belongs today."""
    return crossing.commune_today.district if by_present and crossing.commune else crossing.district
