"""Templates of the report: which there are, a new one from a Word file, taking one out, retiring it."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import CreateView, TemplateView, View

from borderops.people.carrying import typed_by
from borderops.review.attachments import DamagedFile
from borderops.review.file_views import as_download
from borderops.review.kinds import CONTENT_TYPES, Kind
from borderops.summaries.report_layout import default_template
from borderops.summaries.report_template_forms import TemplateForm
from borderops.summaries.report_templates import ReportTemplate

WORD = CONTENT_TYPES[Kind.DOCX]


class ReportTemplates(PermissionRequiredMixin, TemplateView):
    """All templates, those in use first; the built-in one stands above them."""

    permission_required = "summaries.view_reporttemplate"
    template_name = "summaries/report_templates.html"

    def get_context_data(self, **kwargs):
        found = ReportTemplate.objects.for_list().annotate(used=Count("reports")).order_by("name", "pk")
        templates = sorted(found, key=lambda each: not each.is_offered)
        return super().get_context_data(**kwargs) | {"templates": templates}


class NewTemplate(PermissionRequiredMixin, CreateView):
    """Adds a template from a file that has no fault; each fault is told beside it."""

    permission_required = "summaries.add_reporttemplate"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "summaries/report_template_form.html"
    form_class = TemplateForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "back_url": reverse("report-templates"),
            "typed_by": typed_by(self.request.user),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            template = form.keep(self.request.user)
        except ValidationError as refusal:
            form.add_error("file", refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The template “%(name)s” is added.") % {"name": template.name})
        return redirect("report-templates")


class TemplateFile(PermissionRequiredMixin, View):
    """A template as it was sent."""

    permission_required = "summaries.view_reporttemplate"

    def get(self, request, pk):
        template = get_object_or_404(ReportTemplate, pk=pk)
        try:
            return as_download(template.taken_out(), WORD, template.file_name)
        except DamagedFile:
            return render(request, "summaries/report_damaged.html", {"template": template}, status=404)


class BuiltInTemplate(PermissionRequiredMixin, View):
    """The built-in template, from which an office makes its own."""

    permission_required = "summaries.view_reporttemplate"

    def get(self, request):
        return as_download(default_template(), WORD, "mau-bao-cao.docx")


class RetireTemplate(PermissionRequiredMixin, View):
    """Takes a template out of use, or into it again; reports that were made with it keep it."""

    permission_required = "summaries.change_reporttemplate"
    http_method_names = ["post"]

    def post(self, request, pk):
        template = get_object_or_404(ReportTemplate.objects.defer("content"), pk=pk)
        again = request.POST.get("then") == "offer"
        if again != template.is_offered:
            (template.offer_again if again else template.retire)(request.user)
        words = _("“%(name)s” is in use again.") if again else _("“%(name)s” is retired.")
        messages.success(request, words % {"name": template.name})
        return redirect("report-templates")
