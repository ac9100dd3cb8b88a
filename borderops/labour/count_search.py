"""Monthly counts of workers in the search over all registers."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.labour.month_counts import MonthCount
from borderops.lists.keyset import Sort
from borderops.lists.search import Row, Source, newest, register

NEWEST = Sort("starts_on")


def find(user, text):
    """The newest counts with such a number, or of communes so called, of those that the person may see."""
    seen = MonthCount.objects.visible_to(user).for_list().search(text)
    return [Row(str(each), line_of(each), each.get_absolute_url()) for each in newest(seen, NEWEST)]


def line_of(count):
    return f"{count.in_short} · {count.get_state_display()}"


def exact(user, text):
    """The count with this number."""
    count = MonthCount.objects.visible_to(user).filter(number=text.upper()).first()
    return count and count.get_absolute_url()


def list_of(text):
    """The list, narrowed by the text."""
    return f"{reverse('month-counts')}?{urlencode({'q': text})}"


register(
    Source(
        "month-counts",
        _("Monthly counts of workers"),
        "labour.view_monthcount",
        find,
        list_of,
        exact=exact,
        rank=6,
    )
)
