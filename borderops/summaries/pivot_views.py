"""The table of many dimensions as a page and as a sheet."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from borderops.figures.reading_once import read_once
from borderops.figures.suggested import suggested_periods
from borderops.lists.addresses import view_of
from borderops.lists.views import ViewedPage
from borderops.sheets.formats import WRITERS
from borderops.summaries.pivot import Pivot
from borderops.summaries.pivot_drawing import chart_of, strip_cells
from borderops.summaries.pivot_export import file_of
from borderops.summaries.pivot_forms import MOST_COLUMNS, PivotForm
from borderops.summaries.pivot_links import query_of, wider_urls
from borderops.summaries.pivot_only import choices_of
from borderops.summaries.pivot_reported import besides_of, tell_completeness


def pivot_of(form):
    """The table that a form asks for; nothing where it cannot be shown, which the form then says."""
    if not form.is_valid():
        return None
    pivot = Pivot(form.asked)
    if len(pivot.columns) > MOST_COLUMNS:
        form.refuse_columns(len(pivot.columns))
        return None
    return pivot


class PivotPage(ViewedPage):
    """Any indicator that the reader counts, by any of its dimensions and by time."""

    permission_required = "summaries.view_summary"
    template_name = "summaries/pivot.html"

    def get(self, request, *args, **kwargs):
        """The table; the view with which the person opens it becomes its address."""
        first = None if request.GET else self.views_menu.opens_first
        if first:
            return redirect(first)
        with read_once():
            form = PivotForm(request.user, request.GET)
            pivot = pivot_of(form)
            context = self.get_context_data(form, pivot)
        is_refused = bool(form.indicators) and pivot is None
        return self.render_to_response(context, status=400 if is_refused else 200)

    def get_context_data(self, form, pivot, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": form,
            "pivot": pivot,
            "suggested": suggested_periods(timezone.localdate()),
            "only_choices": list(choices_of(self.request.user, form.counting)) if form.counting else [],
            "views": self.views_menu,
            "view_query": view_of(self.request.GET),
            **(self.told(pivot) if pivot else {}),
        }

    def told(self, pivot):
        """The table as a chart and along the border, and what stands under it."""
        return {
            "reporting": tell_completeness(pivot),
            "besides": besides_of(pivot),
            "chart": chart_of(pivot),
            "along": strip_cells(pivot),
            "wider": list(wider_urls(pivot.asked)),
            "earlier": query_of(pivot.asked, period=pivot.period.previous.key),
            "later": query_of(pivot.asked, period=pivot.period.next.key),
        }


class PivotFile(PermissionRequiredMixin, View):
    """The same as xlsx or csv; what cannot be read goes back to the page, which says why."""

    permission_required = "summaries.view_summary"

    def get(self, request, kind):
        if kind not in WRITERS:
            raise Http404
        with read_once():
            pivot = pivot_of(PivotForm(request.user, request.GET))
            if pivot is None:
                return redirect(f"{reverse('pivot')}?{request.GET.urlencode()}")
            content, content_type, name = file_of(pivot, tell_completeness(pivot), besides_of(pivot), kind)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)
