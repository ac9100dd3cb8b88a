"""The figures of labour programmes as a page and as a sheet."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from borderops.figures.suggested import suggested_periods
from borderops.labour.figures_chart import month_chart
from borderops.labour.figures_export import file_of
from borderops.labour.figures_forms import LabourFiguresForm
from borderops.labour.figures_groups import GROUPS
from borderops.labour.figures_monthly import MonthlyBeside
from borderops.labour.figures_page import LabourFigures
from borderops.labour.reported import published_for
from borderops.sheets.formats import WRITERS


class LabourFiguresPage(PermissionRequiredMixin, TemplateView):
    """Workers and departures of a period, each counted by itself, beside the same period last year."""

    permission_required = "labour.view_programme"
    template_name = "labour/figures.html"

    def get(self, request, *args, **kwargs):
        form = LabourFiguresForm(request.GET, request.user)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        figures = LabourFigures(self.request.user, **form.chosen)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "figures": figures,
            "monthly": MonthlyBeside(figures),
            "published": published_for(figures.period),
            "groups": GROUPS.values(),
            "suggested": suggested_periods(timezone.localdate()),
            "chart": month_chart(figures),
        }


class LabourFiguresFile(PermissionRequiredMixin, View):
    """The same as xlsx or csv; what cannot be read goes back to the page, which says why."""

    permission_required = "labour.view_programme"

    def get(self, request, kind):
        if kind not in WRITERS:
            raise Http404
        form = LabourFiguresForm(request.GET, request.user)
        if not form.is_valid():
            return redirect(f"{reverse('labour-figures')}?{request.GET.urlencode()}")
        figures = LabourFigures(request.user, **form.chosen)
        told = file_of(figures, MonthlyBeside(figures), published_for(figures.period), kind)
        content, content_type, name = told
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)
