"""What of incidents and of their outcomes enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.counted import CountedRegister, named, register
from borderops.incidents.models import FollowUp, Incident
from borderops.review.states import State

# Not how far a case is handled: that goes on after a month is closed, and what was done is counted by its own day.
OF_INCIDENTS = named(
    Incident, "occurred_on", "district__code", "commune__code", "regime", "code__code", "direction", "offenders",
    "offenders_unknown", "victims", "handed_back", "received", "injured", "severity", "found_by",
)  # fmt: skip
# An outcome counts by its own day in the district of its case, for as long as the case counts itself.
OF_OUTCOMES = named(FollowUp, "happened_on") | {
    "incident__district__code": Incident._meta.get_field("district").verbose_name,
    "incident__number": _("Incident"),
    "outcome": FollowUp._meta.get_field("outcome").verbose_name,
    "fine": FollowUp._meta.get_field("fine").verbose_name,
}
OUTCOMES_OF_CASES = {"kind": FollowUp.Kind.OUTCOME.value, "incident__state": State.ACCEPTED.value}
register(
    CountedRegister("incidents", _("Incidents"), Incident, OF_INCIDENTS),
    CountedRegister(
        "follow-ups", _("Follow-ups"), FollowUp, OF_OUTCOMES,
        among=OUTCOMES_OF_CASES, touched=("updated_at", "incident__updated_at"),
    ),
)  # fmt: skip
