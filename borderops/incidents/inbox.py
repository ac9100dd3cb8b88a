from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.incidents.doubles import with_doubles
from borderops.incidents.filters import WaitingFilter
from borderops.incidents.follow_up_filters import WaitingFollowUpFilter
from borderops.incidents.follow_up_tables import WaitingFollowUpTable
from borderops.incidents.models import FollowUp, Incident
from borderops.incidents.tables import WaitingTable
from borderops.review.inbox import Inbox, Task, register, register_task


def overdue(user):
    """The cases in this person's places that should be resolved by now."""
    return Incident.objects.readable_by(user).overdue(timezone.localdate())


register(
    Inbox(
        "incidents",
        _("Incidents"),
        Incident,
        WaitingFilter,
        WaitingTable,
        "incidents",
        suspects=with_doubles,
    )
)
register_task(
    Task(
        "overdue-incidents",
        _("Cases whose handling is overdue"),
        "incidents.view_followup",
        overdue,
        "overdue-incidents",
        _("log what was done, or give the case more time"),
        tone="stop",
    )
)
register(
    Inbox(
        "follow-ups",
        _("Follow-ups"),
        FollowUp,
        WaitingFollowUpFilter,
        WaitingFollowUpTable,
        "follow-ups",
        rank=2,
    )
)
