"""Reports of traffic that wait for review."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_filters import WaitingTrafficFilter
from borderops.crossings.traffic_tables import WaitingTrafficTable
from borderops.review.inbox import Inbox, register

register(
    Inbox(
        "traffic",
        _("Reports of traffic"),
        TrafficReport,
        WaitingTrafficFilter,
        WaitingTrafficTable,
        "traffic",
        rank=4,
    )
)
