"""Monthly counts in the administration: the same rights, lock and rules as on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import Commune
from borderops.labour.count_fields import MonthField
from borderops.labour.month_counts import COUNTS, MonthCount
from borderops.labour.programme_first import lock_programmes
from borderops.people.roles import WRITERS
from borderops.review.admin import ReviewedAdmin, ReviewedForm
from borderops.sheets.admin import SheetAdmin


class MonthCountAdminForm(ReviewedForm):
    """Reads months as people write them, and takes the programme first, as every other door does."""

    month = MonthField(label=_("month"))

    def clean(self):
        chosen = self.cleaned_data.get("programme")
        lock_programmes({chosen and chosen.pk, self.instance.programme_id})
        return super().clean()


@admin.register(MonthCount)
class MonthCountAdmin(SheetAdmin, ReviewedAdmin):
    """Monthly counts, with their five numbers."""

    form = MonthCountAdminForm
    list_display = ["__str__", "programme", "which_month", "commune", *COUNTS, "state"]
    list_filter = ["state", "programme", "district"]
    list_select_related = ["programme", "commune"]
    search_fields = ["number"]
    search_help_text = _("Number, commune or words")
    readonly_fields = [*ReviewedAdmin.readonly_fields, "district"]
    fieldsets = [
        (None, {"fields": [
            "number", "state", "programme", "month", "commune", *COUNTS, "source", "remark", "version_seen",
        ]}),
        (_("Place"), {"fields": ["district"]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]  # fmt: skip

    @admin.display(description=_("month"), ordering="starts_on")
    def which_month(self, count):
        return count.month_words

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term) if search_term else queryset, False

    def get_field_queryset(self, db, db_field, request):
        """A count is logged for a commune of one's own places."""
        if db_field.name == "commune":
            places = request.user.places_as(*WRITERS)
            near = Commune.objects.filter(district__in=places.districts) | Commune.objects.filter(
                pk__in=places.communes
            )
            return Commune.objects.all() if places.everywhere else near
        return super().get_field_queryset(db, db_field, request)
