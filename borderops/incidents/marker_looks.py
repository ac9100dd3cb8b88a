"""What incidents tell of the markers at which they happened."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import Incident, IncidentCode
from borderops.patrols.choices import MarkerState
from borderops.patrols.marker_looks import Look, LookSource, register
from borderops.review.states import State

# A1 damaged by people, A2 moved or stolen, A3 damaged by nature. A2 says moved, and not missing: a marker that
# is gone is found so by the next check. A4, work in the cleared strip, says nothing of the marker itself.
TOLD_BY = {"A1": MarkerState.DAMAGED, "A2": MarkerState.MOVED, "A3": MarkerState.DAMAGED, "A4": ""}
# A case may be of such a kind by its main kind, or by a further one.
WAYS = ["code", "further_kinds__code"]


@dataclass(frozen=True)
class IncidentSource(LookSource):
    """Incidents of the line and its markers (group A), of those that name a marker."""

    def states(self):
        """The state that each kind tells, by its key."""
        # As a list, and not as a join: so the database can tell that these kinds are few.
        kinds = IncidentCode.objects.filter(code__in=TOLD_BY).values_list("pk", "code")
        return {key: TOLD_BY[code] for key, code in kinds}

    def cases(self, way, kinds, **where):
        """The incidents that count and are of these kinds in one of the two ways."""
        told = {f"{way}__in": list(kinds), "marker__isnull": False} | where
        return Incident.objects.filter(state=State.ACCEPTED, **told).order_by()

    def newest(self, **of_markers):
        states = self.states()
        for way in WAYS:
            rows = self.cases(way, states, **of_markers).values_list("marker", way)
            newest = rows.annotate(newest=Max("occurred_on"))
            yield from ((marker, states[kind], day) for marker, kind, day in newest)

    def found(self, markers, days=None, most=None):
        on_days = {} if days is None else {"occurred_on__in": days}
        states, looks = self.states(), {}
        for way in WAYS:
            told = self.cases(way, states, marker__in=markers, **on_days).order_by("-occurred_on", "-pk")
            for kind, day, marker, key in told.values_list(way, "occurred_on", "marker", "pk")[:most]:
                look = Look(states[kind], day, marker, key, self)
                looks[key] = max(looks.get(key, look), look, key=lambda each: each.order)
        return sorted(looks.values(), key=lambda look: (look.day, look.key), reverse=True)[:most]

    def title(self, record):
        return f"{record}, {record.code}"

    def words(self, look, record):
        return record.account


def register_looks_of_incidents():
    register(IncidentSource("incidents", _("Incident"), Incident, ("code",)))
