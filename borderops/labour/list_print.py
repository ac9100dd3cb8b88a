"""A list of workers as the annex of its minutes, on sheets of A4 across."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView

from borderops import vietnamese
from borderops.incidents.person_forms import PurposeForm
from borderops.labour.choices import AT_CROSSING, ListKind
from borderops.labour.list_lines import ShownLines
from borderops.labour.worker_lists import WorkerList
from borderops.labour.worker_looks import WorkerLook
from borderops.review.paper import agency, filled, long_day
from borderops.review.views import by_reference

TITLES = {
    ListKind.REGISTER: _("List of workers who register"),
    ListKind.SELECT: _("List of workers selected"),
    ListKind.ISSUE: _("List of workers who are issued permits"),
    ListKind.DEPART: _("List of workers handed over at departure"),
    ListKind.EXTEND: _("List of workers whose permits are extended"),
    ListKind.RETURN: _("List of workers received on return"),
    ListKind.LEAVE: _("List of workers who left the job"),
    ListKind.REFUSE: _("List of workers who are refused"),
    ListKind.CANCEL: _("List of workers whose permits are cancelled"),
}


def facts(record):
    """What stands above the rows, as (label, words)."""
    yield gettext("Labour programme"), str(record.programme)
    yield gettext("Home district of the workers"), str(record.district)
    yield gettext("Day"), vietnamese.day(record.day)
    yield gettext("Crossing point"), str(record.crossing or "")
    yield gettext("Number in the register"), record.number or ""
    yield gettext("Basis"), record.basis
    yield gettext("Remark"), record.remark


def minutes_words(record):
    """To which minutes the annex belongs."""
    if not record.minutes_number:
        return record.get_state_display()
    words = gettext("Annex to the minutes No. %(number)s of %(day)s")
    told = words % {"number": record.minutes_number, "day": vietnamese.day(record.day)}
    return f"{told} · {record.get_state_display()}"


@method_decorator(never_cache, name="dispatch")
class PrintWorkerList(PermissionRequiredMixin, DetailView):
    """The annex; papers stand on it in full only once somebody has said what for, and both are noted."""

    permission_required = "labour.view_workerlist"
    context_object_name = "list"
    template_name = "labour/list_print.html"

    def get_object(self, queryset=None):
        seen = WorkerList.objects.visible_to(self.request.user).for_list()
        return by_reference(seen, self.kwargs["reference"])

    def get_context_data(self, **kwargs):
        record, user = self.object, self.request.user
        lines = ShownLines(record, user)
        WorkerLook.note(user, about=record.reference, people=len(lines.known_and_good))
        return super().get_context_data(**kwargs) | {
            "lines": lines,
            "title_words": TITLES[ListKind(record.kind)],
            "minutes": minutes_words(record),
            "facts": filled(facts(record)),
            "agency": agency(user),
            "written_on": long_day(timezone.localdate()),
            "at_crossing": record.kind in AT_CROSSING,
            "form": kwargs.get("form") or PurposeForm(),
            "may_unmask": user.has_perm("labour.unmask_worker") and bool(lines.known_and_good),
        }

    def post(self, request, *args, **kwargs):
        """Prints the papers in full, for a purpose that is kept."""
        if not request.user.has_perm("labour.unmask_worker"):
            raise PermissionDenied
        self.object = self.get_object()
        form = PurposeForm(request.POST)
        context = self.get_context_data(form=form, in_full=form.is_valid())
        if not context["in_full"]:
            return render(request, self.template_name, context, status=422)
        purpose, people = form.cleaned_data["purpose"], len(context["lines"].known_and_good)
        about = self.object.reference
        WorkerLook.note(request.user, what=WorkerLook.What.PAPER, purpose=purpose, about=about, people=people)
        return render(request, self.template_name, context)
