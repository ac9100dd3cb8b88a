"""What the summaries put on everybody's first page."""

from django.utils.translation import gettext_lazy as _

from borderops.review.inbox import Task, register_task
from borderops.summaries.messages import unread_by

register_task(
    Task(
        "messages",
        _("Unread messages"),
        "summaries.view_summary",
        unread_by,
        "messages",
        _("what the register tells you by itself"),
    )
)

# The tasks of the reports stand with the reports.
from borderops.summaries import report_inbox  # noqa: E402, F401
