"""A page of notices as they must be read: what waits, the urgent ones first; then what is closed, the latest first."""

import re
from datetime import UTC, datetime, timedelta

from django.db.models import Q

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
PLACE = re.compile(r"(\d)\.(\d{1,16})\.(\d{1,18})", re.ASCII)


class UrgentFirstPage:
    """One page; its cursors say where a row stands in this order, so that the last page is as quick as the first."""

    def __init__(self, rows, size, after="", before=""):
        past, next_to = read_place(after), read_place(before)
        backwards = next_to is not None
        ordered = rows.urgent_first()
        if backwards:
            ordered = ordered.filter(ahead_of(next_to)).reverse()
        elif past:
            ordered = ordered.filter(beyond(past))
        found = list(ordered[: size + 1])
        more, found = len(found) > size, found[:size]
        self.rows = found[::-1] if backwards else found
        self.has_previous, self.has_next = (more, True) if backwards else (past is not None, more)

    @property
    def next_cursor(self):
        return write_place(self.rows[-1]) if self.rows else ""

    @property
    def previous_cursor(self):
        return write_place(self.rows[0]) if self.rows else ""


def write_place(notice):
    """Where a notice stands, as text for an address."""
    return f"{notice.turn}.{(notice.received_at - BEGIN) // timedelta(microseconds=1)}.{notice.pk}"


def read_place(text):
    """The turn, moment and key in an address; nothing where it is empty or not ours."""
    found = PLACE.fullmatch(text)
    if not found:
        return None
    turn, moment, key = map(int, found.groups())
    return turn, BEGIN + timedelta(microseconds=moment), key


def beyond(place):
    turn, moment, key = place
    later = Q(received_at__lt=moment) | Q(received_at=moment, pk__lt=key)
    return Q(turn__gt=turn) | (Q(turn=turn) & later)


def ahead_of(place):
    turn, moment, key = place
    sooner = Q(received_at__gt=moment) | Q(received_at=moment, pk__gt=key)
    return Q(turn__lt=turn) | (Q(turn=turn) & sooner)
