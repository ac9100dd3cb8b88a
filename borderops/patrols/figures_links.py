"""Addresses that open exactly the posts or the shifts behind a number."""

from urllib.parse import urlencode

from django.urls import reverse

from borderops import vietnamese
from borderops.patrols.figure_names import COMPLETENESS, OF_POSTS
from borderops.review.states import State


def rows_url(counted, span, day, place="", state=State.ACCEPTED):
    """The rows of a figure for a span, posts as they stood on a day; in a district given by its code, or in all."""
    where = {"district": place} if place else {}
    if counted in OF_POSTS:
        query = {"as_of": vietnamese.day(day), "kind": counted.post_kind.value, "state": "open"} | where
        return f"{reverse('posts')}?{urlencode(query)}"
    if counted is COMPLETENESS:
        return f"{reverse('patrol-calendar')}?{urlencode({'month': f'{day:%Y-%m}'} | where)}"
    query = {"state": state.value, "since": vietnamese.day(span.start), "until": vietnamese.day(span.end)}
    return f"{reverse('shifts')}?{urlencode(query | counted.narrowed | where)}"
