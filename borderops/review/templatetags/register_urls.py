"""Addresses of a record's verbs, by the grid that every register shares."""

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def record_url(verb, name, record):
    """The address of `verb` for a record, such as `accept-incident`."""
    return reverse(f"{verb}-{name}", args=[record.reference])
