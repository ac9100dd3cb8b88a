"""Writing a report: the page of a deed that is done with one, and the form of its head and own words."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import UpdateView

from borderops.people.carrying import typed_by
from borderops.summaries.report_forms import EditReportForm
from borderops.summaries.report_past import differences
from borderops.summaries.report_querysets import ReportState, writes_reports
from borderops.summaries.report_views import OneReport
from borderops.summaries.report_writing import edit
from borderops.summaries.reports import Report


class Deed(OneReport):
    """A page on which something is done with a report that is in a state for it; else it leads back to the report."""

    http_method_names = ["get", "head", "options", "post"]
    right = "change_report"
    state = ReportState.DRAFT

    def has_permission(self):
        return super().has_permission() and writes_reports(self.request.user, self.right)

    @cached_property
    def report(self):
        return self.get_object()

    def why_not(self):
        """Why it cannot be done now, in words, or nothing."""
        if self.report.state == self.state:
            return ""
        if self.report.is_issued:
            return _("This report has been issued and never changes. Make a new one, which replaces it.")
        words = _("The report is in the state “%(state)s”: this is not possible now.")
        return words % {"state": self.report.get_state_display()}

    def get(self, request, *args, **kwargs):
        if words := self.why_not():
            messages.error(request, words)
            return redirect(self.report)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "back_url": self.report.get_absolute_url(),
            "typed_by": typed_by(self.request.user),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class EditReport(Deed, UpdateView):
    """The head facts and the office's own words; nothing that was typed is lost."""

    permission_required = "summaries.change_report"
    template_name = "summaries/report_edit.html"
    form_class = EditReportForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"keep_key": self.keep_key}

    @property
    def keep_key(self):
        """Names this form for what the browser keeps of it."""
        return f"report-{self.kwargs['number']}"

    def form_valid(self, form):
        try:
            report = edit(self.report, self.request.user, form.told, form.cleaned_data["seen"])
        except ValidationError as refusal:
            return self.refuse(form, refusal)
        self.request.session["kept_received"] = self.keep_key
        messages.success(self.request, _("The report is saved."))
        return redirect(report)

    def refuse(self, form, refusal):
        """Keeps what was typed and shows it beside what stands now; who has seen that may save it."""
        now = Report.objects.get(pk=form.instance.pk)
        mine = Report(content=now.content, **form.told)
        form.add_error(None, refusal)
        if refusal.code == "stale":
            form.data = form.data.copy()
            form.data["seen"] = now.version
        context = self.get_context_data(form=form, differences=differences(mine, now))
        return self.render_to_response(context, status=409)
