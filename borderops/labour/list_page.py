"""One list of workers: its page."""

from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from borderops.labour.choices import RUNNING
from borderops.labour.list_lines import UNSETTLED, ShownLines
from borderops.labour.worker_lists import WorkerList
from borderops.labour.worker_looks import WorkerLook
from borderops.review.editing import RecordDetail
from borderops.review.states import State


@method_decorator(never_cache, name="dispatch")
class WorkerListDetail(RecordDetail):
    """One list with its workers, what holds some of them back, and its trail; every look is noted."""

    permission_required = "labour.view_workerlist"
    model = WorkerList
    context_object_name = "list"
    template_name = "labour/list_detail.html"
    related = ["programme", "district", "crossing", "unit__district", "entered_by", "reviewed_by"]

    def get_context_data(self, **kwargs):
        context, record, user = super().get_context_data(**kwargs), self.object, self.request.user
        lines = ShownLines(record, user)
        WorkerLook.note(user, about=record.reference, people=lines.named)
        step = record.programme.step_on(record.day)
        return context | {
            "whole": record.is_whole_for(user),
            "lines": lines,
            "is_unsettled": record.state in UNSETTLED,
            "rested": step if step and step.kind not in RUNNING else None,
            "may_pass_quota": self.may_pass_quota(lines, context["may_review"]),
            "may_go_on": self.may_go_on(),
        }

    def may_pass_quota(self, lines, may_review):
        """Whether this person may let the lines through that the quota holds back."""
        waits = self.object.state == State.SUBMITTED and lines.wait_for_quota
        return waits and may_review and self.request.user.has_perm("labour.pass_quota")

    def may_go_on(self):
        """Whether this person may take what the accepted list held back into a new one."""
        record, user = self.object, self.request.user
        return (
            record.state == State.ACCEPTED
            and bool(record.held_lines)
            and user.has_perm("labour.add_workerlist")
        )
