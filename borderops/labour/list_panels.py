"""Beside a list of workers: how its crossing point stood on the day, and what is left of the quota."""

from django.db.models import Count, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.choices import SHUT, Flow
from borderops.crossings.standing import moment_asked
from borderops.crossings.state_panel import PERMISSION, state_panel
from borderops.labour.choices import TAKES_PLACE
from borderops.labour.quota_budget import takes_of
from borderops.labour.quotas import Quota
from borderops.review.inbox import Panel, register_record_panel


def crossing_on_the_day(user, record):
    """How the crossing point stood on the day of the list, and whether people could pass at all."""
    words = gettext("on %(day)s") % {"day": vietnamese.day(record.day)}
    panel = state_panel(user, record.crossing, moment_asked(record.day), words)
    if panel:
        panel["shut"] = [
            standing
            for each in panel["stood"]
            for standing in each.flows
            if standing.flow == Flow.PEOPLE and standing.change and standing.change.state_of_flow in SHUT
        ]
    return panel


def quota_of_the_year(user, record):
    """The quotas that a list of permits takes places of: how many there are, taken and left."""
    if record.kind not in TAKES_PLACE:
        return None
    year = record.day.year
    quotas = Quota.objects.select_related("programme", "district").filter(
        Q(district=record.district_id) | Q(district__isnull=True), programme=record.programme_id, year=year
    )
    taken = takes_of(record.programme.permits.order_by(), year).values_list("district")
    taken = dict(taken.annotate(Count("pk")))
    return {"year": year, "quotas": [budget_of(quota, taken) for quota in quotas], "list": record}


def budget_of(quota, taken):
    """One quota with what is taken of it and what is left."""
    used = taken.get(quota.district_id, 0) if quota.district_id else sum(taken.values())
    return {"quota": quota, "taken": used, "left": quota.places - used}


def register_list_panels():
    """Adds both parts to the page of every list of workers."""
    panels = [
        Panel(
            "crossing-state",
            _("How the crossing point stood"),
            PERMISSION,
            "labour/list_detail_crossing.html",
            crossing_on_the_day,
        ),
        Panel(
            "quota",
            _("What is left of the quota"),
            "labour.view_quota",
            "labour/list_detail_quota.html",
            quota_of_the_year,
        ),
    ]
    for panel in panels:
        register_record_panel("labour.workerlist", panel)
