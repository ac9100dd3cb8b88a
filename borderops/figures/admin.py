from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.themes import THEMES, theme_name
from borderops.lists.admin import HistoryAdmin
from borderops.review.admin import ReviewedAdmin, ReviewedForm
from borderops.sheets.admin import SheetAdmin


class ThemeFilter(admin.SimpleListFilter):
    """Themes by their names."""

    title, parameter_name = _("theme"), "theme"
    field = "theme"

    def lookups(self, request, model_admin):
        return list(THEMES.items())

    def queryset(self, request, queryset):
        return queryset.filter(**{self.field: self.value()}) if self.value() else queryset


class FigureThemeFilter(ThemeFilter):
    field = "indicator__theme"


@admin.register(Indicator)
class IndicatorAdmin(SheetAdmin, HistoryAdmin):
    """What is counted or reported; the key is what workbooks and addresses call it."""

    list_display = ["key", "label_vi", "label_en", "unit", "unit_en", "nature", "comparable", "theme_words"]
    list_filter = [ThemeFilter, "nature"]
    search_fields = ["key", "label_vi", "label_en"]
    autocomplete_fields = ["part_of", "same_as"]

    def get_readonly_fields(self, request, obj=None):
        return ["key"] if obj else []

    @admin.display(description=_("theme"), ordering="theme")
    def theme_words(self, indicator):
        return theme_name(indicator.theme)


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
    list_filter = ["state", "standing", FigureThemeFilter]
    list_select_related = ["indicator"]
    search_fields = ["number", "search_text"]
    autocomplete_fields = ["indicator", "districts", "replaces"]
    fields = [
        "number", "state", "indicator", "value", "standing", "qualifier", "period", "as_of", "districts",
        "published_text", "published_change", "source", "confidence", "remark", "replaces", "sums_reason", "judgement",
        "judged_by", "judged_at", "unit", "entered_by", "reviewed_by", "reviewed_at", "version_seen",
    ]  # fmt: skip

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "judgement", "judged_by", "judged_at"]

    @admin.display(description=_("value"))
    def value_words(self, figure):
        return figure.value_words

    @admin.display(description=_("period"), ordering="period")
    def span(self, figure):
        return figure.span
