"""The quotas of a year as a budget: what is set, kept, used and still free."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView

from borderops.labour.programmes import Programme
from borderops.labour.quota_forms import QuotasAsked
from borderops.labour.quota_rows import budgets


class Quotas(PermissionRequiredMixin, TemplateView):
    """Each programme with its districts in the year that the address names."""

    permission_required = "labour.view_quota"
    template_name = "labour/quotas.html"

    def get(self, request, *args, **kwargs):
        form = QuotasAsked(request.GET)
        status = 200 if form.is_valid() else 400
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, form, **kwargs):
        shown = self.shown(form.cleaned_data) if form.is_valid() else {}
        return super().get_context_data(**kwargs) | {"form": form, **shown}

    def shown(self, asked):
        chosen = asked["programme"]
        programmes = [chosen] if chosen else Programme.objects.visible_to(self.request.user)
        year = asked["year"]
        found = budgets(self.request.user, programmes, year)
        return {"year": year, "programme": chosen, "budgets": found, "before": year - 1, "after": year + 1}
