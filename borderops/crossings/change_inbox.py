"""Changes of flows that wait for review: the urgent ones, which are in force already, on top."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.change_filters import WaitingFlowChangeFilter
from borderops.crossings.change_tables import WaitingFlowChangeTable
from borderops.crossings.changes import FlowChange
from borderops.review.inbox import Inbox, register

register(
    Inbox(
        "flow-changes",
        _("Changes of flows"),
        FlowChange,
        WaitingFlowChangeFilter,
        WaitingFlowChangeTable,
        "flow-changes",
        rank=2,
        on_top={"urgent": True},
    )
)
