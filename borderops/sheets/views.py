"""Excel in and out: what a person may import and export, the upload, its check, and its result."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import FormView, TemplateView

from borderops.sheets import exports, uploads
from borderops.sheets.blanks import blank_workbook
from borderops.sheets.formats import CONTENT_TYPES
from borderops.sheets.forms import UploadForm
from borderops.sheets.models import ImportRun
from borderops.sheets.outcomes import Kind
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import open_to, workbooks

ROWS_SHOWN = 100
RUNS_SHOWN = 10


class SheetIndex(PermissionRequiredMixin, TemplateView):
    """What this person may import and export, and what they imported of late."""

    template_name = "sheets/index.html"

    def has_permission(self):
        return bool(open_to(self.request.user))

    def get_context_data(self, **kwargs):
        user = self.request.user
        entries = [
            {
                "workbook": entry,
                "may_import": entry.may_import(user),
                "may_export": entry.may_export(user),
                "linked": ", ".join(f"“{each.label}”" for each in entry.linked_for(user)),
            }
            for entry in open_to(user)
        ]
        runs = ImportRun.objects.filter(user=user).defer("report")[:RUNS_SHOWN]
        return super().get_context_data(**kwargs) | {
            "entries": entries, "runs": [(run, workbooks.get(run.workbook)) for run in runs],
        }  # fmt: skip


class WorkbookPage(PermissionRequiredMixin):
    """A page of one register, named in the address."""

    @cached_property
    def workbook(self):
        if self.kwargs["key"] not in workbooks:
            raise Http404
        return workbooks[self.kwargs["key"]]


class ImportPermission:
    """For who may add or change records of the register; each row asks for the right that it needs."""

    def has_permission(self):
        return self.workbook.may_import(self.request.user)


class ImportSheet(ImportPermission, WorkbookPage, FormView):
    """The upload. What is sent is checked at once; nothing is imported before the person says so."""

    form_class = UploadForm
    template_name = "sheets/import.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workbook": self.workbook}

    def get_context_data(self, **kwargs):
        may_export = self.workbook.may_export(self.request.user)
        return super().get_context_data(**kwargs) | {"workbook": self.workbook, "may_export": may_export}

    def form_valid(self, form):
        upload, options = form.cleaned_data["file"], form.cleaned_data.get("options", [])
        return redirect(
            "check-import", uploads.start(self.workbook, upload, form.contents, self.request.user, options).pk
        )

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class BlankSheet(ImportPermission, WorkbookPage, View):
    """An empty workbook with headings, drop-downs and an explanation."""

    def get(self, request, key):
        response = HttpResponse(
            blank_workbook(self.workbook, request.user), content_type=CONTENT_TYPES["xlsx"]
        )
        name = exports.file_name(self.workbook, "xlsx", exports.template_mark())
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class ExportSheet(WorkbookPage, View):
    """A register as a file: exactly what the list shows under the filters of the address."""

    def has_permission(self):
        return self.workbook.may_export(self.request.user)

    def get(self, request, key):
        kind = request.GET.get("format", "xlsx")
        if kind not in CONTENT_TYPES:
            raise Http404
        try:
            records = exports.filtered(self.workbook, request)
            file, rows = exports.write_file(self.workbook, records, request.user, kind)
        except (ValidationError, SheetProblem) as refusal:
            for sentence in getattr(refusal, "messages", None) or refusal.sentences:
                messages.error(request, _("Nothing was exported. %(why)s") % {"why": sentence})
            return redirect("sheets")
        exports.log(self.workbook, request, kind, rows)
        name = exports.file_name(self.workbook, kind)
        return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[kind])


class RunPage(ImportPermission, PermissionRequiredMixin):
    """A page of one import, which only the person who brought it sees."""

    @cached_property
    def run(self):
        return get_object_or_404(
            ImportRun, pk=self.kwargs["pk"], user=self.request.user, workbook__in=workbooks
        )

    @cached_property
    def workbook(self):
        return workbooks[self.run.workbook]


class CheckImport(RunPage, TemplateView):
    """What became, or would become, of every row; then the button that imports."""

    template_name = "sheets/run.html"

    def get_context_data(self, **kwargs):
        run = self.run
        rejected = Paginator(run.report.get("rejected", []), ROWS_SHOWN)
        changed = Paginator(run.report.get("changed", []), ROWS_SHOWN)
        return super().get_context_data(**kwargs) | {
            "run": run,
            "workbook": self.workbook,
            "balance": in_order(run.balance),
            "sheets": [(sheet, in_order(sheet["balance"])) for sheet in run.sheets_read],
            "rejected": rejected.get_page(self.request.GET.get("rejected")),
            "changed": changed.get_page(self.request.GET.get("changed")),
            "options": [
                words for name, words in self.workbook.resource.import_options if name in run.options
            ],
        }


def in_order(balance):
    """The outcomes of rows with their numbers."""
    return [(kind, balance.get(kind, 0)) for kind in Kind]


class ApplyImport(RunPage, View):
    """Imports the good rows of a checked sheet, once."""

    http_method_names = ["post"]

    def post(self, request, pk):
        run = uploads.apply(self.run, request.user)
        if run.state == ImportRun.State.FAILED:
            messages.error(
                request, _("Nothing was imported, because of an unexpected fault. Send the file again.")
            )
        return redirect("check-import", run.pk)
