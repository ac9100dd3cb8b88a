"""Panels on the page of an incident: the same case logged twice, and the report by telephone."""

from django import template

from borderops.incidents.models import Incident
from borderops.incidents.quick_report import quick_report
from borderops.review.states import LEADS_FROM, Verb

register = template.Library()
SHOWN = 10


@register.inclusion_tag("incidents/doubles_panel.html", takes_context=True)
def doubles_panel(context, incident):
    """What it is counted with, what is counted with it, and to who decides on it or mends it what may be the same."""
    user, may_fold = context["user"], may_be_folded(incident) and context.get("may_review")
    seen = Incident.objects.visible_to(user)
    whole = incident.is_whole_for(user)
    looks = may_fold or context.get("may_edit")
    likely = incident.likely_doubles(user).select_related(*LINE)[: SHOWN + 1] if looks else []
    return {
        "incident": incident,
        "first": incident.duplicate_of if whole and incident.duplicate_of_id else None,
        "sees_first": seen.filter(pk=incident.duplicate_of_id).exists()
        if incident.duplicate_of_id
        else False,
        "folded": seen.filter(duplicate_of=incident.pk).order_by("number") if whole else [],
        "likely": likely[:SHOWN],
        "more": len(likely) > SHOWN,
        "may_fold": may_fold,
    }


LINE = ["commune", "district", "marker", "code", "unit", "entered_by"]


def may_be_folded(incident):
    """Whether its state lets it be counted with another."""
    return incident.state in LEADS_FROM[Verb.STRIKE] and not incident.duplicate_of_id


@register.inclusion_tag("incidents/quick_report_panel.html", takes_context=True)
def quick_report_panel(context, incident):
    """The report by telephone as text to copy, for who may read the whole record."""
    whole = incident.is_whole_for(context["user"])
    return {"incident": incident, "report": quick_report(incident) if whole else ""}
