"""Pages and files that take a register out: at once, in the background, or as an empty template."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from borderops.sheets import export_runs, exports
from borderops.sheets.blanks import blank_workbook
from borderops.sheets.export_forms import ExportForm, first_choice
from borderops.sheets.filter_words import filter_words
from borderops.sheets.formats import CONTENT_TYPES
from borderops.sheets.models import ExportRun
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks
from borderops.sheets.run_access import ImportPermission, WorkbookPage


class BlankSheet(ImportPermission, WorkbookPage, View):
    """An empty workbook with headings, drop-downs and an explanation."""

    def get(self, request, key):
        response = HttpResponse(
            blank_workbook(self.workbook, request.user), content_type=CONTENT_TYPES["xlsx"]
        )
        name = exports.file_name(self.workbook, "xlsx", exports.template_mark())
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response


class OfExport(WorkbookPage):
    """For who may take a register out."""

    def has_permission(self):
        return self.workbook.may_export(self.request.user)

    @cached_property
    def export(self):
        kind = self.request.GET.get("format", "xlsx")
        if kind not in CONTENT_TYPES:
            raise Http404
        return exports.Export(self.workbook, self.request.user, self.request.GET, kind)


class ExportSheet(OfExport, View):
    """A register as a file: exactly what the list shows under the filters of the address."""

    def get(self, request, key):
        try:
            if export_runs.is_large(self.export):
                return redirect("export-run", export_runs.ask(self.export).pk)
            return self.as_text() if self.export.kind == "csv" else self.as_workbook()
        except (ValidationError, SheetProblem) as refusal:
            for sentence in getattr(refusal, "messages", None) or refusal.sentences:
                messages.error(request, _("Nothing was exported. %(why)s") % {"why": sentence})
            return redirect("sheets")

    def as_workbook(self):
        file = self.export.write()
        run = export_runs.begin(self.export)
        export_runs.note(run, self.export)
        return FileResponse(
            file, as_attachment=True, filename=run.file_name, content_type=CONTENT_TYPES["xlsx"]
        )

    def as_text(self):
        run = export_runs.begin(self.export)
        disposition = content_disposition_header(True, run.file_name)
        return StreamingHttpResponse(
            self.sent(run, get_language()),
            headers={"Content-Type": CONTENT_TYPES["csv"], "Content-Disposition": disposition},
        )

    def sent(self, run, language):
        """The text as it is written; what went out is noted, also when the reader leaves before its end."""
        try:
            # It is written after the request is over, and with it the reader's language.
            with override(language):
                yield from self.export.parts_of_csv()
        finally:
            export_runs.note(run, self.export)


class ChooseExport(OfExport, TemplateView):
    """The columns and sheets that go into an export, under the filters of the address."""

    template_name = "sheets/columns.html"

    def get(self, request, *args, **kwargs):
        if "take" in request.GET:
            form = ExportForm(request.GET, export=self.export)
            if form.is_valid():
                address = QueryDict(mutable=True)
                address.update(form.address())
                filters = "&".join(filter(None, [address.urlencode(safe=","), self.filters.urlencode()]))
                return redirect(f"{reverse('export-sheet', args=[self.workbook.key])}?{filters}")
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return super().get(request, *args, **kwargs)

    @cached_property
    def filters(self):
        """The filters of the list, without what this page asks."""
        query = self.request.GET.copy()
        for name in [*exports.BESIDE_FILTERS, "take"]:
            query.pop(name, None)
        return query

    def get_context_data(self, form=None, **kwargs):
        export = self.export
        always = [
            one.heading
            for one in export.resource.columns_for(export.user)
            if one.column_name in export.always
        ]
        return super().get_context_data(**kwargs) | {
            "workbook": self.workbook,
            "form": form or ExportForm(export=export, initial=first_choice(export)),
            "filters": [(name, value) for name, values in self.filters.lists() for value in values if value],
            "filter_words": list(filter_words(self.workbook, export.user, self.filters, kept_too=True)),
            "always": always,
        }


class ExportRunPage(PermissionRequiredMixin, TemplateView):
    """How far an export is that is made in the background, and its file; only for the person who asked for it."""

    template_name = "sheets/export_run.html"

    def has_permission(self):
        return self.workbook.may_export(self.request.user)

    @cached_property
    def run(self):
        own = ExportRun.objects.filter(user=self.request.user, workbook__in=workbooks).exclude(
            kept_until=None
        )
        return get_object_or_404(own, pk=self.kwargs["pk"])

    @cached_property
    def workbook(self):
        return workbooks[self.run.workbook]

    def get_template_names(self):
        is_part = self.request.headers.get("HX-Request") and self.run.is_at_work
        return ["sheets/export_progress.html" if is_part else self.template_name]

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if request.headers.get("HX-Request") and not self.run.is_at_work:
            response["HX-Refresh"] = "true"
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"run": self.run, "workbook": self.workbook}

    def post(self, request, pk):
        """Cancels it, or has it made anew where nobody has begun or the work broke off."""
        if request.POST.get("verb") == "again":
            if self.run.is_not_picked_up or self.run.is_dead:
                export_runs.ask_again(self.run)
        else:
            export_runs.cancel(self.run)
        return redirect("export-run", pk)


class ExportFile(ExportRunPage):
    """The file of an export that was made in the background."""

    def get(self, request, pk):
        if not self.run.file:
            raise Http404
        return FileResponse(
            self.run.file.open("rb"), as_attachment=True, filename=self.run.file_name,
            content_type=CONTENT_TYPES[self.run.format],
        )  # fmt: skip

    http_method_names = ["get", "head"]
