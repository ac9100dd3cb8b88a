"""What a shift's page says of incidents: those that were logged from it, and the way to log one."""

from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import Incident
from borderops.patrols.models import ShiftOutcome
from borderops.people.roles import WRITERS
from borderops.review.inbox import Panel, register_record_panel
from borderops.review.states import State


def incidents_of(user, shift):
    """Those that this person may see, whether one may be logged, and whether one is missing; nothing for nothing."""
    rows = list(
        Incident.objects.visible_to(user).filter(shift=shift).for_list().order_by("occurred_on", "pk")
    )
    is_whole = shift.is_whole_for(user)
    told = {
        "rows": rows,
        "may_log": may_log(user, shift),
        "is_missing": is_whole
        and shift.outcome == ShiftOutcome.CASES
        and not shift.incidents_told().exists(),
    }
    return told if any(told.values()) else None


def may_log(user, shift):
    """Whether the page leads on to the form: not from a shift in which nothing happened."""
    is_open = shift.state != State.STRUCK and shift.outcome != ShiftOutcome.NIL
    return is_open and user.has_perm("incidents.add_incident") and shift.lies_in(user.places_as(*WRITERS))


def register_incidents_of_shifts():
    register_record_panel(
        "patrols.shiftreport",
        Panel(
            "incidents",
            _("Incidents of this shift"),
            "incidents.view_incident",
            "incidents/shift_panel.html",
            incidents_of,
        ),
    )
