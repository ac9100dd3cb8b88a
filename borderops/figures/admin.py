from django.contrib import admin

from borderops.figures.models import Indicator, ReportedFigure
from borderops.lists.admin import HistoryAdmin
from borderops.review.admin import ReviewedAdmin, ReviewedForm
from borderops.sheets.admin import SheetAdmin


@admin.register(Indicator)
class IndicatorAdmin(SheetAdmin, HistoryAdmin):
    """What is counted or reported; the key is what workbooks and addresses call it."""

    list_display = ["key", "label_vi", "label_en", "unit", "nature", "comparable", "theme"]
    list_filter = ["theme", "nature"]
    search_fields = ["key", "label_vi", "label_en"]

    def get_readonly_fields(self, request, obj=None):
        return ["key"] if obj else []


class FigureAdminForm(ReviewedForm):
    """Hands the districts to the record, so that they are written and told with the rest."""

    def clean(self):
        cleaned = super().clean()
        self.instance.chosen_districts = list(cleaned.get("districts") or [])
        return cleaned


@admin.register(ReportedFigure)
class ReportedFigureAdmin(SheetAdmin, ReviewedAdmin):
    """Reported figures under the same rights and lock as on their own pages."""

    form = FigureAdminForm
    list_display = ["__str__", "indicator", "value_words", "span", "standing", "source", "state"]
    list_filter = ["state", "standing", "indicator__theme"]
    list_select_related = ["indicator"]
    search_fields = ["number", "search_text"]
    autocomplete_fields = ["indicator"]
    filter_horizontal = ["districts"]
    fields = [
        "number", "state", "indicator", "value", "standing", "qualifier", "period", "as_of", "districts",
        "published_text", "published_change", "source", "confidence", "remark", "unit", "entered_by", "reviewed_by",
        "reviewed_at", "version_seen",
    ]  # fmt: skip
