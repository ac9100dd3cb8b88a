"""Incidents near a crossing point on its page; and on an incident's page, how the crossing point there stood."""

from datetime import datetime, time, timedelta

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.models import CrossingPoint
from borderops.crossings.state_panel import PERMISSION, TEMPLATE, states_panel
from borderops.incidents.models import Incident
from borderops.incidents.near_crossings import near
from borderops.review.inbox import Panel, register_record_panel
from borderops.review.states import State

TWELVE_MONTHS = timedelta(days=365)


def incidents_near(user, crossing):
    """How many that count the person sees of the last twelve months; nothing where nothing says where it lies."""
    place = near(crossing)
    if not place:
        return None
    today = timezone.localdate()
    since = today - TWELVE_MONTHS
    found = Incident.objects.counted_for(user).on_days(since, today).filter(place).order_by()
    told = found.aggregate(
        cases=Count("pk"), offenders=Sum("offenders"), unknown=Count("pk", filter=Q(offenders_unknown=True))
    )
    asked = {"crossing": crossing.code, "since": vietnamese.day(since), "until": vietnamese.day(today)}
    address = f"{reverse('incidents')}?{urlencode(asked | {'state': State.ACCEPTED.value})}"
    return told | {"since": since, "until": today, "address": address}


def stood_then(user, incident):
    """How each crossing point at the incident's marker stood when it happened; nothing where there is none."""
    if not incident.marker_id:
        return None
    at_marker = Q(marker=incident.marker_id) | Q(further_markers=incident.marker_id)
    keys = list(CrossingPoint.objects.filter(at_marker).order_by().values_list("pk", flat=True).distinct())
    moment = datetime.combine(incident.occurred_on, incident.occurred_time or time.max)
    moment = min(timezone.make_aware(moment), timezone.now())
    return states_panel(
        user, keys, moment, gettext("when it happened: %(when)s") % {"when": incident.happened}
    )


def register_crossing_panels():
    """Adds the two parts to the pages of crossing points and of incidents."""
    register_record_panel(
        "crossings.crossingpoint",
        Panel(
            "incidents-near",
            _("Incidents at this place"),
            "incidents.view_incident",
            "incidents/crossing_panel.html",
            incidents_near,
        ),
    )
    register_record_panel(
        "incidents.incident",
        Panel("crossing-state", _("How the crossing point stood"), PERMISSION, TEMPLATE, stood_then),
    )
