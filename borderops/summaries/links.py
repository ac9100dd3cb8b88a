"""Addresses that open exactly the incidents, or the shifts, behind a number."""

from urllib.parse import urlencode

from django.urls import reverse

from borderops import vietnamese
from borderops.review.states import State


def incidents_url(span, regime, place=None, state=State.ACCEPTED):
    """The list of the incidents of a regime in a span of time, and in a place given as (filter, code)."""
    query = {
        "state": state.value,
        "since": vietnamese.day(span.start),
        "until": vietnamese.day(span.end),
        "regime": regime,
    }
    return f"{reverse('incidents')}?{urlencode(query | dict([place] if place else []))}"


def calendar_url(span, today, district=""):
    """The calendar of the shifts in the last month of a span that has come, in a district or everywhere."""
    query = {"month": f"{min(span.end, today):%Y-%m}"} | ({"district": district} if district else {})
    return f"{reverse('patrol-calendar')}?{urlencode(query)}"
