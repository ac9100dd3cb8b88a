"""What is done with a report: made anew from the register, checked, returned, issued, discarded."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView

from borderops.summaries.report_changes import changed_since
from borderops.summaries.report_discarding import discard, needs_words, take_up
from borderops.summaries.report_edit_views import Deed
from borderops.summaries.report_forms import DiscardForm, IssueForm, SeenForm, SendBackForm
from borderops.summaries.report_writing import check, draw_anew, issue, send_back
from borderops.summaries.reports import Report, ReportState


class Confirm(Deed, FormView):
    """Asks once before something is done; who looked at an older version looks again."""

    template_name = "summaries/report_confirm.html"
    form_class = SeenForm
    title = text = go_label = done = ""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"report": self.report}

    def get_context_data(self, **kwargs):
        told = {"title": self.title, "text": self.text, "go_label": self.go_label}
        return super().get_context_data(**kwargs) | told

    def deed(self, form):
        raise NotImplementedError

    def form_valid(self, form):
        try:
            report = self.deed(form)
        except ValidationError as refusal:
            return self.refused(form, refusal)
        messages.success(self.request, self.done % {"number": report.number})
        return redirect(report)

    def refused(self, form, refusal):
        """Leads back to the report as it is now, unless something typed can be mended here."""
        if hasattr(refusal, "error_dict"):
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.error(self.request, " ".join(refusal.messages))
        return redirect(self.report)


class DrawAnew(Confirm):
    """Lấy lại số liệu: the figures and sentences anew, the own words stay."""

    permission_required = "summaries.change_report"
    title = go_label = gettext_lazy("Take the figures anew")
    text = gettext_lazy(
        "Sentences, tables and charts are made anew from the register as it is now. Your own words and the head stay."
    )
    done = gettext_lazy("The figures of %(number)s are taken anew.")

    def deed(self, form):
        return draw_anew(self.report, self.request.user, form.cleaned_data["seen"])


class CheckReport(Confirm):
    """Says that a draft is right; for somebody else than who wrote it last."""

    permission_required = "summaries.issue_report"
    right = "issue_report"
    template_name = "summaries/report_check.html"
    title = gettext_lazy("Check the report")
    go_label = pgettext_lazy("report", "It is right")
    done = gettext_lazy("%(number)s is checked. It can be issued now.")

    def why_not(self):
        if self.report.is_draft and self.report.written_by_id == self.request.user.pk:
            return _("You wrote this report last: somebody else must check it.")
        return super().why_not()

    def get_context_data(self, **kwargs):
        changed = changed_since(self.report, self.request.user)
        return super().get_context_data(**kwargs) | {"changed": changed}

    def deed(self, form):
        return check(self.report, self.request.user, form.cleaned_data["seen"])


class SendReportBack(Confirm):
    """Makes a checked report a draft again, with the reason."""

    permission_required = "summaries.issue_report"
    right, state = "issue_report", ReportState.CHECKED
    form_class = SendBackForm
    title = gettext_lazy("Return the report to be mended")
    text = gettext_lazy(
        "It becomes a draft again. What you write stands on its page until it is checked anew."
    )
    go_label = pgettext_lazy("report", "Return it")
    done = gettext_lazy("%(number)s is a draft again.")

    def deed(self, form):
        told = form.cleaned_data
        return send_back(self.report, self.request.user, told["words"], told["seen"])


class IssueReport(Confirm):
    """Freezes a checked report and gives it out."""

    permission_required = "summaries.issue_report"
    right, state = "issue_report", ReportState.CHECKED
    template_name = "summaries/report_issue.html"
    form_class = IssueForm
    title = gettext_lazy("Issue the report")
    go_label = pgettext_lazy("report", "Issue it")
    done = gettext_lazy("%(number)s is issued.")

    def get_context_data(self, **kwargs):
        changed = changed_since(self.report, self.request.user)
        return super().get_context_data(**kwargs) | {
            "changed": changed,
            "before": Report.objects.last_of(self.report.period),
        }

    def deed(self, form):
        return issue(self.report, self.request.user, form.told, form.cleaned_data["seen"])


class DiscardReport(Confirm):
    """Puts a draft aside that nobody needs; it is kept, with its number."""

    permission_required = "summaries.change_report"
    form_class = DiscardForm
    title = gettext_lazy("Discard the draft")
    text = gettext_lazy(
        "It leaves the list and is not checked or issued. All that was written in it is kept: the list shows it under"
        " the state “Discarded”, and it can be taken up again. Its number is not given to another report."
    )
    go_label = pgettext_lazy("report", "Discard it")
    done = gettext_lazy("%(number)s is discarded. The list shows it under the state “Discarded”.")

    def why_not(self):
        if self.report.state == ReportState.CHECKED:
            return _("A checked report is first returned to be mended. Then it can be discarded.")
        return super().why_not()

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["words"].required = needs_words(self.report, self.request.user)
        return form

    def deed(self, form):
        told = form.cleaned_data
        return discard(self.report, self.request.user, told["words"], told["seen"])


class TakeUpReport(Confirm):
    """Makes a discarded report a draft again."""

    permission_required = "summaries.change_report"
    state = ReportState.DISCARDED
    title = gettext_lazy("Take the report up again")
    text = gettext_lazy("It becomes a draft again, with its figures and words as they were.")
    go_label = pgettext_lazy("report", "Take it up again")
    done = gettext_lazy("%(number)s is a draft again.")

    def deed(self, form):
        return take_up(self.report, self.request.user, form.cleaned_data["seen"])
