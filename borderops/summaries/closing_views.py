"""Chốt số liệu: the closings of a year, the page on which a period is closed, and a closing as it was kept."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView, FormView, TemplateView, View

from borderops.summaries.amendments import difference
from borderops.summaries.closing import Unsettled, close, may_close, reasons_asked, refuse_period, settled
from borderops.summaries.closing_forms import CloseForm, WhatForm, YearForm
from borderops.summaries.closing_grid import ClosingGrid, closing_of
from borderops.summaries.closing_tables import FiguresTable, named_records
from borderops.summaries.closings import Closing


class Closings(PermissionRequiredMixin, TemplateView):
    """Which months and periods of a year are closed, and which of them have amendments."""

    permission_required = "summaries.view_closing"
    template_name = "summaries/closings.html"

    def get(self, request, *args, **kwargs):
        form = YearForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        grid = ClosingGrid(self.request.user, form.chosen)
        return super().get_context_data(**kwargs) | {"form": form, "grid": grid, "year": form.chosen}


class CloseFigures(PermissionRequiredMixin, FormView):
    """Shows what would be closed, asks for a reason where one is due, and closes it."""

    # A place that is not one's own to close is no page; who closes nothing at all is told so.
    permission_required = ("summaries.view_closing", "summaries.close_district")
    http_method_names = ["get", "head", "options", "post"]
    template_name = "summaries/close.html"
    form_class = CloseForm

    def dispatch(self, request, *args, **kwargs):
        what = WhatForm(request.GET)
        if not what.is_valid():
            raise Http404
        self.period, self.district = what.cleaned_data["period"], what.cleaned_data["district"]
        try:
            return super().dispatch(request, *args, **kwargs)
        except Unsettled as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(self.back_url)

    def has_permission(self):
        if not super().has_permission():
            return False
        if not may_close(self.request.user, self.district):
            raise Http404
        return True

    @cached_property
    def refusal(self):
        """Why this period cannot be closed at all, in words."""
        try:
            refuse_period(self.period, self.district)
        except ValidationError as refusal:
            return " ".join(refusal.messages)
        return ""

    @cached_property
    def manifest(self):
        return settled(self.period, self.district)

    @cached_property
    def asked(self):
        return list(reasons_asked(self.manifest, self.period))

    @cached_property
    def before(self):
        return closing_of(self.request.user, self.period, self.district)

    def get(self, request, *args, **kwargs):
        if self.refusal:
            messages.error(request, self.refusal)
            return redirect(self.back_url)
        return super().get(request, *args, **kwargs)

    @property
    def back_url(self):
        return f"{reverse('closings')}?period={self.period.year.key}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"asked": self.asked, "digest": self.manifest.digest}

    def get_context_data(self, **kwargs):
        before = self.before
        return super().get_context_data(**kwargs) | {
            "period": self.period,
            "district": self.district,
            "asked": self.asked,
            "table": FiguresTable(self.manifest),
            "manifest": self.manifest,
            "before": before,
            "is_same": bool(before) and before.digest == self.manifest.digest,
            "back_url": self.back_url,
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        told = form.cleaned_data
        try:
            closing = close(self.request.user, self.period, self.district, told["reason"], told["seen"])
        except ValidationError as refusal:
            return self.refused(form, refusal)
        messages.success(
            self.request, _("The figures are closed as %(number)s.") % {"number": closing.number}
        )
        return redirect(closing)

    def refused(self, form, refusal):
        """Where it is closed already, the closing; else the page with the figures as they are now."""
        code = getattr(refusal, "code", "")
        if code == "same" and (before := closing_of(self.request.user, self.period, self.district)):
            messages.info(self.request, " ".join(refusal.messages))
            return redirect(before)
        form.add_error(None, refusal.messages)
        form.data = form.data.copy()
        form.data["seen"] = self.manifest.digest
        return self.render_to_response(self.get_context_data(form=form), status=409)


class OneClosing(PermissionRequiredMixin):
    """A closing that this person may see, by its number."""

    permission_required = "summaries.view_closing"

    def get_object(self, queryset=None):
        seen = Closing.objects.visible_to(self.request.user)
        seen = seen.select_related("district", "closed_by", "supersedes", "superseded_by")
        return get_object_or_404(seen, number=self.kwargs["number"])


class ClosingDetail(OneClosing, DetailView):
    """A closing as it was kept, and what has changed in the register since."""

    template_name = "summaries/closing.html"
    context_object_name = "closing"

    def get_context_data(self, **kwargs):
        closing = self.object
        changed, table = difference(closing), FiguresTable(closing.held)
        return super().get_context_data(**kwargs) | {
            "table": table,
            "changed": changed,
            "figures": [(change, table.name(change.code)) for change in changed.figures],
            "records": named_records(changed.records, self.request.user),
            "may_close": closing.is_current and may_close(self.request.user, closing.district),
        }


class ClosingFile(OneClosing, View):
    """The manifest as a text, whose SHA-256 is the digest."""

    def get(self, request, number):
        closing = self.get_object()
        told = {"Content-Disposition": f'attachment; filename="{closing.number.lower()}.txt"'}
        return HttpResponse(closing.manifest, content_type="text/plain; charset=utf-8", headers=told)
