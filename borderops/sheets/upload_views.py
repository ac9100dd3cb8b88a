"""Excel in and out: what a person may import and export, and the upload of a file."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from borderops import vietnamese
from borderops.sheets import runs, sending
from borderops.sheets.forms import UploadForm
from borderops.sheets.models import ExportRun, ImportRun
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import open_to, workbooks
from borderops.sheets.run_access import ImportPermission, WorkbookPage

RUNS_SHOWN = 10


class SheetIndex(PermissionRequiredMixin, TemplateView):
    """What this person may import and export, and what they did of late."""

    template_name = "sheets/index.html"

    def has_permission(self):
        return bool(open_to(self.request.user))

    def get_context_data(self, **kwargs):
        user = self.request.user
        told = {"entries": [entry_for(user, entry) for entry in open_to(user)]}
        told["may_import"] = any(entry["may_import"] for entry in told["entries"])
        imports = ImportRun.objects.filter(user=user).defer("layout", "sheets")
        exports = ExportRun.objects.filter(user=user).exclude(job="", file="", fault="")
        told["runs"] = RunsShown(imports.order_by("-started_at", "-pk"), "imports", self.request.GET)
        told["exports"] = RunsShown(exports.order_by("-at", "-pk"), "exports", self.request.GET)
        return super().get_context_data(**kwargs) | told


class RunsShown:
    """Some runs at a time, the latest first, each with its register; `name` says in the address which page it is."""

    def __init__(self, runs, name, asked):
        self.name, self.page = name, Paginator(runs, RUNS_SHOWN).get_page(asked.get(name))

    def __iter__(self):
        return ((run, workbooks.get(run.workbook)) for run in self.page)

    def __len__(self):
        return len(self.page)

    @property
    def newer(self):
        """What changes in the address of the page before."""
        return {self.name: self.page.previous_page_number()}

    @property
    def older(self):
        return {self.name: self.page.next_page_number()}


def entry_for(user, workbook):
    """What a person may do with one register."""
    linked = ", ".join(f"“{each.label}”" for each in workbook.linked_for(user))
    may = {"may_import": workbook.may_import(user), "may_export": workbook.may_export(user)}
    return {"workbook": workbook, "linked": linked, **may}


class ImportSheet(ImportPermission, WorkbookPage, FormView):
    """The upload. A file that explains itself is checked at once; nothing is imported before the person says so."""

    form_class = UploadForm
    template_name = "sheets/import.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workbook": self.workbook}

    def get_context_data(self, **kwargs):
        may_export = self.workbook.may_export(self.request.user)
        return super().get_context_data(**kwargs) | {"workbook": self.workbook, "may_export": may_export}

    def form_valid(self, form):
        try:
            run = sending.send_once(self.request, self.workbook, form)
            is_open = bool(runs.questions(run))
        except SheetProblem as problem:
            form.add_error("file", [*problem.sentences])
            return self.form_invalid(form)
        self.tell_of_the_same(run)
        if is_open:
            return redirect("sheet-layout", run.pk)
        runs.ask(run, "check")
        return redirect("check-import", run.pk)

    def tell_of_the_same(self, run):
        """Says that this very file was imported before."""
        if before := sending.applied_before(run):
            words = _(
                "You imported this same file at %(moment)s. Rows that are in the register stay as they are."
            )
            link = reverse("check-import", args=[before.pk])
            told = words % {"moment": vietnamese.moment(before.applied_at)}
            see = _("See what became of it")
            messages.warning(self.request, format_html('{} <a href="{}">{}</a>', told, link, see))

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
