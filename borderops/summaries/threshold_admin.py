"""Thresholds in the administration, by the same form, with their history."""

from django.contrib import admin

from borderops.lists.admin import HistoryAdmin
from borderops.summaries.threshold_forms import ThresholdForm
from borderops.summaries.thresholds import Threshold


@admin.register(Threshold)
class ThresholdAdmin(HistoryAdmin):
    """Nothing is deleted: a threshold that holds no longer is taken out of use."""

    form = ThresholdForm
    fields = ThresholdForm.Meta.fields
    view_on_site = False
    list_display = ["indicator", "place", "period_kind", "what", "limit", "active"]
    list_filter = ["active", "what", "period_kind", "district"]
    list_select_related = ["indicator", "district"]
    search_fields = ["indicator__key", "indicator__label_vi", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).for_list()

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        obj.write(request.user)
