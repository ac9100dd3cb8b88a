"""One programme: what it is, whether it runs, its life, its quotas and who sends for it."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import TemplateView

from borderops.figures.models import ReportedFigure
from borderops.labour.programmes import Programme

THEME = "labour"


class ProgrammeDetail(PermissionRequiredMixin, TemplateView):
    """The facts of a programme, which name nobody: everyone who has a posting may read them."""

    permission_required = "labour.view_programme"
    template_name = "labour/programme_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        programmes = Programme.objects.visible_to(user).with_life()
        programme = get_object_or_404(programmes.coded(self.kwargs["code"]))
        return super().get_context_data(**kwargs) | {
            "programme": programme,
            "step": programme.step_on(timezone.localdate()),
            "life": list(reversed(programme.life)),
            "sectors": list(programme.sectors.all()),
            "units": list(programme.sending_units.all()),
            "quotas": list(programme.quotas.select_related("district").order_by("-year", "district")),
            "figures": figures_beside(programme, user),
        }


def figures_beside(programme, user):
    """What documents publish of labour across the border; they do not say of which programme of our neighbour."""
    if not user.has_perm("figures.view_reportedfigure") or not programme.partner_id:
        return []
    figures = ReportedFigure.objects.counted().current().filter(indicator__theme=THEME)
    return list(figures.select_related("indicator").prefetch_related("districts").order_by("-period", "pk"))
