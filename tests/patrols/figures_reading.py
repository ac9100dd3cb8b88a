"""Reads the patrol figures as a person does: the figure in a cell, and where it leads."""

import re
from html import unescape

from django.urls import reverse

from tests.factories import make_overseer
from tests.figures.factories import log_in

SHIFTS, NIL, PEOPLE, VEHICLES = (
    f"patrols.{name}" for name in ("shifts", "nil_reports", "people_checked", "vehicles_checked")
)
DECLARED, COMPLETE = "patrols.declarations_share", "patrols.completeness"
FIXED, MOBILE = "checkpoints.fixed", "patrol_teams.mobile"


def page(user=None, period="2024", **query):
    return log_in(user or make_overseer()).get(reverse("patrol-figures"), {"period": period} | query)


def cells(response):
    """Every counted figure: (indicator, district, period) → (words, address)."""
    pattern = (
        r'<span data-indicator="([^"]*)" data-kind="counted" data-district="([^"]*)" data-period="([^"]*)">'
        r"(.*?)</span>"
    )
    found = {}
    for *key, inner in re.findall(pattern, response.content.decode(), re.S):
        address = re.search(r'href="([^"]*)"', inner)
        words = re.sub(r"<[^>]*>", "", inner).strip()
        found[tuple(key)] = (unescape(words), unescape(address[1]) if address else "")
    return found


def figure(response, indicator, district="", period="2024"):
    return cells(response)[indicator, district, period][0]


def text(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))
