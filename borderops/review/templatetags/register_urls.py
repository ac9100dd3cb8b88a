"""Addresses of a record's verbs, by the grid that every register shares."""

from django import template
from django.urls import reverse

from borderops.review.inbox import record_panels as registered

register = template.Library()


@register.simple_tag
def record_url(verb, name, record):
    """The address of `verb` for a record, such as `accept-incident`."""
    return reverse(f"{verb}-{name}", args=[record.reference])


@register.inclusion_tag("review/record_panels.html", takes_context=True)
def record_panels(context, record):
    """What the apps above say about a record: each part for whom it is meant, and only where there is something."""
    user, shown = context["user"], []
    for panel in registered.get(record._meta.concrete_model._meta.label_lower, {}).values():
        if user.has_perm(panel.permission):
            told = panel.context(user, record)
            if told is not None:
                shown.append({"key": panel.key, "heading": panel.heading, "template": panel.template} | told)
    return {"panels": shown, "record": record, "perms": context.get("perms")}
