"""Numbers, days and moments as people here write them."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.lists.sources import source_words

register = template.Library()
register.filter("number", vietnamese.number)
register.filter("percent", vietnamese.percent)
register.filter("source_words", source_words)


@register.filter
def day(value):
    """A date as dd/mm/yyyy, or nothing."""
    return vietnamese.day(value) if value else ""


@register.filter
def moment(value):
    """A point in time as dd/mm/yyyy hh:mm, or nothing."""
    return vietnamese.moment(value) if value else ""


@register.filter
def waiting_since(value):
    """How long something has waited, in the largest fitting unit."""
    hours = int((timezone.now() - value).total_seconds() // 3600) if value else 0
    if hours >= 24:
        return ngettext("%(n)s day", "%(n)s days", hours // 24) % {"n": vietnamese.number(hours // 24)}
    if hours >= 1:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    return _("under an hour")
