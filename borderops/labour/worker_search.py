"""Workers in the search over all registers, by name or by the whole number of a paper; the look is noted."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.labour.worker_looks import WorkerLook
from borderops.labour.workers import Worker
from borderops.lists.keyset import Sort
from borderops.lists.search import Row, Source, newest, register

NEWEST = Sort("id")


def find(user, text):
    """The workers so called, or with this paper, of those that the person may see."""
    found = newest(Worker.objects.visible_to(user).living().for_list().search(text), NEWEST)
    WorkerLook.note(user, about=gettext("Search over all registers"), people=len(found))
    return [Row(each.name, line_of(each), each.get_absolute_url()) for each in found]


def line_of(worker):
    told = [str(worker), worker.born_words, worker.paper_words, worker.home_words]
    return " · ".join(filter(None, told))


def list_of(text):
    """The list, narrowed by the text."""
    return f"{reverse('workers')}?{urlencode({'q': text})}"


register(Source("workers", _("Workers"), "labour.view_worker", find, list_of, rank=5))
