"""Permits, demands and employers in the administration: the same rights and rules as on their own pages."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.template_utils import HistoricalRecordContextHelper

from borderops.labour.employer_forms import EmployerForm
from borderops.labour.intake_forms import IntakeForm
from borderops.labour.intakes import Employer, Intake
from borderops.labour.permits import Permit
from borderops.lists.admin import HistoryAdmin
from borderops.sheets.admin import SheetAdmin


class ChangesOfPermit(HistoricalRecordContextHelper):
    """Says that a paper was mended, and not what it was: every look at that asks and is noted."""

    def prepare_delta_change_value(self, change, value):
        return "••••" if change.field == "paper_number" else super().prepare_delta_change_value(change, value)


@admin.register(Permit)
class PermitAdmin(SheetAdmin, HistoryAdmin):
    """Permits to read, without names and papers: they are made and changed on their pages, where looks are noted."""

    list_display = ["__str__", "programme", "stage_now", "validity", "district"]
    list_filter = ["stage", "programme"]
    list_select_related = ["programme", "district"]
    fields = [
        "number", "programme", "worker", "intake", "valid_from", "valid_to", "employer", "place", "sector",
        "sending_unit", "crossing", "wage", "paper", "paper_expires_on", "district", "stage_now", "issued_on", "due_on",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("Stage"))
    def stage_now(self, permit):
        return permit.stage_words

    @admin.display(description=_("From – until"))
    def validity(self, permit):
        return permit.validity_words

    @admin.display(description=_("Wage"))
    def wage(self, permit):
        return permit.wage_words

    @admin.display(description=_("Travel paper"))
    def paper(self, permit):
        return permit.paper_words

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        return Permit.objects.visible_to(request.user).order_by("-pk")

    def lookup_allowed(self, lookup, value, request):
        """By the filters alone: an address that asks how a name begins would give it away letter by letter."""
        return lookup.partition("__")[0] in self.list_filter

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesOfPermit(self.model, historical_record)


class KeptForm:
    """Refuses a stale edit beside the form and not after it; the row stays locked until the admin has saved."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, user=self.user, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            stored = type(self.instance).objects.select_for_update(of=["self"]).get(pk=self.instance.pk)
            if cleaned.get("seen") != stored.last_change:
                raise ValidationError(
                    gettext("Somebody has changed this record since you opened it. Open it again.")
                )
        return cleaned


class EmployerAdminForm(KeptForm, EmployerForm):
    """An employer, as its page asks for it."""


class IntakeAdminForm(KeptForm, IntakeForm):
    """A demand, as its page asks for it."""


class KeptAdmin(SheetAdmin, HistoryAdmin):
    """Registers that form and administration keep by the same door."""

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        return self.model.objects.visible_to(request.user).for_list().order_by(*self.model._meta.ordering)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term) if search_term else queryset, False

    def get_fields(self, request, obj=None):
        """What the form asks; to who only reads it, what it says."""
        asks = self.has_change_permission(request, obj) if obj else True
        told = [
            name for name in self.told if obj and obj.__dict__.get("closed_on") or name not in self.closing
        ]
        return [*told, "seen"] if asks else told

    def save_model(self, request, obj, form, change):
        """Kept by the same door as on its page."""
        obj.write(request.user)

    def save_related(self, request, form, formsets, change):
        """Nothing is left to save: what it names is kept with it."""


@admin.register(Employer)
class EmployerAdmin(KeptAdmin):
    """Employers abroad."""

    form = EmployerAdminForm
    list_display = ["name", "place", "licence"]
    list_filter = ["programmes"]
    search_fields = ["name"]
    told, closing = EmployerForm.Meta.fields, ()


@admin.register(Intake)
class IntakeAdmin(KeptAdmin):
    """Demands of employers; they are closed on their pages."""

    form = IntakeAdminForm
    list_display = ["code", "employer", "programme", "asked", "days", "standing"]
    list_filter = ["programme", "sector"]
    search_fields = ["code"]
    told, closing = IntakeForm.Meta.fields, ("closed_on", "closed_because")

    @admin.display(description=_("From – until"))
    def days(self, intake):
        return intake.days_words

    @admin.display(description=_("Open or closed"))
    def standing(self, intake):
        return intake.state_words
