"""Files of records as pages: adding, taking out, removing. Nothing is ever shown by the register itself."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.generic import FormView

from borderops import vietnamese
from borderops.review.attachments import Attachment, DamagedFile
from borderops.review.contents import take
from borderops.review.file_forms import FilesForm, RemovalForm
from borderops.review.filing import refuse_locked
from borderops.review.views import by_reference

LOCKED_IN = "default-src 'none'; sandbox"


def files_of(record, user):
    """What a record's page shows of its files: nothing at all to who may not read the whole of it."""
    if not user.has_perm("review.view_attachment") or not record.is_whole_for(user):
        return None
    return record.files.offered().select_related("by")


class AddFiles(PermissionRequiredMixin, FormView):
    """Adds files to a record that is open to this person: the good ones are kept, each other one is named."""

    form_class = FilesForm
    template_name = "review/add_files.html"
    model = None

    def get_permission_required(self):
        meta = self.model._meta
        return [f"{meta.app_label}.change_{meta.model_name}", "review.view_attachment"]

    @cached_property
    def record(self):
        record = by_reference(self.model.objects.visible_to(self.request.user), self.kwargs["reference"])
        if not record.is_whole_for(self.request.user):
            raise Http404
        return record

    def get(self, request, *args, **kwargs):
        try:
            refuse_locked(self.record, request.user)
        except ValidationError as refusal:
            return self.lead_back(refusal)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        back = f"{self.record.get_absolute_url()}#files"
        context = {"record": self.record, "back_url": back}
        return super().get_context_data(**kwargs) | context

    def form_valid(self, form):
        try:
            number = self.keep_all(form)
        except ValidationError as refusal:
            return self.lead_back(refusal)
        if number:
            words = ngettext("%(n)s file is added.", "%(n)s files are added.", number)
            messages.success(self.request, words % {"n": vietnamese.number(number)})
        if form.errors:
            return self.form_invalid(form)
        return redirect(f"{self.record.get_absolute_url()}#files")

    def keep_all(self, form):
        """Keeps what can be kept and tells the form of the rest; gives the number. Raises if none can be added."""
        refuse_locked(self.record, self.request.user)
        added, words = 0, form.cleaned_data["words"]
        for upload in form.cleaned_data["files"]:
            try:
                added += self.keep(upload, words)
            except ValidationError as refusal:
                if refusal.code == "locked":
                    raise
                form.add_error("files", refusal)
        return added

    def keep(self, upload, words):
        """Keeps one file; says so where the record has the same one already."""
        file, is_new = Attachment.objects.add(self.record, self.request.user, take(upload), words)
        if not is_new:
            messages.info(self.request, _("“%(name)s” is with this record already.") % {"name": file.name})
        return is_new

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def lead_back(self, refusal):
        messages.error(self.request, " ".join(refusal.messages))
        return redirect(self.record)


class FilePage(PermissionRequiredMixin):
    """A page of one file, for who may take it out."""

    permission_required = "review.view_attachment"

    @cached_property
    def attachment(self):
        file = get_object_or_404(Attachment, key=self.kwargs["key"])
        if not file.is_open_to(self.request.user):
            raise Http404
        return file


class TakeOut(FilePage, View):
    """One file, to be saved and never opened here; who took it is noted."""

    def get(self, request, key):
        try:
            content = self.attachment.taken_out_by(request.user)
        except DamagedFile:
            context = {"file": self.attachment, "record": self.attachment.record}
            return render(request, "review/file_damaged.html", context, status=404)
        return as_download(content, self.attachment.mime, self.attachment.name)


class SmallPhoto(FilePage, View):
    """The small picture beside a photo in the list of files."""

    def get(self, request, key):
        try:
            with self.attachment.small.open("rb") as file:
                return as_download(file.read(), self.attachment.mime, self.attachment.name)
        except (OSError, ValueError):  # ValueError: there is none, as of a document
            raise Http404 from None


def as_download(content, mime, name):
    """A response that a browser saves, and in which nothing runs should it be opened after all."""
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Security-Policy"] = LOCKED_IN
    response["X-Content-Type-Options"] = "nosniff"
    add_never_cache_headers(response)
    return response


class RemoveFile(FilePage, FormView):
    """Asks once more and then removes a file from a record that is open to this person."""

    form_class = RemovalForm
    template_name = "review/remove_file.html"

    def get(self, request, *args, **kwargs):
        try:
            refuse_locked(self.attachment.record, request.user)
        except ValidationError as refusal:
            return self.lead_back(refusal)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"was_submitted": bool(self.attachment.record.number)}

    def get_context_data(self, **kwargs):
        record = self.attachment.record
        context = {
            "file": self.attachment, "record": record, "back_url": f"{record.get_absolute_url()}#files",
            "go_label": _("Remove"), "go_tone": "danger",
        }  # fmt: skip
        return super().get_context_data(**kwargs) | context

    def form_valid(self, form):
        try:
            self.attachment.remove(self.request.user, form.cleaned_data["why"])
        except ValidationError as refusal:
            if hasattr(refusal, "error_dict"):
                form.add_error(None, refusal)
                return self.form_invalid(form)
            return self.lead_back(refusal)
        messages.success(self.request, _("“%(name)s” is removed.") % {"name": self.attachment})
        return redirect(f"{self.attachment.record.get_absolute_url()}#files")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def lead_back(self, refusal):
        messages.error(self.request, " ".join(refusal.messages))
        return redirect(self.attachment.record)
