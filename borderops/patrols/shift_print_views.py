"""Shift reports to be printed: one of them, and the shift book."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Prefetch
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from borderops.lists.actions import in_words
from borderops.lists.addresses import filters_of
from borderops.lists.keyset import bounded_count
from borderops.lists.views import FilteredRows, rows_of
from borderops.patrols import shift_paper
from borderops.patrols.models import ShiftReport
from borderops.patrols.shift_filters import ShiftFilter
from borderops.review.paper import agency, filled, long_day
from borderops.review.views import by_reference

MOST = 2000
SAID = ["post__unit", "district", "commune", "unit", "handover"]


def with_incidents(reports, user):
    """Reports with the incidents logged from them, as far as this person sees those."""
    seen = shift_paper.incidents_seen_by(user).order_by("occurred_on", "pk")
    return reports.prefetch_related(Prefetch("incidents", seen.for_list()))


class PrintShift(PermissionRequiredMixin, DetailView):
    """One shift report on a sheet of A4; who may not read all of it gets what was checked alone."""

    permission_required = "patrols.view_shiftreport"
    template_name = "patrols/shift_print.html"
    context_object_name = "shift"

    def get_object(self, queryset=None):
        seen = ShiftReport.objects.visible_to(self.request.user).select_related(*SAID)
        return by_reference(with_incidents(seen, self.request.user), self.kwargs["reference"])

    def get_context_data(self, **kwargs):
        record = self.object
        whole = record.is_whole_for(self.request.user)
        return super().get_context_data(**kwargs) | {
            "whole": whole,
            "agency": agency(self.request.user),
            "written_on": long_day(timezone.localdate()),
            "facts": filled(shift_paper.facts(record)),
            "checked": filled(shift_paper.checked(record, whole)),
            "kept_by": filled(shift_paper.kept_by(record)) if whole else [],
            "markers": [row.in_full() if whole else str(row) for row in record.part("marker_checks")],
            "incidents": record.incidents.all(),
        }


class ShiftBook(FilteredRows, TemplateView):
    """The shift book: exactly what the filters of the list leave, oldest first, on sheets of A4 across."""

    permission_required = "patrols.view_shiftreport"
    template_name = "patrols/shift_book.html"
    filterset_class = ShiftFilter

    def get_queryset(self):
        return ShiftReport.objects.visible_to(self.request.user)

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
            "rows": [shift_paper.BookRow(record, self.request.user) for record in records],
            "total": shift_paper.BookTotal(records),
            "export_query": filters_of(self.request.GET),
            "agency": agency(self.request.user),
            "written_on": long_day(timezone.localdate()),
        }

    def lines(self, found):
        """The records in the order of a book, with everything that a line shows."""
        told = ShiftReport.objects.filter(pk__in=found.order_by().values("pk")).select_related(*SAID)
        return list(with_incidents(told, self.request.user).order_by("starts_at", "pk"))
