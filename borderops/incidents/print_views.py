"""Incidents to be printed, the register book, and the report by telephone as plain text."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponse
from django.utils import timezone
from django.views import View
from django.views.generic import DetailView, TemplateView

from borderops.incidents import paper
from borderops.incidents.filters import IncidentFilter
from borderops.incidents.models import Coordination, FollowUp, FurtherKind, Incident
from borderops.incidents.quick_report import quick_report
from borderops.lists.actions import in_words
from borderops.lists.addresses import filters_of
from borderops.lists.keyset import bounded_count
from borderops.lists.views import FilteredRows, rows_of
from borderops.review.paper import agency, filled, long_day
from borderops.review.views import by_reference

MOST = 2000
KINDS = Prefetch("further_kinds", FurtherKind.objects.select_related("code"))
DONE = Prefetch("follow_ups", FollowUp.objects.counted().defer("words").order_by("happened_on", "pk"))
WORD = Prefetch("coordinations", Coordination.objects.select_related("counterpart"))
SAID = [
    "commune",
    "district",
    "marker",
    "code",
    "unit",
    "found_unit",
    "handling_unit",
    "follows_from",
    "duplicate_of",
]


class OneIncident(PermissionRequiredMixin):
    """The incident that the address names, if this person may see it."""

    permission_required = "incidents.view_incident"

    def get_object(self, queryset=None):
        seen = Incident.objects.visible_to(self.request.user).select_related(*SAID)
        return by_reference(seen.prefetch_related(KINDS, DONE, WORD), self.kwargs["reference"])


class PrintIncident(OneIncident, DetailView):
    """One incident on a sheet of A4; who may not read the whole record gets the facts alone."""

    permission_required = "incidents.view_incident"
    template_name = "incidents/incident_print.html"

    def get_context_data(self, **kwargs):
        record = self.object
        whole = record.is_whole_for(self.request.user)
        return super().get_context_data(**kwargs) | {
            "whole": whole,
            "agency": agency(self.request.user),
            "written_on": long_day(timezone.localdate()),
            "facts": filled(paper.facts(record, whole)),
            "people": filled(paper.people(record, whole)),
            "lists": paper.lists(record) if whole else [],
            "done": record.follow_ups.all() if whole else [],
        }


class QuickReport(OneIncident, View):
    """The report by telephone, as text alone."""

    permission_required = ["incidents.view_incident", "incidents.read_account"]

    def get(self, request, reference):
        record = self.get_object()
        if not record.is_whole_for(request.user):
            raise PermissionDenied
        return HttpResponse(quick_report(record) + "\n", content_type="text/plain; charset=utf-8")


class IncidentBook(FilteredRows, TemplateView):
    """The register book: exactly what the filters of the list leave, oldest first, on sheets of A4 across."""

    permission_required = "incidents.view_incident"
    template_name = "incidents/incident_book.html"
    filterset_class = IncidentFilter

    def get_queryset(self):
        return Incident.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        filterset = self.get_filterset()
        found = rows_of(filterset)
        too_many = not bounded_count(found, MOST).is_exact
        records = [] if too_many else self.lines(found)
        return super().get_context_data(**kwargs) | {
            "filters": in_words(filterset.form) if filterset.is_valid() else [],
            "faults": [said for faults in filterset.form.errors.values() for said in faults],
            "too_many": too_many,
            "most": MOST,
            "rows": [paper.BookRow(record, self.request.user) for record in records],
            "totals": list(paper.together(records)),
            "export_query": filters_of(self.request.GET),
            "agency": agency(self.request.user),
            "written_on": long_day(timezone.localdate()),
        }

    def lines(self, found):
        """The records in the order of a book, with everything that a line shows."""
        told = Incident.objects.filter(pk__in=found.order_by().values("pk")).defer("search_text")
        told = told.select_related("commune", "district", "marker", "code", "duplicate_of")
        return list(told.prefetch_related(KINDS, DONE).order_by("occurred_on", "occurred_time", "pk"))
