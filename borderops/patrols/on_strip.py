"""Markers and posts as they stand on the border strip."""

from django.urls import reverse
from django.utils.translation import gettext as _

from borderops.districts.strip import Thing, strip_of
from borderops.patrols.choices import PostChange
from borderops.patrols.marker_looks import SEEN, TONES, Found


def markers_on_strip(markers):
    """The markers of a list, each in the state in which it was found (see MarkerList)."""
    meant = {}
    for state in [*SEEN, ""]:
        meant.setdefault(TONES[state], []).append(str(Found(state).words))
    return strip_of(map(marker_thing, markers), [(tone, ", ".join(words)) for tone, words in meant.items()])


def marker_thing(marker):
    district = marker.commune and marker.commune.district
    words = str(marker.found.words)
    return Thing(
        marker.code, reverse("marker", args=[marker.code]), marker.found.tone, words, district, marker
    )


def posts_on_strip(posts):
    """The posts of a list that had been opened by its day (see PostList)."""
    opened = [post for post in posts if post.last_then]
    return strip_of(map(post_thing, opened), [("ok", _("In operation")), ("mute", _("Closed"))])


def post_thing(post):
    stood, is_closed = post.stood_on(post.shown_on), post.last_then.kind == PostChange.CLOSED
    tone, words = ("mute", _("Closed")) if is_closed else ("ok", _("In operation"))
    return Thing(post.name, post.get_absolute_url(), tone, words, stood.district, stood.marker)
