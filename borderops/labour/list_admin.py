"""Lists of workers in the administration: read and reviewed; who stands in them is written on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.labour.programme_first import lock_programmes
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.review.admin import PartInline, ReviewedAdmin, ReviewedForm
from borderops.sheets.admin import SheetAdmin


class WorkerListAdminForm(ReviewedForm):
    """Takes the programme first, as every other door does."""

    def clean(self):
        chosen = self.cleaned_data.get("programme")
        lock_programmes({chosen and chosen.pk, self.instance.programme_id})
        return super().clean()


class LinesInline(PartInline):
    """The workers of a list by their permits, only to read; no name stands here."""

    model = ListLine
    fields = ["line", "permit", "until", "remark", "why_held"]
    readonly_fields = fields

    @admin.display(description=_("held back because"))
    def why_held(self, line):
        return line.held_words

    def may_change(self, request, record):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("permit")


@admin.register(WorkerList)
class WorkerListAdmin(SheetAdmin, ReviewedAdmin):
    """Lists of workers with their lines."""

    form = WorkerListAdminForm
    list_display = ["__str__", "kind", "programme", "district", "day", "crossing", "minutes_number", "state"]
    list_filter = ["state", "kind", "programme", "district"]
    list_select_related = ["programme", "district", "crossing"]
    search_fields = ["number"]
    search_help_text = _("Number of the list, the minutes or a permit")
    date_hierarchy = "day"
    readonly_fields = [*ReviewedAdmin.readonly_fields, "over_quota_because"]
    inlines = [LinesInline]
    fieldsets = [
        (None, {"fields": [
            "number", "state", "kind", "programme", "district", "day", "crossing", "minutes_number", "basis", "remark",
            "over_quota_because", "version_seen",
        ]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]  # fmt: skip

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term) if search_term else queryset, False

    def save_related(self, request, form, formsets, change):
        """The workers stay as they are, whatever the form says of them."""
        for formset in formsets:
            formset.save(commit=False)  # tells what changed, for the admin's own log
        form.instance.write(request.user)
