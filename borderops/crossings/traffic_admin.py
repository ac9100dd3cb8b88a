"""Reports of traffic in the administration: the same rights, lock and rules as on their own pages."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from borderops.crossings.crossing_first import lock_crossings
from borderops.crossings.points import CrossingPoint
from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_fields import DayOrMonthField
from borderops.crossings.traffic_rows import TradeRow, TravellerRow
from borderops.review.admin import PartInline, ReviewedAdmin, ReviewedForm, staying
from borderops.sheets.admin import SheetAdmin


class TrafficAdminForm(ReviewedForm):
    """Reads periods as people write them, and takes the crossing point first, as every other door does."""

    period = DayOrMonthField(label=_("day or month"))

    def clean(self):
        chosen = self.cleaned_data.get("crossing")
        lock_crossings({chosen and chosen.pk, self.instance.crossing_id} - {None})
        self.instance.rows_follow = True
        return super().clean()


class TravellersFormSet(BaseInlineFormSet):
    """The rules that hold between a report and its rows, once the rows are known."""

    def clean(self):
        super().clean()
        report = self.instance
        report.set_part("travellers", staying(self))
        if faults := dict(report.faults_with_rows()):
            raise ValidationError([words for words in faults.values()])


class TravellersInline(PartInline):
    """People by paper."""

    model = TravellerRow
    formset = TravellersFormSet


class TradeInline(PartInline):
    """Goods by direction."""

    model = TradeRow


@admin.register(TrafficReport)
class TrafficAdmin(SheetAdmin, ReviewedAdmin):
    """Reports of traffic, with their travellers and goods."""

    form = TrafficAdminForm
    list_display = ["__str__", "crossing", "which_period", "standing", "vehicles_in", "vehicles_out", "state"]
    list_filter = ["state", "standing", "crossing", "district"]
    list_select_related = ["crossing"]
    search_fields = ["number"]
    search_help_text = _("Number, crossing point or words")
    readonly_fields = [*ReviewedAdmin.readonly_fields, "district", "commune"]
    inlines = [TravellersInline, TradeInline]
    fieldsets = [
        (None, {"fields": [
            "number", "state", "crossing", "period", "standing", "vehicles_in", "vehicles_out", "health_checked",
            "source", "remark", "version_seen",
        ]}),
        (_("Place"), {"fields": ["district", "commune"]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]  # fmt: skip

    @admin.display(description=_("day or month"), ordering="starts_on")
    def which_period(self, report):
        return report.period_words

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term) if search_term else queryset, False

    def get_field_queryset(self, db, db_field, request):
        """A report is logged at a crossing point of one's own places."""
        if db_field.name == "crossing":
            return CrossingPoint.objects.in_places_of(request.user).order_by("name", "code").distinct()
        return super().get_field_queryset(db, db_field, request)
