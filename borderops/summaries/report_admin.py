"""Reports in the administration, to be looked at; and their templates, by the same rules as on their own page."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.translation import pgettext_lazy

from borderops.lists.admin import HistoryAdmin
from borderops.summaries.report_querysets import writes_reports
from borderops.summaries.report_template_forms import TemplateForm
from borderops.summaries.report_templates import ReportTemplate
from borderops.summaries.reports import Report


@admin.register(Report)
class ReportAdmin(HistoryAdmin):
    """Who made, checked and issued which report; on its own page it is written."""

    list_display = ["number", "period", "state", "made_by", "made_at", "issued_by", "issued_at"]
    list_filter = ["state"]
    search_fields = ["number", "period", "title", "digest"]
    list_select_related = ["made_by", "issued_by"]
    exclude = ["content", "document", "form_key", "words"]

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).defer("content", "document")

    def refuse_unseen(self, request, object_id):
        """What became of a report before it was issued is for those alone who make reports, as on its page."""
        super().refuse_unseen(request, object_id)
        if not writes_reports(request.user):
            raise PermissionDenied

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(ReportTemplate)
class ReportTemplateAdmin(HistoryAdmin):
    """Templates are added and retired; what one says never changes."""

    form = TemplateForm
    actions = ["retire", "offer_again"]
    list_display = ["name", "note", "state_words", "added_by", "added_at"]
    search_fields = ["name", "note", "digest"]
    list_select_related = ["added_by"]
    told = ["name", "note", "file_name", "digest", "added_by", "added_at", "retired_by", "retired_at"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    def get_fields(self, request, obj=None):
        return self.told if obj else ["name", "note", "file"]

    def get_readonly_fields(self, request, obj=None):
        return self.told if obj else []

    def has_change_permission(self, request, obj=None):
        """What may be changed is only whether it is in use."""
        return obj is None and super().has_change_permission(request)

    def save_model(self, request, obj, form, change):
        form.keep(request.user)

    @admin.action(description=pgettext_lazy("report", "Retire"), permissions=["change"])
    def retire(self, request, templates):
        for template in templates.offered():
            template.retire(request.user)

    @admin.action(description=pgettext_lazy("report", "Use again"), permissions=["change"])
    def offer_again(self, request, templates):
        for template in templates.filter(retired_at__isnull=False):
            template.offer_again(request.user)
