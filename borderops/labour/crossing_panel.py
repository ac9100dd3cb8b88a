"""On the page of a crossing point: how many workers were handed over there, and how many are to pass there."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.labour.choices import BEFORE_ISSUE, Stage
from borderops.labour.permits import Permit
from borderops.labour.trips import Trip
from borderops.people.roles import WRITERS, Role
from borderops.review.inbox import Panel, register_record_panel

TWELVE_MONTHS = timedelta(days=365)
TO_GO = [*BEFORE_ISSUE, Stage.ISSUED]


def workers_at(user, crossing):
    """The trips of the last twelve months and the permits that are to go there, of the user's places; numbers alone."""
    today = timezone.localdate()
    since = today - TWELVE_MONTHS
    trips = Trip.objects.counted_for(user).order_by()
    both = {"trips": Count("pk"), "people": Count("worker", distinct=True)}
    out = trips.filter(out_crossing=crossing, out_on__gte=since, out_on__lte=today).aggregate(**both)
    back = trips.filter(in_crossing=crossing, in_on__gte=since, in_on__lte=today).aggregate(**both)
    planned = planned_for(user).filter(crossing=crossing).count()
    if not (out["trips"] or back["trips"] or planned):
        return None
    return {"out": out, "back": back, "planned": planned, "since": since, "until": today}


def planned_for(user):
    """The permits in the user's places whose workers have not left yet; to be counted only."""
    places = user.places_as(*WRITERS, Role.OBSERVER)
    return Permit.objects.filter(places.covers(), stage__in=TO_GO).order_by()


def register_crossing_panel():
    """Adds the part to the page of every crossing point."""
    panel = Panel(
        "workers",
        _("Workers handed over here"),
        "labour.view_programme",
        "labour/crossing_panel.html",
        workers_at,
    )
    register_record_panel("crossings.crossingpoint", panel)
