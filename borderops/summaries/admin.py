"""Closings in the admin: to be looked at; nobody changes one."""

from django.contrib import admin

from borderops.summaries import report_admin, schedule_admin, threshold_admin
from borderops.summaries.closings import Closing

__all__ = ["ClosingAdmin", "report_admin", "schedule_admin", "threshold_admin"]


@admin.register(Closing)
class ClosingAdmin(admin.ModelAdmin):
    """What was closed, by whom and when."""

    list_display = ["number", "district", "period", "closed_by", "closed_at", "is_current"]
    list_filter = ["is_current", "district"]
    search_fields = ["number", "period", "digest"]
    list_select_related = ["district", "closed_by"]
    show_full_result_count = False

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).defer("manifest")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
