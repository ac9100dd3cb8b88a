from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.incidents.handling_admin import FollowUpAdmin, PersonAdmin, PersonLookAdmin
from borderops.incidents.models import (
    Coordination,
    Deadline,
    FurtherKind,
    Goods,
    Incident,
    IncidentCode,
    NilConfirmation,
)
from borderops.lists.admin import HistoryAdmin
from borderops.patrols.models import ShiftReport
from borderops.review.admin import PartInline, ReviewedAdmin
from borderops.sheets.admin import SheetAdmin

__all__ = ["FollowUpAdmin", "IncidentAdmin", "PersonAdmin", "PersonLookAdmin"]


@admin.register(IncidentCode)
class IncidentCodeAdmin(SheetAdmin, HistoryAdmin):
    """Kinds of incident; one that is no longer used is retired by a day."""

    list_display = ["code", "label_vi", "label_en", "default_regime", "violation", "retired_on"]
    list_filter = ["default_regime", "violation"]
    search_fields = ["code", "search_text"]


class FurtherKindInline(PartInline):
    model = FurtherKind
    autocomplete_fields = ["code"]


class GoodsInline(PartInline):
    model = Goods


class CoordinationInline(PartInline):
    model = Coordination
    autocomplete_fields = ["counterpart"]


@admin.register(Incident)
class IncidentAdmin(SheetAdmin, ReviewedAdmin):
    """Incidents under the same rights and lock as on their own pages."""

    list_display = ["__str__", "occurred_on", "commune", "district", "code", "offenders", "state", "handling"]
    list_filter = ["state", "regime", "severity", "handling", "district"]
    list_select_related = ["commune", "district", "code"]
    search_fields = ["number", "search_text"]
    autocomplete_fields = ["commune", "marker", "code", "found_unit", "handling_unit", "follows_from"]
    inlines = [FurtherKindInline, GoodsInline, CoordinationInline]
    readonly_fields = [*ReviewedAdmin.readonly_fields, "handling", "handle_by", "duplicate_of", "shift"]
    fieldsets = [
        (None, {"fields": [
            "number", "state", "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code",
            "regime", "direction", "offenders", "offenders_unknown", "account", "version_seen",
        ]}),
        (_("Reported and found"), {"fields": ["reported_at", "found_by", "found_unit", "handling_unit"]}),
        (_("People"), {"fields": [
            "male", "female", "under_18", "vn", "cn", "other_nationality", "sums_reason", *Incident.OTHERS,
        ]}),
        (_("Weight and links"), {"fields": [
            "severity", "confidence", "paper_book_number", "follows_from", "shift", "duplicate_of", "handling",
            "handle_by",
        ]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        """Without the shift that reported it, where the person may not see that report."""
        told = super().get_fieldsets(request, obj)
        shift = obj and obj.shift_id
        if not shift or ShiftReport.objects.visible_to(request.user).filter(pk=shift).exists():
            return told
        return [
            (title, part | {"fields": [name for name in part["fields"] if name != "shift"]})
            for title, part in told
        ]

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term, request.user), False

    def has_view_permission(self, request, obj=None):
        may = super().has_view_permission(request, obj) and request.user.has_perm("incidents.read_account")
        return may and (obj is None or obj.is_whole_for(request.user))


@admin.register(NilConfirmation)
class NilConfirmationAdmin(HistoryAdmin):
    """Months confirmed to have had no case, to read."""

    list_display = ["district", "regime", "start", "end", "by", "at"]
    list_filter = ["district"]
    list_select_related = ["district", "by"]


@admin.register(Deadline)
class DeadlineAdmin(SheetAdmin, HistoryAdmin):
    """How long review and handling may take; a severity without a row has the time that is proposed."""

    list_display = ["severity", "review_hours", "handling_days"]
