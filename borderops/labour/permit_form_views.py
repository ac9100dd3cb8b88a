"""Making a permit for a worker, and changing what it says."""

from urllib.parse import urlencode

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops import vietnamese
from borderops.labour.intakes import Intake
from borderops.labour.kept_form_page import KeptFormPage
from borderops.labour.permit_forms import PermitForm, from_demand
from borderops.labour.permits import Permit
from borderops.labour.programmes import Programme
from borderops.labour.worker_looks import WorkerLook
from borderops.labour.workers import Worker

SHOWN = 20


def key_in(text):
    """The key that an address or a form names, if it is one."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else None


@method_decorator(never_cache, name="dispatch")
class PermitFormPage(KeptFormPage):
    """What making and changing a permit share."""

    model = Permit
    form_class = PermitForm
    template_name = "labour/permit_form.html"

    def post(self, request, *args, **kwargs):
        """Saves; or, where that was asked, only fills in from the demand what was left empty."""
        return self.fill_in() if "fill" in request.POST else super().post(request, *args, **kwargs)

    def fill_in(self):
        self.object = self.get_object() if "pk" in self.kwargs else None
        demand = demand_of(self.request.user, self.request.POST.get("intake"))
        typed = self.request.POST.dict()
        kwargs = self.get_form_kwargs()
        kwargs |= {"data": None, "files": None, "initial": typed}
        form = self.form_class(**kwargs)
        form.initial |= from_demand(typed, demand) if demand else typed
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        worker = self.worker
        WorkerLook.note(self.request.user, worker=worker)
        return super().get_context_data(**kwargs) | {"worker": worker}

    def done(self, record):
        return gettext("The permit is kept.")

    def next_url(self, record):
        """The permit's page, or a list to put it on."""
        if "list" not in self.request.POST or not record.next_kinds:
            return record.get_absolute_url()
        return list_for(record, "issue" if "issue" in record.next_kinds else record.next_kinds[0].value)


def list_for(permit, kind):
    """The address of a new list that already names the permit."""
    query = {"kind": kind, "programme": permit.programme.code, "permit": permit.pk}
    return f"{reverse('new-worker-list')}?{urlencode(query)}"


def demand_of(user, text):
    """The demand that an address or a form names, if the person may see it."""
    return Intake.objects.visible_to(user).filter(pk=key_in(text)).first() if key_in(text) else None


@method_decorator(never_cache, name="dispatch")
class PermitWhom(PermissionRequiredMixin, TemplateView):
    """Asks for which worker a permit is to be made, where the address does not say so."""

    permission_required = ["labour.add_permit", "labour.view_worker"]
    template_name = "labour/permit_whom.html"

    def get_context_data(self, **kwargs):
        text = vietnamese.clean(self.request.GET.get("q", ""), single_line=True)[:200]
        found = []
        if text:
            seen = Worker.objects.visible_to(self.request.user).living().search(text).for_list()
            found = list(seen.order_by("-pk")[:SHOWN])
            WorkerLook.note(self.request.user, about=gettext("For whom a permit is made"), people=len(found))
        asked = {
            name: self.request.GET[name] for name in ("intake", "programme") if self.request.GET.get(name)
        }
        return super().get_context_data(**kwargs) | {
            "text": text,
            "workers": found,
            "asked": asked,
            "kept_query": urlencode(asked),
            "is_cut": len(found) == SHOWN,
        }


class PermitNew(PermitFormPage, CreateView):
    """The form of a new permit; the address names the worker and perhaps the demand."""

    permission_required = ["labour.add_permit", "labour.view_permit"]

    def get(self, request, *args, **kwargs):
        """The form; where the address does not say for whom, the page that asks."""
        if not request.GET.get("worker"):
            return PermitWhom.as_view()(request)
        return super().get(request, *args, **kwargs)

    @cached_property
    def worker(self):
        workers = Worker.objects.visible_to(self.request.user).living().for_list()
        return get_object_or_404(workers, pk=key_in(self.request.GET.get("worker")))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Permit(worker=self.worker)}

    def get_initial(self):
        demand = demand_of(self.request.user, self.request.GET.get("intake"))
        if demand:
            return super().get_initial() | {"intake": demand.pk} | from_demand({}, demand)
        wanted = Programme.objects.visible_to(self.request.user)
        named = wanted.coded(self.request.GET.get("programme", ""))
        programmes = list((named or wanted)[:2])
        return super().get_initial() | ({"programme": programmes[0].pk} if len(programmes) == 1 else {})

    def back_url(self):
        return self.worker.get_absolute_url()


class PermitEdit(PermitFormPage, UpdateView):
    """Changes what a permit says; its history keeps what it said before."""

    permission_required = ["labour.change_permit", "labour.view_permit"]

    def get_queryset(self):
        return Permit.objects.visible_to(self.request.user).select_related("worker", "programme")

    @property
    def worker(self):
        return self.object.worker

    def back_url(self):
        return reverse("permit", args=[self.kwargs["pk"]])
