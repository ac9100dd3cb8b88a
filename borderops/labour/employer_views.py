"""Employers: the list, one of them with its demands, its form."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import CreateView, DetailView, UpdateView

from borderops.labour.employer_filters import EmployerFilter
from borderops.labour.employer_forms import EmployerForm
from borderops.labour.employer_tables import EmployerTable
from borderops.labour.intake_counts import with_counts
from borderops.labour.intakes import Employer, Intake
from borderops.labour.kept_form_page import KeptFormPage
from borderops.labour.kept_past import past_of
from borderops.labour.permits import Permit
from borderops.lists.keyset import Sort, bounded_count
from borderops.lists.views import ListPage


class EmployerList(ListPage):
    """Employers by name; how much each asks for now stands beside."""

    permission_required = "labour.view_employer"
    template_name = "labour/employer_list.html"
    filterset_class = EmployerFilter
    table_class = EmployerTable
    sorts = {"name": Sort("name", descending=False)}

    def get_queryset(self):
        return Employer.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        page = super().get_page(rows, sort, known)
        counted = open_demands(page.rows)
        for employer in page.rows:
            employer.counted = counted.get(employer.pk, (0, 0))
        return page


def open_demands(employers):
    """For each of these employers the number of open demands and of workers asked for; one query."""
    rows = Intake.objects.still_open().filter(employer__in=[each.pk for each in employers]).order_by()
    told = rows.values("employer").annotate(demands=Count("pk"), asked=Sum("asked"))
    return {each["employer"]: (each["demands"], each["asked"]) for each in told}


class EmployerDetail(PermissionRequiredMixin, DetailView):
    """One employer: what is known of it, its demands, how many permits name it in the reader's places."""

    permission_required = "labour.view_employer"
    template_name = "labour/employer_detail.html"
    context_object_name = "employer"

    def get_queryset(self):
        return Employer.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs):
        employer, user = self.object, self.request.user
        demands = Intake.objects.visible_to(user).filter(employer=employer).for_list()
        sees_permits = user.has_perm("labour.view_permit")
        permits = Permit.objects.visible_to(user).filter(employer=employer)
        return super().get_context_data(**kwargs) | {
            "demands": with_counts(demands.order_by("-starts_on", "-pk")[:50]),
            "permits": bounded_count(permits).short if sees_permits else None,
            "entries": past_of(employer, EmployerForm.told_fields),
        }


class EmployerFormPage(KeptFormPage):
    model = Employer
    form_class = EmployerForm
    template_name = "labour/employer_form.html"

    def done(self, record):
        return gettext("The employer is kept.")


class EmployerNew(EmployerFormPage, CreateView):
    """The form for a new employer."""

    permission_required = "labour.add_employer"

    def back_url(self):
        return reverse("employers")


class EmployerEdit(EmployerFormPage, UpdateView):
    """Changes an employer; its history keeps what it said before."""

    permission_required = "labour.change_employer"

    def get_queryset(self):
        return Employer.objects.visible_to(self.request.user)

    def back_url(self):
        return reverse("employer", args=[self.kwargs["pk"]])
