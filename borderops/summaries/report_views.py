"""Reports: the list, a new one, one of them as a page and as a paper."""

import logging

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView, FormView, View

from borderops.figures.suggested import suggested_periods
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.people.carrying import typed_by
from borderops.review.attachments import DamagedFile
from borderops.review.file_views import as_download
from borderops.review.kinds import CONTENT_TYPES, Kind
from borderops.summaries.report_documents import document_of
from borderops.summaries.report_fields import TemplateFault
from borderops.summaries.report_filters import ReportFilter
from borderops.summaries.report_forms import NewReportForm
from borderops.summaries.report_frozen import canonical
from borderops.summaries.report_heads import head_of
from borderops.summaries.report_list_tables import ReportTable
from borderops.summaries.report_past import past_of
from borderops.summaries.report_querysets import writes_reports
from borderops.summaries.report_reading import Reading
from borderops.summaries.report_writing import make, may_check
from borderops.summaries.reports import Report

logger = logging.getLogger(__name__)


class ReportList(ListPage):
    """Reports that the user may see, the latest first."""

    permission_required = "summaries.view_report"
    template_name = "summaries/report_list.html"
    filterset_class = ReportFilter
    table_class = ReportTable
    sorts = {
        "-made_at": Sort("made_at"),
        "made_at": Sort("made_at", descending=False),
        "number": Sort("number", descending=False),
        "-number": Sort("number"),
    }

    def get_queryset(self):
        return Report.objects.visible_to(self.request.user).for_list()

    def get_context_data(self, **kwargs):
        may_make = writes_reports(self.request.user, "add_report")
        return super().get_context_data(**kwargs) | {"may_make": may_make}


class NewReport(PermissionRequiredMixin, FormView):
    """Picks a period and a template, and makes the draft; for who sees the whole line."""

    permission_required = "summaries.add_report"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "summaries/report_new.html"
    form_class = NewReportForm

    def has_permission(self):
        return super().has_permission() and writes_reports(self.request.user, "add_report")

    def get_initial(self):
        return {"period": self.request.GET.get("period", "")[:40]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "suggested": suggested_periods(timezone.localdate()),
            "back_url": reverse("reports"),
            "typed_by": typed_by(self.request.user),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        told = form.cleaned_data
        try:
            report = make(self.request.user, told["period"], told["template"], told["form_key"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The draft %(number)s is made.") % {"number": report.number})
        return redirect(report)


class OneReport(PermissionRequiredMixin):
    """A report that this person may see, by its number."""

    permission_required = "summaries.view_report"

    def get_object(self, queryset=None):
        seen = Report.objects.visible_to(self.request.user)
        beside = ["template", "supersedes", "superseded_by"]
        people = ["made_by", "written_by", "checked_by", "issued_by", "discarded_by"]
        light = [f"{each}__{name}" for each in beside[1:] for name in ("content", "document")]
        return get_object_or_404(
            seen.select_related(*beside, *people).defer(*light), number=self.kwargs["number"]
        )


class ReportDetail(OneReport, DetailView):
    """The whole report as a page, with what to do next."""

    template_name = "summaries/report_detail.html"
    context_object_name = "report"

    def get_context_data(self, **kwargs):
        user, report = self.request.user, self.object
        writes = writes_reports(user)
        return super().get_context_data(**kwargs) | {
            "reading": Reading(report, user),
            "head": head_of(report),
            "writes": writes,
            "issues": writes_reports(user, "issue_report"),
            "may_check": may_check(report, user),
            "entries": past_of(report) if writes else [],
        }


class ReportPrint(OneReport, DetailView):
    """The report on sheets of A4."""

    template_name = "summaries/report_print.html"
    context_object_name = "report"

    def get_context_data(self, **kwargs):
        reading, head = Reading(self.object, self.request.user), head_of(self.object)
        return super().get_context_data(**kwargs) | {"reading": reading, "head": head}


class ReportDocument(OneReport, View):
    """The Word document: of what is issued the very file that was, else what stands now, marked as a draft."""

    def get(self, request, number):
        report = self.get_object()
        name = f"{report.number}{'' if report.is_issued else '-du-thao'}.docx"
        try:
            return as_download(self.content(report), CONTENT_TYPES[Kind.DOCX], name)
        except TemplateFault as fault:
            context = {"report": report, "fault": str(fault)}
        except DamagedFile:
            logger.error("The document of report %s or its template is not what was kept.", report.number)
            context = {"report": report}
        return render(request, "summaries/report_damaged.html", context, status=404)

    def content(self, report):
        if not report.is_issued:
            return document_of(report)
        if not report.document_is_intact:
            raise DamagedFile
        return bytes(report.document)


class ReportText(OneReport, View):
    """All that an issued report says as a text, of which the digest was taken."""

    def get(self, request, number):
        report = get_object_or_404(Report.objects.visible_to(request.user).issued(), number=number)
        told = {"Content-Disposition": f'attachment; filename="{report.number}.json"'}
        return HttpResponse(canonical(report), content_type="application/json", headers=told)
