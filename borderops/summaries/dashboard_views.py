"""Bảng điều hành: what waits, what has changed, the chosen figures and the border strip on one page."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from borderops.districts.models import District
from borderops.figures.reading_once import read_once
from borderops.figures.suggested import suggested_periods
from borderops.people.roles import READERS
from borderops.review.home import work_tiles
from borderops.summaries.dashboard_changes import Changes
from borderops.summaries.dashboard_choice import DashboardChoice
from borderops.summaries.dashboard_closed import MOST, closed_since, touched_by
from borderops.summaries.dashboard_figures import rows_of
from borderops.summaries.dashboard_forms import ChoiceForm, DashboardForm
from borderops.summaries.dashboard_spans import spans_of
from borderops.summaries.dashboard_strip import incidents_on_strip
from borderops.summaries.last_visit import DashboardVisit
from borderops.summaries.reports import Report
from borderops.summaries.thresholds import crossed


class Dashboard(PermissionRequiredMixin, TemplateView):
    """What a supervisor should know now, as far as this person's places and rights reach."""

    permission_required = "summaries.view_summary"
    template_name = "summaries/dashboard.html"

    def get(self, request, *args, **kwargs):
        form = DashboardForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        user, today = self.request.user, timezone.localdate()
        spans = spans_of(form.chosen, today)
        with read_once():
            marks = marks_of(user, spans)
            rows = rows_of(user, spans, marks)
        return (
            super().get_context_data(**kwargs)
            | by_tone(work_tiles(user))
            | {
                "form": form,
                "suggested": suggested_periods(today),
                "today": today,
                "period": spans.period,
                "spans": spans,
                "since": since_last_visit(user),
                "rows": rows,
                "whole_months": next((row.whole_months for row in rows if row.whole_months), None),
                "places": codes_of(user.places_as(*READERS)),
                "marks": marks,
                "strip": incidents_on_strip(user, spans.now)
                if user.has_perm("incidents.view_incident")
                else None,
            }
        )


def by_tone(tiles):
    """What waits: all of it, what of it is late and what is not, and where there is nothing to do."""
    return {
        "tiles": [tile for tile in tiles if tile["tone"]],
        "late": [tile for tile in tiles if tile["tone"] == "stop"],
        "waiting": [tile for tile in tiles if tile["tone"] == "wait"],
        "idle": [tile for tile in tiles if not tile["tone"]],
    }


def marks_of(user, spans):
    """The thresholds that figures of the period or of its year are past."""
    if not user.has_perm("summaries.view_threshold"):
        return []
    periods = dict.fromkeys([spans.period, spans.whole_year])
    return [mark for period in periods for mark in crossed(user, period)]


def codes_of(places):
    """The codes of the districts whose figures a person sees; empty for the whole line."""
    if places.everywhere:
        return ""
    return "|".join(District.objects.filter(pk__in=places.districts).values_list("code", flat=True))


def since_last_visit(user):
    """The visit that begins now, and what has changed since the one before; nothing more on the first one."""
    visit = DashboardVisit.begin(user)
    if not visit.before:
        return {"visit": visit}
    changes = Changes(visit)
    told = {
        "changes": changes,
        "touched": touched_by(user, changes),
        "closed": closed_since(user, visit.before),
    }
    told["reports"] = reports_since(user, visit.before)
    return {"visit": visit, "anything": any(told.values()), "most": MOST} | told


def reports_since(user, moment):
    """The reports that were issued since then."""
    issued = Report.objects.visible_to(user).issued().filter(issued_at__gt=moment)
    return list(issued.for_list().order_by("-issued_at")[:MOST])


class DashboardSeen(PermissionRequiredMixin, View):
    """The person has seen what has changed: from now on only what comes later is told."""

    permission_required = "summaries.view_summary"
    http_method_names = ["post"]

    def post(self, request):
        DashboardVisit.all_seen(request.user)
        messages.success(request, _("From now on only later changes are shown as new."))
        return redirect(dashboard_url(request.POST.get("period", "")))


class ChooseIndicators(PermissionRequiredMixin, FormView):
    """Which indicators stand on the person's dashboard, and in which order."""

    permission_required = "summaries.view_summary"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "summaries/dashboard_indicators.html"
    form_class = ChoiceForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"back_url": reverse("dashboard")}

    def post(self, request, *args, **kwargs):
        if "usual" not in request.POST:
            return super().post(request, *args, **kwargs)
        DashboardChoice.objects.filter(user=request.user).delete()
        messages.success(request, _("The usual indicators stand on your dashboard again."))
        return redirect("dashboard")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        form.keep()
        messages.success(self.request, _("Your choice of indicators is saved."))
        return redirect("dashboard")


def dashboard_url(period):
    """The page for a period that is written as in its address; nothing else is taken over."""
    form = DashboardForm({"period": period})
    return reverse("dashboard") + (f"?period={form.chosen.key}" if period and form.is_valid() else "")
