"""Workers in the administration: without names and papers, which are read where each look is noted."""

from django.contrib import admin
from simple_history.template_utils import HistoricalRecordContextHelper

from borderops.incidents.handling_admin import ReadOnly
from borderops.labour.papers import HIDDEN
from borderops.labour.worker_looks import WorkerLook, WorkerMerge
from borderops.labour.workers import Worker
from borderops.lists.admin import HistoryAdmin
from borderops.people.roles import REVIEWERS, Role
from borderops.sheets.admin import SheetAdmin

KEPT_BACK = {"name", "birth_date", "birth_year", "paper_kind", "paper_number", "home", "note"}


class ChangesOfWorker(HistoricalRecordContextHelper):
    """Says that something of the person was changed, and not what it was."""

    def prepare_delta_change_value(self, change, value):
        return HIDDEN if change.field in KEPT_BACK else super().prepare_delta_change_value(change, value)


@admin.register(Worker)
class WorkerAdmin(SheetAdmin, ReadOnly, HistoryAdmin):
    """Workers by their keys; names and papers stand on the worker's own page."""

    list_display = ["__str__", "district", "commune", "sex", "awaits_province", "unit", "entered_at"]
    list_filter = ["district", "sex", "awaits_province"]
    list_select_related = ["district", "commune", "unit"]
    fields = [
        "district", "commune", "sex", "awaits_province", "merged_into", "forgotten_at", "unit", "entered_by",
        "entered_at",
    ]  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request):
        return Worker.objects.visible_to(request.user)

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def lookup_allowed(self, lookup, value, request):
        """By the filters alone: an address that asks for a name's beginning would give it away letter by letter."""
        return lookup.partition("__")[0] in self.list_filter

    def has_view_history_permission(self, request, obj=None):
        """What was mended when is for the province; the worker's own page shows it to who may know the worker."""
        return request.user.holds(Role.OVERSEER) and self.has_view_permission(request, obj)

    has_view_history_or_change_history_permission = has_view_history_permission

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesOfWorker(self.model, historical_record)


@admin.register(WorkerLook)
class WorkerLookAdmin(ReadOnly):
    """Who looked at names and papers, when and why; for reviewers and the province."""

    list_display = ["at", "by", "worker", "about", "people", "what", "purpose"]
    list_filter = ["what"]
    list_select_related = ["by", "worker"]

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and request.user.holds(*REVIEWERS)

    def has_module_permission(self, request):
        return super().has_module_permission(request) and request.user.holds(*REVIEWERS)

    def get_queryset(self, request):
        """Looks at the workers of the person's places; at pages of several the province's alone, and one's own."""
        user = request.user
        if user.holds(Role.OVERSEER):
            return WorkerLook.objects.all()
        own = WorkerLook.objects.filter(worker__in=Worker.objects.visible_to(user))
        return own | WorkerLook.objects.filter(by=user)


@admin.register(WorkerMerge)
class WorkerMergeAdmin(ReadOnly):
    """Which workers were found to be one, or not; undone on the worker's page."""

    list_display = ["at", "by", "kept", "merged", "why", "undone_by", "undone_at"]
    list_select_related = ["by", "kept", "merged", "undone_by"]
    fields = ["kept", "merged", "by", "at", "why", "undone_by", "undone_at"]

    def get_queryset(self, request):
        seen = Worker.objects.visible_to(request.user)
        return WorkerMerge.objects.filter(kept__in=seen, merged__in=seen)
