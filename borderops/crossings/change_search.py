"""Changes of flows in the search over all registers."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.crossings.changes import FlowChange
from borderops.lists.keyset import Sort
from borderops.lists.search import Row, Source, newest, register

NEWEST = Sort("counts_from")


def find(user, text):
    """The newest changes with such a number, at crossing points so called, of those that the person may see."""
    seen = FlowChange.objects.visible_to(user).for_list().search(text)
    return [Row(str(each), line_of(each), each.get_absolute_url()) for each in newest(seen, NEWEST)]


def line_of(change):
    return f"{change.in_short} · {change.get_state_display()}"


def exact(user, text):
    """The change with this number."""
    change = FlowChange.objects.visible_to(user).filter(number=text.upper()).first()
    return change and change.get_absolute_url()


def list_of(text):
    """The list, narrowed by the text."""
    return f"{reverse('flow-changes')}?{urlencode({'q': text})}"


register(
    Source(
        "flow-changes",
        _("Changes of flows"),
        "crossings.view_flowchange",
        find,
        list_of,
        exact=exact,
        rank=3,
    )
)
