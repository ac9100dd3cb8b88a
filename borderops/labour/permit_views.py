"""Permits: the list, one of them, and the number of the travel paper for who says what for; every look is noted."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, FormView

from borderops import vietnamese
from borderops.incidents.person_forms import PurposeForm
from borderops.labour.choices import Stage
from borderops.labour.kept_past import past_of
from borderops.labour.permit_filters import PermitFilter
from borderops.labour.permit_forms import PermitForm
from borderops.labour.permit_shortcuts import shortcuts
from borderops.labour.permit_tables import PermitTable
from borderops.labour.permit_told import course_of, lists_that_wait
from borderops.labour.permit_warnings import warnings_of
from borderops.labour.permits import Permit
from borderops.labour.worker_looks import WorkerLook
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage

ENDS_FIRST = "due_on"


@method_decorator(never_cache, name="dispatch")
class OfPermits(PermissionRequiredMixin):
    """A page about permits, which name workers; browsers keep no copy."""

    permission_required = "labour.view_permit"

    def permits(self):
        return Permit.objects.visible_to(self.request.user)


class PermitList(OfPermits, ListPage):
    """The permits of the workers whom the user may know; on top what ends soon and what is overdue."""

    template_name = "labour/permit_list.html"
    filterset_class = PermitFilter
    table_class = PermitTable
    searches_people = True
    summed = ["worker", "stage", "due_on"]

    @property
    def sorts(self):
        """The newest first; by the day on which they end only where each has one."""
        newest, ends = {"-id": Sort("id")}, {ENDS_FIRST: Sort("due_on", descending=False)}
        return ends | {"-due_on": Sort("due_on")} | newest if self.filterset.is_by_end else newest

    def get_queryset(self):
        return self.permits().for_list()

    def get_page(self, rows, sort, known):
        page = super().get_page(rows, sort, known)
        WorkerLook.note(self.request.user, about=gettext("List of permits"), people=len(page.rows))
        return page

    def get_context_data(self, **kwargs):
        links = shortcuts(self.request.user, self.request.GET)
        return super().get_context_data(**kwargs) | {"shortcuts": links}

    def get_totals(self, rows):
        """Workers, of whom some are abroad, of whom some are overdue."""
        people = len({worker for worker, _stage, _due in rows})
        abroad = sum(stage == Stage.ABROAD for _worker, stage, _due in rows)
        words = ngettext("%(n)s worker", "%(n)s workers", people) % {"n": vietnamese.number(people)}
        return f"{words}, {gettext('%(n)s abroad') % {'n': vietnamese.number(abroad)}}"


class OfPermit(OfPermits):
    """A page about one permit."""

    @cached_property
    def permit(self):
        seen = self.permits().for_list().select_related("sending_unit", "intake__employer", "entered_by")
        return get_object_or_404(seen, pk=self.kwargs["pk"])


class PermitDetail(OfPermit, DetailView):
    """One permit: what it says, how far it is and by which lists, what is amiss, what can be done next."""

    template_name = "labour/permit_detail.html"
    context_object_name = "permit"

    def get_object(self, queryset=None):
        return self.permit

    def get_context_data(self, **kwargs):
        permit, user = self.permit, self.request.user
        WorkerLook.note(user, worker=permit.worker)
        return super().get_context_data(**kwargs) | {
            "course": course_of(permit, user),
            "trips": permit.trips.select_related("out_crossing", "in_crossing"),
            "warnings": warnings_of(permit),
            "waiting": lists_that_wait(permit, user),
            "entries": past_of(permit, PermitForm.told_fields),
            "form": PurposeForm(),
            "next_kinds": permit.next_kinds if user.has_perm("labour.add_workerlist") else [],
        }


class PermitPaper(OfPermit, FormView):
    """Shows the number of the travel paper once to who says what for, and notes it."""

    permission_required = ["labour.view_permit", "labour.unmask_worker"]
    http_method_names = ["post", "options"]
    form_class = PurposeForm
    template_name = "labour/permit_paper.html"

    def post(self, request, *args, **kwargs):
        if not self.permit.paper_number:
            messages.error(request, gettext("No travel paper is written down here."))
            return redirect(self.permit)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"permit": self.permit}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        told = {"what": WorkerLook.What.PAPER, "purpose": form.cleaned_data["purpose"]}
        WorkerLook.note(self.request.user, worker=self.permit.worker, **told)
        return self.render_to_response(self.get_context_data(form=form, shown=self.permit.paper_number))
