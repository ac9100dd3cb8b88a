"""Logging and mending records on a page: saved once, submitted when asked, and nothing that was typed is lost."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.generic import CreateView, DetailView, UpdateView

from borderops.people.carrying import is_for_a_script, is_typed_by, typed_by
from borderops.review import outbox
from borderops.review.file_forms import FilesForm
from borderops.review.file_views import files_of
from borderops.review.states import State
from borderops.review.views import by_reference


def asked_of(record):
    """What the reviewer who returned the record asks for: a note, or None where nothing is asked now."""
    if record.state != State.RETURNED:
        return None
    return record.notes.filter(verb="return").select_related("by", "content_type").last()


class RecordDetail(PermissionRequiredMixin, DetailView):
    """One record with its trail, and which verbs this person may use on it."""

    related = []

    def get_object(self, queryset=None):
        visible = self.model.objects.visible_to(self.request.user).select_related(*self.related)
        return by_reference(visible, self.kwargs["reference"])

    def get_context_data(self, **kwargs):
        user, record = self.request.user, self.object
        same = self.model.objects.filter(pk=record.pk)
        return super().get_context_data(**kwargs) | {
            "entries": record.notes.select_related("by", "content_type"),
            "asked": asked_of(record),
            "may_edit": same.editable_by(user).exists(),
            "may_review": same.reviewable_by(user).exists(),
            "files": files_of(record, user),
            "files_form": FilesForm(),
        }


class RecordFormPage(PermissionRequiredMixin):
    """What logging and mending share; the form is a RecordForm."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "typed_by": typed_by(self.request.user),
            "keep_key": self.keep_key(),
        }

    def keep_key(self):
        """Names this form for what the browser keeps of it; one that comes back from the outbox has its own name."""
        name = self.kwargs.get("reference") or outbox.key_in(self.request) or "new"
        return f"{self.model._meta.model_name}-{name}"

    def post(self, request, *args, **kwargs):
        """A script may send only what the account typed that is logged in."""
        if is_for_a_script(request) and not is_typed_by(request.user, request.POST.items()):
            return JsonResponse({}, status=401)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form):
        if is_for_a_script(self.request):
            return outbox.refused(form, 422)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                record = form.instance.write(self.request.user, version=form.cleaned_data["version"])
                self.keep_beside(form, record)
                if form.submits and self.may_submit(record):
                    record.submit(self.request.user, words=form.words_of_submit())
        except ValidationError as refusal:
            return self.refuse(form, refusal)
        outbox.say_received(self.request, record, self.keep_key())
        return outbox.received(self.request, record) if is_for_a_script(self.request) else redirect(record)

    def keep_beside(self, form, record):
        """Keeps what the form says of other records, in the same transaction; ValidationError refuses all of it."""

    def may_submit(self, record):
        """Whether sending this form hands the record to review."""
        return record.is_open

    def refuse(self, form, refusal):
        """Keeps what was typed and shows it beside what stands now."""
        form.add_error(None, refusal)
        if is_for_a_script(self.request):
            return outbox.refused(form, 409)
        now = self.model.objects.filter(pk=form.instance.pk).first()
        context = self.get_context_data(form=form, differences=differences(form.instance, now) if now else [])
        if now and getattr(refusal, "code", "") == "stale":
            form.data = form.data.copy()
            form.data["version"] = now.version
        return self.render_to_response(context, status=409)


def differences(mine, now):
    """The fields in which a form and the stored record differ: (name, typed, stored)."""
    typed, stored = mine.told_values(), now.told_values()
    names = [name for name in typed if typed[name] != stored[name]]
    label = {name: mine.label(name) for name in names}
    return [(label[name], mine.show(name, typed[name]), mine.show(name, stored[name])) for name in names]


class RecordNew(RecordFormPage, CreateView):
    """The form for a new record."""

    def may_submit(self, record):
        """Sent once more after a return, the first form must not pass for a mended record."""
        return record.state == State.DRAFT


class RecordEdit(RecordFormPage, UpdateView):
    """Mends a draft or a returned record of one's own unit."""

    elsewhere = gettext_lazy("This record belongs to another unit; only that unit can mend it.")

    def get_object(self, queryset=None):
        """The record; a refusal shows what is stored, so that who may not read the whole finds no form."""
        record = by_reference(self.model.objects.visible_to(self.request.user), self.kwargs["reference"])
        if not record.is_whole_for(self.request.user):
            raise Http404
        return record

    def get(self, request, *args, **kwargs):
        record = self.get_object()
        if not self.model.objects.editable_by(request.user).filter(pk=record.pk).exists():
            messages.error(request, record.locked_words() if not record.is_open else self.elsewhere)
            return redirect(record)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"asked": asked_of(self.object)}
