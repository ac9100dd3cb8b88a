"""The hours in which a flow of a crossing point was suspended or closed, as a page and as a sheet."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from borderops.crossings.choices import Flow
from borderops.crossings.closed_export import file_of
from borderops.crossings.closed_forms import ClosedHoursForm
from borderops.crossings.closed_hours import ClosedHours
from borderops.districts.sides import Side
from borderops.lists.charts import bar_chart
from borderops.sheets.formats import WRITERS


class ClosedHoursPage(PermissionRequiredMixin, TemplateView):
    """Hours closed by month and reason, the year beside the one before."""

    permission_required = "crossings.view_flowchange"
    template_name = "crossings/closed_hours.html"

    def get(self, request, *args, **kwargs):
        form = ClosedHoursForm(request.GET, request.user)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        chosen = form.chosen
        hours = ClosedHours(self.request.user, **chosen)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "hours": hours,
            "chosen": chosen,
            "flow": Flow(chosen["flow"]),
            "side": Side(chosen["side"]),
            "months": [f"{month:02}" for month in range(1, 13)],
            "chart": month_chart(hours),
        }


class ClosedHoursFile(PermissionRequiredMixin, View):
    """The same as xlsx or csv; what cannot be read goes back to the page, which says why."""

    permission_required = "crossings.view_flowchange"

    def get(self, request, kind):
        if kind not in WRITERS:
            raise Http404
        form = ClosedHoursForm(request.GET, request.user)
        if not form.is_valid():
            return redirect(f"{reverse('closed-hours')}?{request.GET.urlencode()}")
        content, content_type, name = file_of(ClosedHours(request.user, **form.chosen), kind)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)


def month_chart(hours):
    """The months of all shown crossing points together, beside those of the year before; nothing of nothing."""
    shown = hours.total or next(iter(hours.rows), None)
    pairs = [
        (cell, hours.before_in_month(number)) for number, cell in enumerate(shown.months if shown else [])
    ]
    if all(cell.value is None and before is None for cell, before in pairs):
        return None
    return bar_chart(
        (cell.span[:2], drawn(cell.value), drawn(before), cell.url if cell.shut.changes else None)
        for cell, before in pairs
    )


def drawn(hours):
    """A number as charts draw it."""
    return None if hours is None else float(hours)
