"""Joint patrols in the administration: the same rights, lock and rules as on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.patrols.joint_patrols import JointPatrol
from borderops.patrols.marker_checks import MarkerCheck
from borderops.review.admin import PartInline, ReviewedAdmin
from borderops.sheets.admin import SheetAdmin


class PatrolChecksInline(PartInline):
    """The markers that the patrol checked."""

    model = MarkerCheck
    autocomplete_fields = ["marker"]


@admin.register(JointPatrol)
class JointPatrolAdmin(SheetAdmin, ReviewedAdmin):
    """Joint patrols, with the markers that they checked."""

    list_display = ["__str__", "day", "kind", "held", "stretch_in_words", "district", "state"]
    list_filter = ["state", "kind", "held", "host", "district"]
    list_select_related = ["from_marker", "to_marker", "district"]
    search_fields = ["number", "minutes_number"]
    autocomplete_fields = ["from_marker", "to_marker", "counterpart"]
    inlines = [PatrolChecksInline]
    fieldsets = [
        (None, {"fields": [
            "number", "state", "kind", "held", "postponed_reason", "day", "host", "from_marker", "to_marker",
            "district", "counterpart", "version_seen",
        ]}),
        (_("Who and what"), {"fields": [
            "our_body", "their_body", "our_number", "their_number", "findings", "minutes_number", "agreed",
        ]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]  # fmt: skip

    @admin.display(description=_("stretch"))
    def stretch_in_words(self, patrol):
        return patrol.stretch
