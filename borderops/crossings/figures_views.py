"""The figures of traffic and trade as a page and as a sheet."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from borderops.crossings.figure_names import COUNTED
from borderops.crossings.figures_chart import month_chart
from borderops.crossings.figures_export import file_of
from borderops.crossings.figures_forms import CrossingFiguresForm
from borderops.crossings.figures_kinds import kinds_on
from borderops.crossings.figures_page import CrossingFigures
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.published import beside_each_other
from borderops.figures.suggested import suggested_periods
from borderops.sheets.formats import WRITERS

THEMES = ("crossings", "trade")


def reported_beside(period):
    """What documents publish of gates and trade for a period and the year before it."""
    keys = list(
        Indicator.objects.filter(theme__in=THEMES).order_by("theme", "key").values_list("key", flat=True)
    )
    now, before = (
        ReportedFigure.objects.published_for(keys, span).order_by("pk")
        for span in (period, period.same_last_year)
    )
    return sorted(beside_each_other(now, before), key=lambda each: keys.index(each.example.indicator.key))


class CrossingFiguresPage(PermissionRequiredMixin, TemplateView):
    """Crossing points west to east: who and what passed, beside last year and what was reported."""

    permission_required = "crossings.view_trafficreport"
    template_name = "crossings/figures.html"

    def get(self, request, *args, **kwargs):
        form = CrossingFiguresForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        period, charted = form.chosen
        figures = CrossingFigures(self.request.user, period)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "suggested": suggested_periods(timezone.localdate()),
            "figures": figures,
            "columns": COUNTED,
            "kinds": kinds_on(figures.known, figures.day),
            "besides": reported_beside(period),
            "charted": charted,
            "chart": month_chart(figures, charted),
        }


class CrossingFiguresFile(PermissionRequiredMixin, View):
    """The same as xlsx or csv; what cannot be read goes back to the page, which says why."""

    permission_required = "crossings.view_trafficreport"

    def get(self, request, kind):
        if kind not in WRITERS:
            raise Http404
        form = CrossingFiguresForm(request.GET)
        if not form.is_valid():
            return redirect(f"{reverse('crossing-figures')}?{request.GET.urlencode()}")
        figures = CrossingFigures(request.user, form.chosen[0])
        content, content_type, name = file_of(figures, reported_beside(figures.period), kind)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)
