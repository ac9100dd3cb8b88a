"""Departures and returns of a week by crossing point."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView

from borderops.labour.week_forms import WeekForm
from borderops.labour.week_rows import Week


class WeekBoard(PermissionRequiredMixin, TemplateView):
    """How many leave and come back where in a week, beside how the crossing points stand."""

    permission_required = "labour.view_programme"
    template_name = "labour/week.html"

    def get(self, request, *args, **kwargs):
        form = WeekForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": form,
            "week": Week(self.request.user, form.chosen),
        }
