"""What of the patrols waits for people: reports to review, hand-overs to confirm."""

from django.utils.translation import gettext_lazy as _

from borderops.patrols.arrears import posts_in_arrears
from borderops.patrols.joint_patrol_filters import WaitingJointPatrolFilter
from borderops.patrols.joint_patrol_tables import WaitingJointPatrolTable
from borderops.patrols.models import JointPatrol, ShiftReport
from borderops.patrols.shift_filters import WaitingShiftFilter
from borderops.patrols.shift_tables import WaitingShiftTable
from borderops.review.inbox import Inbox, Task, register, register_task


def to_take_over(user):
    """The shifts of the user's unit that somebody of the next shift has to confirm."""
    return ShiftReport.objects.visible_to(user).to_take_over(user)


register(
    Inbox(
        "shifts",
        _("Shift reports"),
        ShiftReport,
        WaitingShiftFilter,
        WaitingShiftTable,
        "shifts",
        rank=2,
    )
)
register_task(
    Task(
        "hand-overs",
        _("Hand-overs to confirm"),
        "patrols.change_shiftreport",
        to_take_over,
        "shifts",
        _("open the report of the shift before, and confirm"),
        query="handover=mine",
    )
)
register(
    Inbox(
        "joint-patrols",
        _("Joint patrols"),
        JointPatrol,
        WaitingJointPatrolFilter,
        WaitingJointPatrolTable,
        "joint-patrols",
        rank=3,
    )
)
register_task(
    Task(
        "shifts-not-reported",
        _("Posts with shifts not reported yet"),
        "patrols.add_shiftreport",
        posts_in_arrears,
        "patrols-today",
        _("of this duty day or of the one before: report them"),
        tone="stop",
    )
)
