"""The panel on the page of an incident that tells what was done about it."""

from django import template

from borderops.incidents.models import FollowUp
from borderops.review.states import State

register = template.Library()


@register.inclusion_tag("incidents/handling_panel.html", takes_context=True)
def handling_panel(context, incident):
    """How far the case is; and to who may read the whole record, what was done about it, in order."""
    return {
        "incident": incident,
        "perms": context["perms"],
        "handling": handling_of(incident, context["user"]),
    }


def handling_of(incident, user):
    """What this person may see of the handling; nothing but its state where they may not read the whole."""
    if not user.has_perm("incidents.view_followup") or not incident.is_whole_for(user):
        return {"whole": False}
    seen = FollowUp.objects.visible_to(user).filter(incident=incident).exclude(state=State.STRUCK)
    return {
        "whole": True,
        "follow_ups": list(seen.select_related("person").order_by("happened_on", "pk")),
        "persons": incident.persons.visible_to(user).count(),
        "may_add": incident.state == State.ACCEPTED and user.has_perm("incidents.add_followup"),
    }
