"""Early notices on the first page of those who work at their crossing points."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.notice_panel import urgent_for, waiting_for
from borderops.review.inbox import Panel, Task, register_panel, register_task

register_task(
    Task(
        "notices",
        _("Early notices not dealt with"),
        "crossings.change_notice",
        waiting_for,
        "notices",
        _("write the change down, or say what became of it"),
        query="state=ours",
    )
)
register_panel(
    Panel(
        "urgent-notices",
        _("Urgent early notices"),
        "crossings.change_notice",
        "crossings/notices_home.html",
        urgent_for,
    )
)
