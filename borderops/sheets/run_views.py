"""The pages of one import: how far it is, what becomes of each row, and the buttons that lead it on."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from borderops import vietnamese
from borderops.sheets import rejects, runs
from borderops.sheets.formats import CONTENT_TYPES
from borderops.sheets.models import ImportRun
from borderops.sheets.options import option_words
from borderops.sheets.outcomes import Kind
from borderops.sheets.run_access import RunPage
from borderops.sheets.run_rows import RowsOfRun

State = ImportRun.State
DECISIONS = ("mine", "now", "")


class CheckImport(RunPage, TemplateView):
    """What became, or would become, of every row; and how the import goes on."""

    template_name = "sheets/run.html"

    def get_context_data(self, **kwargs):
        told = told_of(self.run, self.workbook)
        if not self.run.is_at_work and self.run.sheets:
            told["rows"] = RowsOfRun(self.run, self.request.GET)
        return super().get_context_data(**kwargs) | told


def told_of(run, workbook):
    """What every part of the page says of a run."""
    return {
        "run": run,
        "workbook": workbook,
        "balance": in_order(run.balance),
        "sheets": [(sheet, in_order(sheet["balance"])) for sheet in run.sheets_read],
        "options": option_words(workbook, run.options),
        "can_be_undone": run.state in runs.LEADS_FROM["undo"]
        and run.told.filter(applied=True, undo__isnull=False).exists(),
        "left_alone": run.told.exclude(undone__in=["", "done"]) if run.state == State.UNDONE else [],
    }


def in_order(balance):
    """The outcomes of rows with their numbers."""
    return [(kind, balance.get(kind, 0)) for kind in Kind]


class ImportProgress(RunPage, View):
    """How far the work is; once it is over, the whole page is asked for anew."""

    def get(self, request, pk):
        if not self.run.is_at_work:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "sheets/run_progress.html", told_of(self.run, self.workbook))


def too_late(request):
    """Says that a button came too late, such as one of a page that has stood open."""
    messages.warning(request, _("This was not possible any more: look at how the import stands now."))


class Verb(RunPage, View):
    """A button of the page."""

    http_method_names = ["post"]
    # What is asked for, and what to say where it is not possible now.
    job = ""

    def post(self, request, pk):
        if not runs.ask(self.run, self.job):
            too_late(request)
        return redirect("check-import", pk)


class ApplyImport(Verb):
    """Imports the good rows of a checked file, once; or goes on where it stopped."""

    job = "apply"

    def post(self, request, pk):
        if not runs.choose_whole(self.run, "whole" in request.POST):
            too_late(request)
            return redirect("check-import", pk)
        if "whole" in self.run.options and self.run.balance.get(Kind.REJECTED):
            words = _(
                "Nothing was imported: %(n)s rows are rejected, and you chose all or nothing. Mend them first."
            )
            messages.error(request, words % {"n": vietnamese.number(self.run.balance[Kind.REJECTED])})
            return redirect("check-import", pk)
        return super().post(request, pk)


class UndoImport(RunPage, TemplateView):
    """First the question, then the undo."""

    template_name = "components/confirm_page.html"

    def get_context_data(self, **kwargs):
        brought = self.run.told.filter(applied=True, undone="", undo__isnull=False).count()
        words = _(
            "What this import brought is taken back: new records are removed or struck, changed ones are put back "
            "(%(n)s in all). Records that somebody has touched since stay as they are and are listed."
        )
        return super().get_context_data(**kwargs) | {
            "title": _("Undo the import"), "text": words % {"n": vietnamese.number(brought)},
            "go_label": _("Undo the import"), "go_tone": "danger",
            "back_url": reverse("check-import", args=[self.run.pk]),
        }  # fmt: skip

    def post(self, request, pk):
        if not runs.ask(self.run, "undo"):
            too_late(request)
        return redirect("check-import", pk)


class CancelImport(RunPage, View):
    """Stops the work after the rows that it is at."""

    http_method_names = ["post"]

    def post(self, request, pk):
        runs.cancel(self.run)
        return redirect("check-import", pk)


class ContinueImport(RunPage, View):
    """Has work that stopped without a word taken up again."""

    http_method_names = ["post"]

    def post(self, request, pk):
        if self.run.is_dead or self.run.is_not_picked_up:
            runs.take_up_again(self.run)
        return redirect("check-import", pk)


class DecideRows(RunPage, View):
    """What becomes of rows that somebody changed since they were exported."""

    http_method_names = ["post"]

    def post(self, request, pk):
        stale, decided = self.run.told.filter(said__has_key="stale"), {}
        if (every := request.POST.get("every")) in DECISIONS:
            decided = dict.fromkeys(stale, every)
        else:
            chosen = {row: request.POST.get(f"row-{row.pk}") for row in stale}
            decided = {row: decision for row, decision in chosen.items() if decision in DECISIONS}
        if not runs.decide(self.run, decided):
            too_late(request)
        return redirect("check-import", pk)


class RejectedRows(RunPage, View):
    """The rejected rows as a workbook that comes back as it is, once mended."""

    def get(self, request, pk):
        if not self.run.file:
            raise Http404
        file = rejects.workbook_of(self.run, self.workbook)
        name = rejects.file_name(self.run, timezone.localdate())
        return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES["xlsx"])
