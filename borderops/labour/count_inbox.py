"""Monthly counts that wait for review."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.count_filters import WaitingMonthCountFilter
from borderops.labour.count_tables import WaitingMonthCountTable
from borderops.labour.month_counts import MonthCount
from borderops.review.inbox import Inbox, register

register(
    Inbox(
        "month-counts",
        _("Monthly counts"),
        MonthCount,
        WaitingMonthCountFilter,
        WaitingMonthCountTable,
        "month-counts",
        rank=6,
    )
)
