"""How many crossing points of each kind stood on a day; one number of them all would depend on the definition."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.board_forms import UNKNOWN
from borderops.crossings.choices import CrossingKind

NOT_KNOWN = _("Kind not known, or only proposed")


@dataclass(frozen=True)
class OfKind:
    """A number of crossing points, with the board that shows them."""

    kind: str
    label: str | Promise
    number: int
    url: str


def kinds_on(crossings, day):
    """The kinds that were there on a day, from the highest; a crossing point closed for good is none of them."""
    standing = [each for each in crossings if not each.is_closed_on(day)]
    numbers = Counter(each.kind_on(day) or UNKNOWN for each in standing)
    labels = [*CrossingKind.choices, (UNKNOWN, NOT_KNOWN)]
    return [
        OfKind(kind, label, numbers[kind], board_url(kind, day)) for kind, label in labels if numbers[kind]
    ]


def board_url(kind, day):
    return f"{reverse('crossings')}?{urlencode({'as_of': vietnamese.day(day), 'kind': kind})}"
