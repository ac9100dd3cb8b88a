"""Demands for workers: the list, one of them with its permits, its form."""

from urllib.parse import urlencode

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import CreateView, DetailView, UpdateView

from borderops import vietnamese
from borderops.labour.intake_counts import with_counts
from borderops.labour.intake_filters import IntakeFilter
from borderops.labour.intake_forms import IntakeForm
from borderops.labour.intake_order import OpenFirstPage
from borderops.labour.intake_tables import IntakeTable
from borderops.labour.intakes import Intake
from borderops.labour.kept_form_page import KeptFormPage
from borderops.labour.kept_past import past_of
from borderops.labour.permits import Permit
from borderops.labour.worker_looks import WorkerLook
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage

OPEN_FIRST = "open"
PERMITS_SHOWN = 50


class IntakeList(ListPage):
    """Demands; the open ones stand first, each with how many of its places are filled."""

    permission_required = "labour.view_intake"
    template_name = "labour/intake_list.html"
    filterset_class = IntakeFilter
    table_class = IntakeTable
    summed = ["asked"]
    sorts = {OPEN_FIRST: Sort("starts_on"), "-starts_on": Sort("starts_on")}

    def get_queryset(self):
        return Intake.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        if sort == OPEN_FIRST:
            page = OpenFirstPage(rows, self.page_size, self.request.GET)
        else:
            page = super().get_page(rows, sort, known)
        page.rows = with_counts(page.rows)
        return page

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["table"].opens_permits = self.request.user.has_perm("labour.view_permit")
        return context

    def get_totals(self, rows):
        asked = sum(number for (number,) in rows)
        return gettext("%(n)s workers asked for") % {"n": vietnamese.number(asked)}


class IntakeDetail(PermissionRequiredMixin, DetailView):
    """One demand: what is asked, what is filled, and the permits of the reader's places."""

    permission_required = "labour.view_intake"
    template_name = "labour/intake_detail.html"
    context_object_name = "intake"

    def get_queryset(self):
        return Intake.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs):
        (intake,) = with_counts([self.object])
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "filled": intake.filled,
            "left": max(intake.asked - intake.filled.selected, 0),
            "permits": self.permits() if user.has_perm("labour.view_permit") else None,
            "permits_query": urlencode({"demand": intake.pk}),
            "entries": past_of(intake, IntakeForm.told_fields),
        }

    def permits(self):
        """The latest permits that the reader may see; that names were shown is noted."""
        user = self.request.user
        seen = Permit.objects.visible_to(user).filter(intake=self.object).for_list()
        permits = list(seen.order_by("-pk")[:PERMITS_SHOWN])
        WorkerLook.note(
            user, about=gettext("Demand %(code)s") % {"code": self.object.code}, people=len(permits)
        )
        return permits


class IntakeFormPage(KeptFormPage):
    model = Intake
    form_class = IntakeForm
    template_name = "labour/intake_form.html"

    def done(self, record):
        return gettext("The demand is kept.")


class IntakeNew(IntakeFormPage, CreateView):
    """The form for a new demand; the address may name the employer and the programme."""

    permission_required = "labour.add_intake"

    def get_initial(self):
        named = {name: self.request.GET.get(name) for name in ("employer", "programme")}
        return super().get_initial() | {name: key for name, key in named.items() if key and key.isdecimal()}

    def back_url(self):
        return reverse("intakes")


class IntakeEdit(IntakeFormPage, UpdateView):
    """Changes a demand; its history keeps what it said before."""

    permission_required = "labour.change_intake"

    def get_queryset(self):
        return Intake.objects.visible_to(self.request.user)

    def back_url(self):
        return reverse("intake", args=[self.kwargs["pk"]])
