"""Reads the table of many dimensions as a person does: the number in a cell, and where it leads."""

import re
from html import unescape

from django.urls import reverse

from tests.figures.factories import log_in

LAW, OFFENDERS = "incidents.law.cases", "incidents.law.offenders"
FIGURE = r'data-kind="counted" data-row="([^"]*)" data-column="([^"]*)" data-period="[^"]*">(.*?)(?=<td|</td>|<div)'


def pivot(user, indicator=LAW, rows="district", period="2021", **query):
    """The page as this person sees it."""
    asked = {"indicator": indicator, "rows": rows, "period": period} | query
    return log_in(user).get(reverse("pivot"), asked)


def cells(page):
    """Every counted figure on the page: (row, column) → (words, address); "*" is all of a row or a column."""
    found = {}
    for row, column, inner in re.findall(FIGURE, page.text, re.S):
        address = re.search(r'href="([^"]*)"', inner)
        words = re.sub(r"<[^>]*>", "", inner).strip()
        found[row, column] = (unescape(words), unescape(address[1]) if address else "")
    return found


def row_names(page):
    return [row.head.name for row in page.context["pivot"].rows]
