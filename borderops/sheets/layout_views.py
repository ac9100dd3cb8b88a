"""How a file is read: shown as it was guessed, and changed by the person who sent it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from borderops.sheets import remembering, runs
from borderops.sheets.layout_page import LayoutPage
from borderops.sheets.layout_posted import Posted
from borderops.sheets.layouts import Layout
from borderops.sheets.models import ImportRun
from borderops.sheets.open_files import close_file, open_file
from borderops.sheets.problems import SheetProblem
from borderops.sheets.questions import settle
from borderops.sheets.run_access import RunPage


class SheetLayoutPage(RunPage, TemplateView):
    """What each sheet, line, column and value of a file is taken for, on one page and in one form."""

    template_name = "sheets/layout.html"

    def get(self, request, pk):
        if words := closed_words(self.run):
            return self.refuse(words)
        layout = Layout.from_json(self.run.layout)
        book = open_file(self.run, layout.encoding, layout.separator)
        return self.show(LayoutPage(layout, book, self.workbook, request.user))

    def post(self, request, pk):
        if words := closed_words(self.run):
            return self.refuse(words)
        posted = self.posted()
        layout = settle(posted.layout, posted.book, self.workbook)
        page = LayoutPage(layout, posted.book, self.workbook, request.user, posted)
        if not posted.is_valid:
            return self.show(page, 422)
        self.keep_for_later(layout)
        if "check" not in request.POST:
            return self.show(page)
        if posted.is_anew:
            words = _(
                "What you changed leads to other columns. Look through them, then have the rows checked."
            )
            messages.warning(request, words)
            return self.show(page)
        return self.show(page, 422) if page.open else self.check(page)

    def posted(self):
        """What was said, of the file as the form says that its text is written."""
        post, layout = self.request.POST, Layout.from_json(self.run.layout)
        kept = (layout.encoding, layout.separator)
        told = (post.get("file-encoding", ""), post.get("file-separator", ""))
        try:
            book = open_file(self.run, *(told if all(told) and any(kept) else kept))
        except SheetProblem as problem:
            messages.error(self.request, str(problem))
            book = open_file(self.run, *kept)
        return Posted(post, layout, book, self.workbook, self.request.user)

    def keep_for_later(self, layout):
        """Keeps what was said so far, as long as nothing was checked that it would contradict."""
        if self.run.state == ImportRun.State.SENT:
            runs.lay_out(self.run, layout)

    def check(self, page):
        """Has the rows checked as they are read now."""
        if not runs.lay_out(self.run, page.layout):
            self.run.refresh_from_db()
            return self.refuse(closed_words(self.run))
        remembering.remember(self.request.user, self.workbook, page.layout, page.book)
        close_file(self.run)
        runs.ask(self.run, "check")
        return redirect("check-import", self.run.pk)

    def show(self, page, status=200):
        context = self.get_context_data(page=page, run=self.run, workbook=self.workbook)
        return self.render_to_response(context, status=status)

    def refuse(self, words):
        """The page with nothing but the reason why it cannot be changed."""
        context = self.get_context_data(closed=words, run=self.run, workbook=self.workbook)
        return self.render_to_response(context, status=409)


def closed_words(run):
    """Why nothing can be said any more of how a file is read; nothing while it can."""
    if run.job:
        return _("The file is being worked on. Wait until that ends, or stop it.")
    if not run.file:
        return _("The file was removed, because its time was over. Send it again.")
    if run.state not in runs.LEADS_FROM["check"]:
        return _(
            "Rows of this file have been imported. To read it otherwise, undo the import, or send the file again."
        )
    return ""
