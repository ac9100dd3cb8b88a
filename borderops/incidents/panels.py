"""On the first page, where work waits and is late, by district; and what the pages of records show further."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import District
from borderops.incidents.choices import UNRESOLVED
from borderops.incidents.crossing_panels import register_crossing_panels
from borderops.incidents.marker_looks import register_looks_of_incidents
from borderops.incidents.models import Incident
from borderops.incidents.querysets import past_handling
from borderops.incidents.shift_panel import register_incidents_of_shifts
from borderops.incidents.shifts_near import register_shifts_near
from borderops.patrols.marker_panel import register_marker_panel
from borderops.people.roles import REVIEWERS
from borderops.review.inbox import Panel, register_panel
from borderops.review.querysets import past_review


def by_district(user):
    """For each district in which something waits or is open: what, since when, and how much of it is late."""
    waiting, handled = waiting_in(user), unresolved_in(user)
    districts = District.objects.filter(pk__in=waiting.keys() | handled.keys())
    return {"rows": [row(each, waiting.get(each.pk, {}), handled.get(each.pk, {})) for each in districts]}


def row(district, waiting, handled):
    """The figures of a district, each with the address of what it counts."""
    addresses = {
        "inbox": link("inbox", "incidents", district=district.code),
        "open_url": link("incidents", district=district.code, handling="open"),
        "overdue_url": link("overdue-incidents", district=district.code),
    }
    return {"district": district} | addresses | waiting | handled


def link(name, *args, **filters):
    query = "&".join(f"{key}={value}" for key, value in filters.items())
    return f"{reverse(name, args=args)}?{query}"


def waiting_in(user):
    """What this person may review, by district: how many, since when, how many late."""
    found = Incident.objects.reviewable_by(user).waiting().order_by().values("district")
    late = Count("pk", filter=past_review())
    found = found.annotate(waiting=Count("pk"), late=late, oldest=Min("submitted_at"))
    return {each.pop("district"): each for each in found}


def unresolved_in(user):
    """The cases in this person's places that are not resolved, by district, and how many are overdue."""
    places = user.places_as(*REVIEWERS)
    cases = Incident.objects.counted().filter(handling__in=UNRESOLVED)
    cases = cases if places.everywhere else cases.filter(places.covers())
    late = Count("district", filter=past_handling(timezone.localdate()))
    found = cases.order_by().values("district").annotate(open=Count("district"), overdue=late)
    return {each.pop("district"): each for each in found}


register_panel(
    Panel(
        "incidents", _("By district"), "incidents.review_incident", "incidents/home_panel.html", by_district
    )
)
register_looks_of_incidents()
register_marker_panel("incidents.incident")
register_shifts_near()
register_incidents_of_shifts()
register_crossing_panels()
