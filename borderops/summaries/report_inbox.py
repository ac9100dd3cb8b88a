"""What reports put on the first page of those who make them: drafts to be checked, and what is to be issued."""

from django.utils.translation import gettext_lazy as _

from borderops.review.inbox import Task, register_task
from borderops.summaries.report_filters import TO_CHECK
from borderops.summaries.reports import Report, ReportState


def to_check(user):
    return Report.objects.visible_to(user).to_check_by(user)


def to_issue(user):
    return Report.objects.visible_to(user).filter(state=ReportState.CHECKED)


register_task(
    Task(
        "reports-to-check", _("Reports to check"), "summaries.issue_report", to_check, "reports",
        _("drafts that somebody else wrote last"), query=f"state={TO_CHECK}",
    ),
)  # fmt: skip
register_task(
    Task(
        "reports-to-issue", _("Reports to issue"), "summaries.issue_report", to_issue, "reports",
        _("checked, not issued yet"), query=f"state={ReportState.CHECKED}",
    ),
)  # fmt: skip
