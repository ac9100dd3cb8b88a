"""A report of traffic on a sheet of A4."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.generic import DetailView

from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_figures import coverage
from borderops.crossings.traffic_sums import trade_sums
from borderops.lists.sources import source_words
from borderops.review.paper import agency, filled, long_day
from borderops.review.views import by_reference


def facts(report):
    """What stands above the tables, as (label, words)."""
    yield capfirst(report.label("crossing")), str(report.crossing)
    yield gettext("Day or month"), report.period_words
    yield gettext("Estimate or final"), report.get_standing_display()
    yield gettext("District"), str(report.district or "")
    yield gettext("Source"), source_words(report.source)
    yield gettext("Remark"), report.remark


class PrintTraffic(PermissionRequiredMixin, DetailView):
    """One report as a record of it."""

    permission_required = "crossings.view_trafficreport"
    context_object_name = "report"
    template_name = "crossings/traffic_print.html"

    def get_object(self, queryset=None):
        seen = TrafficReport.objects.visible_to(self.request.user).for_list()
        return by_reference(seen, self.kwargs["reference"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "agency": agency(self.request.user),
            "written_on": long_day(timezone.localdate()),
            "facts": filled(facts(self.object)),
            "travellers": self.object.stored_part("travellers"),
            "trade": self.object.stored_part("trade"),
            "trade_sums": trade_sums(self.object),
            "coverage": coverage(self.object),
        }
