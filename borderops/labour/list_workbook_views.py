"""A workbook in an office's own layout, read into the draft of a list; the file itself is not kept."""

import io
import uuid

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from borderops import vietnamese
from borderops.labour.choices import ListKind
from borderops.labour.list_workbook_forms import DraftForm, WorkbookForm
from borderops.labour.programmes import Programme
from borderops.labour.worker_looks import WorkerLook
from borderops.sheets.formats import CONTENT_TYPES, WRITERS
from borderops.sheets.xlsx_writing import LONGEST_TEXT

MOST_TEXT = 2_000_000


@method_decorator(never_cache, name="dispatch")
class ReadWorkbook(PermissionRequiredMixin, FormView):
    """First the file; then who was recognised, and who not and why; then the draft."""

    permission_required = "labour.add_workerlist"
    form_class = WorkbookForm
    template_name = "labour/list_workbook.html"
    found_template = "labour/list_workbook_found.html"

    def get_initial(self):
        asked = self.request.GET
        programme = Programme.objects.visible_to(self.request.user).coded(asked.get("programme", ""))
        kind = asked.get("kind") if asked.get("kind") in ListKind.values else ""
        return {"kind": kind, "programme": programme.first(), "day": timezone.localdate()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def post(self, request, *args, **kwargs):
        step = {"make": self.make, "rest": self.download_rest}.get(request.POST.get("then"))
        return step() if step else super().post(request, *args, **kwargs)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        """Shows the rows beside the register; that names were shown is noted."""
        reading = form.reading()
        WorkerLook.note(self.request.user, about=_("Workbook read into a list"), people=len(reading.found))
        told = {
            "reading": reading,
            "record": reading.record,
            "form_key": uuid.uuid4(),
            "rest": reading.left_text,
        }
        return self.response_class(self.request, self.found_template, told)

    def make(self):
        """The draft of those who were recognised; the others stay on the page."""
        form = DraftForm(self.request.POST, user=self.request.user)
        try:
            record = form.record.write(self.request.user) if form.is_valid() else None
        except ValidationError as refusal:
            form.add_error(None, refusal)
            record = None
        if record is None:
            told = {"faults": form.errors, "rest": form.data.get("rest", "")}
            return self.response_class(self.request, self.found_template, told, status=422)
        number = len(record.part("lines"))
        words = ngettext(
            "The draft has %(n)s worker from the workbook.",
            "The draft has %(n)s workers from the workbook.",
            number,
        )
        messages.success(self.request, words % {"n": vietnamese.number(number)})
        if not form.cleaned_data["rest"]:
            return redirect("edit-worker-list", record.reference)
        told = {"made": record, "rest": form.cleaned_data["rest"]}
        return self.response_class(self.request, self.found_template, told)

    def download_rest(self):
        """The rows that were not taken, as a sheet to mend and send again."""
        lines = [
            [cell[:LONGEST_TEXT] for cell in line.split("\t")]
            for line in self.request.POST.get("rest", "")[:MOST_TEXT].splitlines()
            if line
        ]
        file = io.BytesIO()
        headings, *rows = lines or [[""]]
        WRITERS["xlsx"](file, headings, rows)
        response = HttpResponse(file.getvalue(), content_type=CONTENT_TYPES["xlsx"])
        name = slugify(vietnamese.fold(_("Rows not recognised")))
        response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
        return response
