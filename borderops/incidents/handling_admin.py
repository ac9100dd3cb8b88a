"""Follow-ups and persons in the admin: the same rights, lock and silence about names as on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import FollowUp, Person, PersonLook
from borderops.lists.admin import BoundedList, HistoryAdmin, NoDelete
from borderops.people.roles import Role
from borderops.review.admin import ReviewedAdmin


@admin.register(FollowUp)
class FollowUpAdmin(ReviewedAdmin):
    """What was done about incidents; persons are named on their own page alone."""

    list_display = ["__str__", "incident", "outcome", "happened_on", "decision_number", "fine", "state"]
    list_filter = ["state", "kind", "outcome"]
    list_select_related = ["incident"]
    search_fields = ["number", "decision_number", "document_number"]
    autocomplete_fields = ["incident"]
    readonly_fields = [*ReviewedAdmin.readonly_fields, "person"]
    fields = [
        "number", "state", "incident", "kind", "outcome", "happened_on", "decision_number", "decision_on", "fine",
        "handed_to", "people", "person", "document_number", "words", "handling", "extended_to", "unit",
        "entered_by", "reviewed_by", "reviewed_at", "version_seen",
    ]  # fmt: skip

    def get_readonly_fields(self, request, obj=None):
        """A follow-up stays with its incident."""
        return [*super().get_readonly_fields(request, obj), *(["incident"] if obj else [])]


class ReadOnly(NoDelete, BoundedList, admin.ModelAdmin):
    """Rows to read, written elsewhere."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Person)
class PersonAdmin(ReadOnly, HistoryAdmin):
    """Persons without their names: those are read on the incident's page, where each look is noted."""

    list_display = ["__str__", "incident", "in_short", "masked_paper"]
    list_filter = ["part", "nationality"]
    list_select_related = ["incident"]
    fields = ["incident", "in_short", "masked"]
    readonly_fields = fields

    @admin.display(description=_("number of the paper"))
    def masked(self, person):
        return person.masked_paper

    def get_queryset(self, request):
        return Person.objects.visible_to(request.user)

    def has_view_history_permission(self, request, obj=None):
        """Older versions hold names: they are for overseers alone."""
        return request.user.holds(Role.OVERSEER)


@admin.register(PersonLook)
class PersonLookAdmin(ReadOnly):
    """Who looked at names and papers, when and why."""

    list_display = ["at", "by", "person", "what", "purpose"]
    list_filter = ["what"]
    list_select_related = ["by", "person__incident"]

    def get_queryset(self, request):
        return PersonLook.objects.filter(person__in=Person.objects.visible_to(request.user))
