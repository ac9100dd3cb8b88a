"""Addresses that open exactly the incidents behind a number."""

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
