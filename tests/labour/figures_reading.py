"""Reads the figures of labour programmes as a person does: the figure in a cell, and where it leads."""

import re
from html import unescape

from django.urls import reverse

from tests.factories import make_overseer
from tests.figures.factories import log_in

SPAN = re.compile(r"<span (data-indicator=[^>]*)>(.*?)</span>", re.S)


def page(user=None, period="cal:2024", name="labour-figures", **query):
    asked = {"period": period} if name == "labour-figures" else {}
    return log_in(user or make_overseer()).get(reverse(name), asked | query)


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


def figure(response, short, of="", period="cal:2024"):
    """The words of the one figure of an indicator."""
    ((_told, words, _url),) = cells(response, indicator=f"labour.{short}", of=of, period=period)
    return words


def both(response, of="", period="cal:2024"):
    """Workers and departures of a row."""
    return figure(response, "workers_out", of, period), figure(response, "departures", of, period)


def address(response, short, of="", period="cal:2024"):
    ((_told, _words, url),) = cells(response, indicator=f"labour.{short}", of=of, period=period)
    return url


def text(response):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", response.content.decode())))
