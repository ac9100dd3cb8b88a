"""One report of traffic: its page and its form."""

from django.http import Http404

from borderops.crossings.choices import TrafficStanding
from borderops.crossings.points import CrossingPoint
from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_beside import may_write_final, others_of, sum_of_days, told_beside
from borderops.crossings.traffic_fields import read_day_or_month
from borderops.crossings.traffic_figures import coverage
from borderops.crossings.traffic_forms import COUNTED, TrafficForm
from borderops.crossings.traffic_sums import trade_sums
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.part_forms import AddsRows
from borderops.review.views import by_reference


class TrafficDetail(RecordDetail):
    """One report with what others say of the same period; observers see neither trail nor files."""

    permission_required = "crossings.view_trafficreport"
    model = TrafficReport
    context_object_name = "report"
    template_name = "crossings/traffic_detail.html"
    related = [
        "crossing__commune__main_successor", "crossing__district", "district", "unit", "entered_by", "reviewed_by",
    ]  # fmt: skip

    def get_context_data(self, **kwargs):
        report, user = self.object, self.request.user
        return super().get_context_data(**kwargs) | {
            "whole": report.is_whole_for(user),
            "travellers": report.stored_part("travellers"),
            "trade": report.stored_part("trade"),
            "trade_sums": trade_sums(report),
            "coverage": coverage(report),
            "beside": [told_beside(report, other) for other in others_of(report, user)],
            "days": sum_of_days(report, user),
            "may_write_final": may_write_final(report, user),
        }


class TrafficFormPage(AddsRows):
    """What logging and mending share."""

    model = TrafficReport
    form_class = TrafficForm
    template_name = "crossings/traffic_form.html"


class TrafficNew(TrafficFormPage, RecordNew):
    """A new report; a final may begin with what its estimate says."""

    permission_required = "crossings.add_trafficreport"
    estimate = None

    def get(self, request, *args, **kwargs):
        if request.GET.get("final"):
            self.estimate = self.asked_estimate(request.GET["final"])
        return super().get(request, *args, **kwargs)

    def asked_estimate(self, reference):
        """The accepted estimate of the person's own places that shall be told finally."""
        seen = TrafficReport.objects.visible_to(self.request.user).counted()
        estimate = by_reference(seen.filter(standing=TrafficStanding.ESTIMATE), reference)
        here = CrossingPoint.objects.in_places_of(self.request.user)
        if not here.filter(pk=estimate.crossing_id).exists():
            raise Http404
        return estimate

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"estimate": self.estimate}

    def get_initial(self):
        """What the address says: the crossing point and the period, or the estimate."""
        if self.estimate:
            told = {name: getattr(self.estimate, name) for name in ["period", *COUNTED]}
            return told | {"crossing": self.estimate.crossing_id, "standing": TrafficStanding.FINAL}
        here = CrossingPoint.objects.in_places_of(self.request.user)
        code = self.request.GET.get("crossing", "").replace("\0", "")
        asked = here.filter(code=code).values_list("pk", flat=True).first()
        return {"crossing": asked, "period": self.asked_period()}

    def asked_period(self):
        """The period of the address; nothing where it cannot be read."""
        try:
            return read_day_or_month(self.request.GET.get("period", ""))
        except ValueError:
            return ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"estimate": self.estimate}


class TrafficEdit(TrafficFormPage, RecordEdit):
    """Mends a draft or a returned report of one's own unit."""

    permission_required = "crossings.change_trafficreport"
