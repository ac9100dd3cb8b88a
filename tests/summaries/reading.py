"""Reads the summary's page as a person does: the figure in a cell, and where it leads."""

import re
from html import unescape

from django.urls import reverse

from tests.figures.factories import log_in

HD, PL, PEOPLE, SK = (
    "incidents.agreement.cases",
    "incidents.law.cases",
    "incidents.law.offenders",
    "incidents.event.cases",
)


def summary(user, period="2021", **query):
    """The page as this person sees it."""
    return log_in(user).get(reverse("district-summary"), {"period": period} | query)


def cells(response, kind="counted"):
    """Every figure on the page: (indicator, district, period) → (words, address)."""
    pattern = (
        rf'<(?:span|div)[^>]*data-indicator="([^"]*)" data-kind="{kind}" data-district="([^"]*)" '
        r'data-period="([^"]*)"[^>]*>(.*?)</(?:span|div)>'
    )
    found = {}
    for *key, inner in re.findall(pattern, response.content.decode(), re.S):
        address = re.search(r'href="([^"]*)"', inner)
        words = re.sub(r"<[^>]*>", "", inner).strip()
        found[tuple(key)] = (unescape(words), unescape(address[1]) if address else "")
    return found


def figure(response, indicator, district="", period="2021", kind="counted"):
    """The words in one cell; the total of the whole line when no district is named."""
    return cells(response, kind)[indicator, district, period][0]


def text(response):
    """The page's words without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())
