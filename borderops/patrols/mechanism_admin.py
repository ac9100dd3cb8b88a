"""Changes of the mechanisms in the administration, with their history."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.lists.admin import HistoryAdmin
from borderops.patrols.mechanism_forms import MechanismForm
from borderops.patrols.mechanisms import MechanismChange
from borderops.sheets.admin import SheetAdmin


@admin.register(MechanismChange)
class MechanismChangeAdmin(SheetAdmin, HistoryAdmin):
    """The same form as on its own page; nothing is deleted, a mistake is corrected."""

    form = MechanismForm
    list_display = ["mechanism", "state", "since_shown", "reason", "replaced_by", "source", "confidence"]
    list_filter = ["mechanism", "state"]
    search_fields = ["reason", "replaced_by", "published_text", "source"]

    @admin.display(description=_("since"), ordering="counts_from")
    def since_shown(self, change):
        return change.since_words
