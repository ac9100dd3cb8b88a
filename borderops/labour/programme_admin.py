"""Programmes, their life, sectors, sending units and quotas in the administration, by the forms of their pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.labour.programme_forms import ProgrammeForm
from borderops.labour.programme_steps import ProgrammeEvent
from borderops.labour.programmes import Programme
from borderops.labour.quota_forms import QuotaForm
from borderops.labour.quotas import Quota
from borderops.labour.sectors import Sector
from borderops.labour.sending_unit_forms import SendingUnitForm
from borderops.labour.sending_units import SendingUnit
from borderops.labour.step_forms import StepForm
from borderops.lists.admin import HistoryAdmin
from borderops.sheets.admin import SheetAdmin


class KeptAdmin(SheetAdmin, HistoryAdmin):
    """Kept by the same door as on its page, with its history, and never deleted."""

    def save_model(self, request, obj, form, change):
        obj.write(request.user)


@admin.register(Programme)
class ProgrammeAdmin(KeptAdmin):
    """All facts of a programme; whether it runs follows from its steps."""

    form = ProgrammeForm
    list_display = [
        "code",
        "name",
        "partner",
        "partner_elsewhere",
        "signed_on",
        "personal_data_until",
        "confidence",
    ]
    list_select_related = ["partner"]
    search_fields = ["code", "name", "partner_elsewhere", "agreement", "agreement_number", "source"]

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_readonly_fields(self, request, obj=None):
        """The code stands in addresses and sheets, and stays."""
        return ["code"] if obj else []


class StepAdminForm(StepForm):
    """The form of the page, with the programme that the page knows from its address."""

    class Meta(StepForm.Meta):
        fields = ["programme", *StepForm.Meta.fields]


@admin.register(ProgrammeEvent)
class ProgrammeEventAdmin(KeptAdmin):
    """Steps with their history; one that did not happen is taken back on the page of its programme."""

    form = StepAdminForm
    list_display = ["programme", "kind", "on_shown", "reason", "source", "confidence"]
    list_filter = ["kind", "programme"]
    list_select_related = ["programme"]
    search_fields = ["programme__code", "programme__name", "reason", "source"]

    @admin.display(description=_("when"), ordering="counts_from")
    def on_shown(self, step):
        return step.on_words

    def view_on_site(self, obj):
        return obj.programme.get_absolute_url()

    def get_readonly_fields(self, request, obj=None):
        """A step stays with its programme."""
        return ["programme"] if obj else []


@admin.register(Sector)
class SectorAdmin(SheetAdmin, HistoryAdmin):
    """What kinds of work there are to choose from."""

    list_display = ["code", "name_vi", "name_en"]
    search_fields = ["code", "name_vi", "name_en"]


@admin.register(SendingUnit)
class SendingUnitAdmin(KeptAdmin):
    """Who chooses and sends workers; one that sends no longer has a last day."""

    form = SendingUnitForm
    list_display = ["name", "basis", "valid_from", "valid_to", "source"]
    list_filter = ["programmes"]
    search_fields = ["name", "basis", "source"]


@admin.register(Quota)
class QuotaAdmin(KeptAdmin):
    """The places of a year; fewer than are taken are set on the page of quotas, where that is asked."""

    form = QuotaForm
    list_display = ["programme", "year", "district", "places", "basis"]
    list_filter = ["programme", "year"]
    list_select_related = ["programme", "district"]
    search_fields = ["programme__code", "programme__name", "basis"]
    fields = ["programme", "year", "district", "places", "basis", "fewer_is_meant"]
