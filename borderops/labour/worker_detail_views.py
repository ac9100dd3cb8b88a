"""One worker with permits, trips and lists, and the number of the paper for who says what for."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView

from borderops.incidents.person_forms import PurposeForm
from borderops.labour.forgetting_unplaced import kept_until
from borderops.labour.trips import Trip
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.labour.worker_looks import WorkerLook, WorkerMerge
from borderops.labour.worker_past import past_of
from borderops.labour.worker_views import NamesWorkers
from borderops.labour.workers import Worker
from borderops.people.roles import REVIEWERS

LOOKS_SHOWN = 20


class WorkerDetail(NamesWorkers, DetailView):
    """What is known of a worker; each look is noted."""

    template_name = "labour/worker_detail.html"
    context_object_name = "worker"

    def get_queryset(self):
        return Worker.objects.visible_to(self.request.user).for_list().select_related("entered_by")

    def get_context_data(self, **kwargs):
        worker, user = self.object, self.request.user
        WorkerLook.note(user, worker=worker)
        stands = not (worker.merged_into_id or worker.forgotten_at)
        return super().get_context_data(**kwargs) | {
            "goes_on": Worker.objects.visible_to(user).filter(pk=worker.merged_into_id).first(),
            "trips": trips_of(worker, user),
            "lines": lines_of(worker, user),
            "mergings": mergings_of(worker, user),
            "looks": looks_at(worker, user),
            "entries": past_of(worker),
            "kept_until": kept_until(worker) if stands else None,
            "may_edit": stands and user.has_perm("labour.change_worker"),
            "may_add_permit": stands and user.has_perm("labour.add_permit"),
            "may_unmask": bool(worker.paper_number) and user.has_perm("labour.unmask_worker"),
        }


def trips_of(worker, user):
    """The trips, the latest first."""
    trips = Trip.objects.visible_to(user).filter(worker=worker)
    return trips.select_related("permit", "programme", "out_crossing", "in_crossing").order_by(
        "-out_on", "-pk"
    )


def lines_of(worker, user):
    """Where the worker's permits stand in lists that the person may read, the latest list first."""
    lists = WorkerList.objects.visible_to(user)
    lines = ListLine.objects.filter(permit__worker=worker, list__in=lists)
    return lines.select_related("permit", "list__programme", "list__district").order_by("-list__day", "-pk")


def mergings_of(worker, user):
    """The mergings that stand and with which workers of the person's places."""
    if not user.has_perm("labour.match_worker"):
        return []
    seen = Worker.objects.visible_to(user)
    standing = WorkerMerge.objects.filter(undone_at__isnull=True, kept__in=seen, merged__in=seen)
    involved = standing.filter(kept=worker) | standing.filter(merged=worker)
    return list(involved.select_related("kept", "merged", "by"))


def looks_at(worker, user):
    """The latest looks; for reviewers and the province."""
    if not (user.holds(*REVIEWERS) and user.has_perm("labour.view_workerlook")):
        return None
    return worker.looks.select_related("by")[:LOOKS_SHOWN]


class WorkerPaper(NamesWorkers, FormView):
    """Asks what for, shows the number of the paper once, and notes it."""

    permission_required = "labour.unmask_worker"
    form_class = PurposeForm
    template_name = "labour/worker_paper.html"

    @cached_property
    def worker(self):
        own = Worker.objects.visible_to(self.request.user).exclude(paper_number="")
        return get_object_or_404(own, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"worker": self.worker}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        purpose = form.cleaned_data["purpose"]
        WorkerLook.note(self.request.user, worker=self.worker, what=WorkerLook.What.PAPER, purpose=purpose)
        shown = self.worker.paper_number
        return self.render_to_response(self.get_context_data(form=form, shown=shown))
