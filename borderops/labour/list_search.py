"""Lists of workers in the search over all registers: by their number, the minutes and the permits; never by a name."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.labour.worker_lists import WorkerList
from borderops.lists.keyset import Sort
from borderops.lists.search import Row, Source, newest, register

NEWEST = Sort("day")


def find(user, text):
    """The newest lists with such a number, of those that the person may see."""
    seen = WorkerList.objects.visible_to(user).for_list().search(text)
    return [Row(str(each), line_of(each), each.get_absolute_url()) for each in newest(seen, NEWEST)]


def line_of(record):
    words = [record.in_short, record.minutes_number, record.get_state_display()]
    return " · ".join(filter(None, words))


def exact(user, text):
    """The list with this number."""
    record = WorkerList.objects.visible_to(user).filter(number=text.upper()).first()
    return record and record.get_absolute_url()


def list_of(text):
    """The list page, narrowed by the text."""
    return f"{reverse('worker-lists')}?{urlencode({'q': text})}"


register(
    Source(
        "worker-lists",
        _("Lists of workers"),
        "labour.view_workerlist",
        find,
        list_of,
        exact=exact,
        rank=4,
    )
)
