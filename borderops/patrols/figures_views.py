"""The patrol figures as a page and as a sheet."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from borderops.figures.models import ReportedFigure
from borderops.figures.published import beside_each_other
from borderops.figures.suggested import suggested_periods
from borderops.patrols.figure_names import COUNTED
from borderops.patrols.figures_chart import month_chart
from borderops.patrols.figures_export import file_of
from borderops.patrols.figures_forms import PatrolFiguresForm
from borderops.patrols.figures_page import PatrolFigures
from borderops.sheets.formats import WRITERS

KEYS = [counted.key for counted in COUNTED]


def reported_beside(period):
    """What documents publish for a period and the year before it, in the order of the columns."""
    now, before = (
        ReportedFigure.objects.published_for(KEYS, span).order_by("pk")
        for span in (period, period.same_last_year)
    )
    return sorted(beside_each_other(now, before), key=lambda each: KEYS.index(each.example.indicator.key))


class PatrolFiguresPage(PermissionRequiredMixin, TemplateView):
    """Districts west to east: posts, shifts and what they checked, beside last year and what was reported."""

    permission_required = "patrols.view_shiftreport"
    template_name = "patrols/figures.html"

    def get(self, request, *args, **kwargs):
        form = PatrolFiguresForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        period, charted = form.chosen
        figures = PatrolFigures(self.request.user, period)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "suggested": suggested_periods(timezone.localdate()),
            "figures": figures,
            "columns": COUNTED,
            "besides": reported_beside(period),
            "charted": charted,
            "chart": month_chart(figures, charted),
        }


class PatrolFiguresFile(PermissionRequiredMixin, View):
    """The same as xlsx or csv; what cannot be read goes back to the page, which says why."""

    permission_required = "patrols.view_shiftreport"

    def get(self, request, kind):
        if kind not in WRITERS:
            raise Http404
        form = PatrolFiguresForm(request.GET)
        if not form.is_valid():
            return redirect(f"{reverse('patrol-figures')}?{request.GET.urlencode()}")
        figures = PatrolFigures(request.user, form.chosen[0])
        content, content_type, name = file_of(figures, reported_beside(figures.period), kind)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)
