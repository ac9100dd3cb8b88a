"""Lists of workers that wait for review."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.list_filters import WaitingWorkerListFilter
from borderops.labour.list_tables import WaitingWorkerListTable
from borderops.labour.worker_lists import WorkerList
from borderops.review.inbox import Inbox, register

register(
    Inbox(
        "worker-lists",
        _("Lists of workers"),
        WorkerList,
        WaitingWorkerListFilter,
        WaitingWorkerListTable,
        "worker-lists",
        rank=3,
    )
)
