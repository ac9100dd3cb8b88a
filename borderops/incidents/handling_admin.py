"""Follow-ups and persons in the admin: the same rights, lock and silence about names as on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from simple_history.template_utils import HistoricalRecordContextHelper

from borderops import vietnamese
from borderops.incidents.models import FollowUp, Person, PersonLook
from borderops.lists.admin import BoundedList, HistoryAdmin, NoDelete
from borderops.people.roles import Role
from borderops.review.admin import ReviewedAdmin


@admin.register(FollowUp)
class FollowUpAdmin(ReviewedAdmin):
    """What was done about incidents; persons are named on their own page alone."""

    list_display = [
        "__str__",
        "incident",
        "outcome",
        "happened_on",
        "decision_number",
        "fine_in_words",
        "state",
    ]
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

    @admin.display(description=FollowUp._meta.get_field("fine").verbose_name, ordering="fine")
    def fine_in_words(self, follow_up):
        """The sum with its thousands parted, as everywhere else."""
        return None if follow_up.fine is None else vietnamese.number(follow_up.fine)


class ReadOnly(NoDelete, BoundedList, admin.ModelAdmin):
    """Rows to read, written elsewhere."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class ChangesOfPerson(HistoricalRecordContextHelper):
    """Says that a name or a paper was mended, and not what it was: every look at those asks and is noted."""

    def prepare_delta_change_value(self, change, value):
        kept_back = change.field in ("name", "paper_number")
        return "••••" if kept_back else super().prepare_delta_change_value(change, value)


@admin.register(Person)
class PersonAdmin(ReadOnly, HistoryAdmin):
    """Persons without names and papers: those are read on the incident's page, where each look is noted."""

    list_display = ["__str__", "incident", "without_name"]
    list_filter = ["part", "nationality"]
    list_select_related = ["incident"]
    fields = ["incident", "without_name"]
    readonly_fields = fields

    @admin.display(description=_("in short"))
    def without_name(self, person):
        return person.in_short

    def get_queryset(self, request):
        return Person.objects.visible_to(request.user)

    def lookup_allowed(self, lookup, value, request):
        """By the filters alone: an address that asks for a name's beginning would give it away letter by letter."""
        return lookup.partition("__")[0] in self.list_filter

    def has_view_history_permission(self, request, obj=None):
        """What was mended when is for overseers alone."""
        return request.user.holds(Role.OVERSEER)

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesOfPerson(self.model, historical_record)


@admin.register(PersonLook)
class PersonLookAdmin(ReadOnly):
    """Who looked at names and papers, when and why."""

    list_display = ["at", "by", "person", "what", "purpose"]
    list_filter = ["what"]
    list_select_related = ["by", "person__incident"]

    def get_queryset(self, request):
        return PersonLook.objects.filter(person__in=Person.objects.visible_to(request.user))
