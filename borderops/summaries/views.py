"""The district summary as a page and as a sheet."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from borderops.figures.suggested import suggested_periods
from borderops.incidents.figure_names import COUNTED
from borderops.sheets.formats import WRITERS
from borderops.summaries.chart import month_chart
from borderops.summaries.closing_grid import closings_of
from borderops.summaries.crossings_beside import crossings_beside
from borderops.summaries.exports import file_of
from borderops.summaries.forms import SummaryForm
from borderops.summaries.labour_beside import labour_beside
from borderops.summaries.reported import reported_beside
from borderops.summaries.reported_sentence import reported_sentence
from borderops.summaries.sentences import counted_sentence
from borderops.summaries.summary import DistrictSummary


class DistrictSummaryPage(PermissionRequiredMixin, TemplateView):
    """Districts west to east: what is counted, beside last year and beside what was reported."""

    permission_required = "summaries.view_summary"
    template_name = "summaries/district_summary.html"

    def get(self, request, *args, **kwargs):
        form = SummaryForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        chosen = form.chosen
        summary = DistrictSummary(self.request.user, chosen["period"], chosen["boundaries"] == "now")
        besides = reported_beside(summary.period)
        counted = next(each for each in COUNTED if each.short == chosen["chart"])
        return super().get_context_data(**kwargs) | {
            "form": form,
            "suggested": suggested_periods(timezone.localdate()),
            "summary": summary,
            "columns": COUNTED,
            "besides": besides,
            "charted": counted,
            "chart": month_chart(summary, counted),
            "crossings": crossings_beside(self.request.user, summary),
            "labour": labour_beside(self.request.user, summary),
            "closings": closings_of(self.request.user, summary.period),
            "sentences": [counted_sentence(summary), reported_sentence(besides)],
        }


class DistrictSummaryFile(PermissionRequiredMixin, View):
    """The same as xlsx or csv; what cannot be read goes back to the page, which says why."""

    permission_required = "summaries.view_summary"

    def get(self, request, kind):
        if kind not in WRITERS:
            raise Http404
        form = SummaryForm(request.GET)
        if not form.is_valid():
            return redirect(f"{reverse('district-summary')}?{request.GET.urlencode()}")
        chosen = form.chosen
        summary = DistrictSummary(request.user, chosen["period"], chosen["boundaries"] == "now")
        content, content_type, name = file_of(summary, reported_beside(summary.period), kind)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)
