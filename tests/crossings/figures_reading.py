"""Reads the figures of crossing points as a person does: the figure in a cell, and where it leads."""

import re
from html import unescape

from django.urls import reverse

from tests.factories import make_overseer
from tests.figures.factories import log_in

SPAN = re.compile(r"<span (data-indicator=[^>]*)>(.*?)</span>", re.S)


def page(user=None, period="cal:2024", **query):
    return log_in(user or make_overseer()).get(reverse("crossing-figures"), {"period": period} | query)


def hours_page(user=None, year=2022, **query):
    return log_in(user or make_overseer()).get(reverse("closed-hours"), {"year": year} | query)


def cells(response, **wanted):
    """Every counted figure whose attributes are as wanted: its attributes, words and address."""
    found = []
    for attributes, inner in SPAN.findall(response.content.decode()):
        told = dict(re.findall(r'data-([\w-]+)="([^"]*)"', attributes))
        address = re.search(r'href="([^"]*)"', inner)
        words = unescape(re.sub(r"<[^>]*>", "", inner)).strip()
        if all(told.get(name) == value for name, value in wanted.items()):
            found.append((told, words, unescape(address[1]) if address else ""))
    return found


def figure(response, short, crossing="", period="cal:2024", **wanted):
    """The words of the one figure of an indicator."""
    ((_told, words, _url),) = cells(
        response, indicator=f"crossings.{short}", crossing=crossing, period=period, **wanted
    )
    return words


def address(response, short, crossing="", period="cal:2024"):
    ((_told, _words, url),) = cells(
        response, indicator=f"crossings.{short}", crossing=crossing, period=period
    )
    return url


def hours(response, crossing="", period="2022", reason=None):
    """The hours closed of a year or a month such as 03/2022, in all or for a kind of reason."""
    found = cells(response, indicator="crossings.hours_closed", crossing=crossing, period=period)
    ((_told, words, _url),) = [each for each in found if each[0].get("reason") == reason]
    return words


def text(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))
