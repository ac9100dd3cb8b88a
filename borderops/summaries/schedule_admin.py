"""Schedules in the administration: to be looked at, with their history; they are arranged on their own page."""

from django.contrib import admin

from borderops.lists.admin import HistoryAdmin
from borderops.summaries.schedules import Schedule


@admin.register(Schedule)
class ScheduleAdmin(HistoryAdmin):
    """What is made by itself, for whom and in whose name."""

    list_display = ["what", "period_kind", "days_after", "hour", "made_by", "active"]
    list_filter = ["active", "what", "period_kind"]
    list_select_related = ["made_by"]
    view_on_site = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
