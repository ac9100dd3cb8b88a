"""Reviewed records in the admin: the same rights and lock, the verbs as actions."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.lists.admin import HistoryAdmin
from borderops.people.roles import WRITERS
from borderops.review.file_admin import AttachmentAdmin, FileLookAdmin
from borderops.review.forms import ReopenForm, ReturnForm, SaysEverything, StrikeForm
from borderops.review.models import Reviewed

__all__ = ["AttachmentAdmin", "FileLookAdmin", "ReviewedAdmin", "ReviewedForm"]


class ReviewedForm(SaysEverything, forms.ModelForm):
    """Refuses a stale edit and a place outside the person's postings, beside the form and not after it."""

    version_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version_seen"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("version_seen") != self.version_now():
            raise ValidationError(_("Somebody has changed this record since you opened it. Open it again."))
        return cleaned

    def version_now(self):
        """The stored version; the row stays locked until the admin has saved."""
        stored = type(self.instance).objects.select_for_update().filter(pk=self.instance.pk)
        return stored.values_list("version", flat=True).get()

    def _post_clean(self):
        super()._post_clean()
        if not self.instance.lies_in(self.user.places_as(*WRITERS)):
            self.add_error(None, _("You have no posting in this place. Choose a place of yours."))


def staying(formset):
    """The rows that a list shall hold."""
    rows = [form for form in formset.forms if form.instance.pk or form.has_changed()]
    return [form.instance for form in rows if form not in formset.deleted_forms]


class PartInline(admin.TabularInline):
    """A list that is written and locked with its record, under the record's own rights."""

    extra = 0

    def may_change(self, request, record):
        editable = self.parent_model.objects.editable_by(request.user)
        return record is None or editable.filter(pk=record.pk).exists()

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self.may_change(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.may_change(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_change(request, obj)


class ReviewedAdmin(HistoryAdmin):
    """Shows what the person may see; lets them mend what their unit may mend; saves as every other door does."""

    form = ReviewedForm
    actions = ["submit", "accept", "send_back", "strike", "reopen"]
    readonly_fields = ["number", "state", "unit", "entered_by", "reviewed_by", "reviewed_at"]

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        """Those that the person may read whole: a filter in the address may ask for any field."""
        return self.model.objects.readable_by(request.user).order_by("-pk")

    def get_field_queryset(self, db, db_field, request):
        """A record that another one points to must be one that the person may see."""
        chosen = super().get_field_queryset(db, db_field, request)
        if not issubclass(db_field.related_model, Reviewed):
            return chosen
        return (db_field.related_model.objects.all() if chosen is None else chosen).visible_to(request.user)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (
            obj is None or self.model.objects.editable_by(request.user).filter(pk=obj.pk).exists()
        )

    def has_review_permission(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.review_{self.opts.model_name}")

    def has_view_history_permission(self, request, obj=None):
        return request.user.has_perm("review.view_note") and (obj is None or obj.is_whole_for(request.user))

    def save_model(self, request, obj, form, change):
        """Nothing yet: the record is written once, together with its lists."""

    def save_related(self, request, form, formsets, change):
        for formset in formsets:
            formset.save(commit=False)  # tells what changed, for the admin's own log
            form.instance.set_part(formset.fk.remote_field.related_name, staying(formset))
        form.instance.write(request.user)

    def each(self, request, records, verb, **given):
        """Calls a verb on every record and says how many went through, and why others did not."""
        done = 0
        for record in records:
            try:
                getattr(record, verb)(request.user, **given)
                done += 1
            except (ValidationError, PermissionDenied) as refusal:
                words = " ".join(getattr(refusal, "messages", [str(refusal)]))
                messages.error(request, f"{record}: {words}")
        messages.success(request, _("Done for %(n)s.") % {"n": done})

    def ask(self, request, records, verb, form_class):
        """Asks for the reason first, then calls the verb."""
        form = form_class(request.POST if "apply" in request.POST else None, record=self.model())
        if form.is_valid():
            given = {name: form.cleaned_data[name] for name in ("reason", "words")}
            if "fields_to_mend" in form.cleaned_data:
                given["fields"] = form.cleaned_data["fields_to_mend"]
            return self.each(request, records, verb, **given)
        context = self.admin_site.each_context(request) | {
            "form": form, "records": records, "verb": verb, "opts": self.opts,
            "title": self.get_actions(request)[verb].description,
        }  # fmt: skip
        return render(request, "admin/review/reason.html", context)

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
    def submit(self, request, records):
        self.each(request, records, "submit")

    @admin.action(description=gettext_lazy("Accept"), permissions=["review"])
    def accept(self, request, records):
        self.each(request, records, "accept")

    @admin.action(description=gettext_lazy("Return to the unit"), permissions=["review"])
    def send_back(self, request, records):
        return self.ask(request, records, "send_back", ReturnForm)

    @admin.action(description=gettext_lazy("Take out of the statistics"), permissions=["review"])
    def strike(self, request, records):
        return self.ask(request, records, "strike", StrikeForm)

    @admin.action(description=gettext_lazy("Reopen for correction"), permissions=["review"])
    def reopen(self, request, records):
        return self.ask(request, records, "reopen", ReopenForm)
