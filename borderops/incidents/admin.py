from django.contrib import admin

from borderops.incidents.models import Incident, IncidentCode, NilConfirmation
from borderops.lists.admin import HistoryAdmin
from borderops.review.admin import ReviewedAdmin
from borderops.sheets.admin import SheetAdmin


@admin.register(IncidentCode)
class IncidentCodeAdmin(SheetAdmin, HistoryAdmin):
    """Kinds of incident; one that is no longer used is retired by a day."""

    list_display = ["code", "label_vi", "label_en", "default_regime", "violation", "retired_on"]
    list_filter = ["default_regime", "violation"]
    search_fields = ["code", "search_text"]


@admin.register(Incident)
class IncidentAdmin(SheetAdmin, ReviewedAdmin):
    """Incidents under the same rights and lock as on their own pages."""

    list_display = ["__str__", "occurred_on", "commune", "district", "code", "offenders", "state"]
    list_filter = ["state", "regime", "district"]
    list_select_related = ["commune", "district", "code"]
    search_fields = ["number", "search_text"]
    autocomplete_fields = ["commune", "marker", "code"]
    fields = [
        "number", "state", "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code",
        "regime", "direction", "offenders", "offenders_unknown", "account", "unit", "entered_by", "reviewed_by",
        "reviewed_at", "version_seen",
    ]  # fmt: skip

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term, request.user), False

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and request.user.has_perm("incidents.read_account")


@admin.register(NilConfirmation)
class NilConfirmationAdmin(HistoryAdmin):
    """Months confirmed to have had no case, to read."""

    list_display = ["district", "regime", "start", "end", "by", "at"]
    list_filter = ["district"]
    list_select_related = ["district", "by"]
