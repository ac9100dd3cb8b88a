"""Border markers in the search over all registers: with the state that holds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.lookup import split_marker
from borderops.districts.models import BorderMarker
from borderops.lists.search import SHOWN, Row, Source, register
from borderops.patrols.marker_looks import PresentStates
from borderops.patrols.stretches import stretch_words


def find_markers(user, text):
    """The markers of the number in a text such as "mốc 424", with those that share it: 261 finds 261(1) and 261(2)."""
    code = split_marker(vietnamese.fold(text))[1]
    if not code:
        return []
    markers = list(BorderMarker.objects.filter(code__startswith=code).select_related("commune")[:SHOWN])
    present = PresentStates(markers)
    return [row_of(marker, present.of(marker)) for marker in markers]


def row_of(marker, found):
    line = " · ".join(str(part) for part in [marker.commune, found.words, vietnamese.day(found.day)] if part)
    return Row(stretch_words(marker), line, reverse("marker", args=[marker.code]))


def register_markers():
    register(Source("markers", _("Border markers"), "districts.view_bordermarker", find_markers, rank=3))
