"""Addresses that list who is behind a number of the week, for those who may see workers by name."""

from urllib.parse import urlencode

from django.urls import reverse

from borderops import vietnamese
from borderops.labour.choices import ListKind
from borderops.labour.week_counts import CAME, COMING_WAITS, GOING_WAITS, TO_COME, TO_GO, WENT
from borderops.review.states import State

LISTS = {
    WENT: (ListKind.DEPART, State.ACCEPTED),
    GOING_WAITS: (ListKind.DEPART, State.SUBMITTED),
    CAME: (ListKind.RETURN, State.ACCEPTED),
    COMING_WAITS: (ListKind.RETURN, State.SUBMITTED),
}
EXPECTED = {TO_GO: "starting", TO_COME: "due"}


def list_url(week, kind, crossing):
    """The lists of what happened or waits; nothing for what is only expected."""
    if kind not in LISTS:
        return ""
    what, state = LISTS[kind]
    days = {"since": vietnamese.day(week.start), "until": vietnamese.day(week.end)}
    query = {"kind": what.value, "state": state.value, "crossing": crossing.code} | days
    return f"{reverse('worker-lists')}?{urlencode(query)}"


def permit_url(week, kind, crossing):
    """The permits on which workers are to leave, or due back."""
    return f"{reverse('permits')}?{urlencode({EXPECTED[kind]: week.key, 'crossing': crossing.code})}"
