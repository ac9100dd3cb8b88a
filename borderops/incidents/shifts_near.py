"""Who stood near where an incident happened: the shifts of that day at posts of the same marker or commune."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.patrols.days import A_DAY, midnight
from borderops.patrols.models import ShiftReport
from borderops.review.inbox import Panel, register_record_panel

MOST = 5


def shifts_near(user, incident):
    """The reports that the user may see, those first that were on duty at the hour; nothing without a place."""
    near = by_place(incident)
    if not near:
        return None
    start, end = span_of(incident)
    # The night shift of the duty day before reaches into this day.
    days = [incident.occurred_on - A_DAY, incident.occurred_on]
    reports = ShiftReport.objects.visible_to(user).arrived().filter(near, duty_day__in=days)
    reports = reports.filter(ends_at__gt=start, starts_at__lt=end).select_related("post__unit")
    return told(incident, list(reports.order_by("starts_at", "pk")[: 10 * MOST]))


def by_place(incident):
    """That a shift was kept in the same commune, or by a post of the same marker; empty without either."""
    near = Q()
    if incident.commune_id:
        near |= Q(commune=incident.commune_id)
    if incident.marker_id:
        near |= Q(post__marker=incident.marker_id)
    return near


def span_of(incident):
    """From when to when it may have happened: the whole of its day."""
    start = midnight(incident.occurred_on)
    return start, start + A_DAY


def told(incident, reports):
    """What the panel shows, where there is anything."""
    at = incident.occurred_time and timezone.make_aware(
        datetime.combine(incident.occurred_on, incident.occurred_time)
    )
    for report in reports:
        report.on_duty = bool(at and report.starts_at <= at < report.ends_at)
    reports.sort(key=lambda report: not report.on_duty)
    return {"reports": reports[:MOST], "more": len(reports) > MOST} if reports else None


def register_shifts_near():
    register_record_panel(
        "incidents.incident",
        Panel(
            "shifts-near",
            _("Shifts nearby on that day"),
            "patrols.view_shiftreport",
            "incidents/shifts_near.html",
            shifts_near,
        ),
    )
