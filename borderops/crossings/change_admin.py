"""Changes of flows in the administration: the same rights, lock and rules as on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.crossings.changes import FlowChange
from borderops.crossings.crossing_first import lock_crossings
from borderops.crossings.moment_fields import RoughMomentField
from borderops.crossings.points import CrossingPoint
from borderops.review.admin import ReviewedAdmin, ReviewedForm
from borderops.sheets.admin import SheetAdmin


class FlowChangeAdminForm(ReviewedForm):
    """Reads moments as people write them, and takes the crossing point first, as every other door does."""

    since = RoughMomentField(label=_("since"))
    expected_until = RoughMomentField(label=_("expected until"), required=False)

    def clean(self):
        chosen = self.cleaned_data.get("crossing")
        lock_crossings({chosen and chosen.pk, self.instance.crossing_id} - {None})
        return super().clean()


@admin.register(FlowChange)
class FlowChangeAdmin(SheetAdmin, ReviewedAdmin):
    """Changes of flows; what is in force is corrected on its own page, and never reopened."""

    form = FlowChangeAdminForm
    actions = ["submit", "accept", "send_back", "strike"]
    list_display = ["__str__", "crossing", "flow", "side", "state_of_flow", "from_when", "urgent", "state"]
    list_filter = ["state", "flow", "side", "state_of_flow", "urgent", "known_from", "district"]
    list_select_related = ["crossing"]
    search_fields = ["number"]
    search_help_text = _("Number, crossing point or words")
    readonly_fields = [*ReviewedAdmin.readonly_fields, "corrects", "notice", "district", "commune"]
    fieldsets = [
        (None, {"fields": [
            "number", "state", "crossing", "flow", "side", "state_of_flow", "since", "expected_until", "manner",
            "urgent", "version_seen",
        ]}),
        (_("Why, and by whose order"), {"fields": [
            "reason_kind", "reason", "imposed_by", "ordered_by", "legal_basis", "decision",
        ]}),
        (_("Where this is from"), {"fields": [
            "known_from", "told", "source", "confidence", "notice", "corrects",
        ]}),
        (_("Place"), {"fields": ["district", "commune"]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]  # fmt: skip

    @admin.display(description=_("since"), ordering="counts_from")
    def from_when(self, change):
        return change.since_words

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term) if search_term else queryset, False

    def get_field_queryset(self, db, db_field, request):
        """A change is logged at a crossing point of one's own places."""
        if db_field.name == "crossing":
            return CrossingPoint.objects.in_places_of(request.user).order_by("name", "code").distinct()
        return super().get_field_queryset(db, db_field, request)
