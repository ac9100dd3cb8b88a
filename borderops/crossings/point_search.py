"""Crossing points in the search over all registers, by any of their names."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.crossings.points import CrossingPoint
from borderops.lists.search import SHOWN, Row, Source, register


def find(user, text):
    """The crossing points with every word in a name, west to east."""
    found = CrossingPoint.objects.visible_to(user).for_list().named(text).west_to_east()
    return [Row(str(each), line_of(each), each.get_absolute_url()) for each in found[:SHOWN]]


def line_of(crossing):
    return " · ".join(filter(None, [crossing.name_zh, crossing.place_today]))


def exact(user, text):
    """The crossing point with this code."""
    found = CrossingPoint.objects.visible_to(user).filter(code__iexact=text).first()
    return found and found.get_absolute_url()


def list_of(text):
    return f"{reverse('crossing-points')}?{urlencode({'q': text})}"


register(
    Source(
        "crossings", _("Crossing points"), "crossings.view_crossingpoint", find, list_of, exact=exact, rank=3
    )
)
