from django.contrib import admin

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, Counterpart, District, Unit
from borderops.lists.admin import HistoryAdmin
from borderops.sheets.admin import SheetAdmin


class PlaceAdmin(SheetAdmin, HistoryAdmin):
    """Places are kept with their history; they end by a day, never by deletion."""

    def get_search_results(self, request, queryset, search_term):
        """Finds places by any spelling, as the register's own look-up does."""
        words = vietnamese.fold(search_term).split()
        rows = queryset.values_list("pk", *self.search_fields) if words else []
        found = [pk for pk, *texts in rows if all(word in vietnamese.fold(" ".join(texts)) for word in words)]
        return (queryset.filter(pk__in=found) if words else queryset), False


@admin.register(District)
class DistrictAdmin(PlaceAdmin):
    list_display = ["code", "abbr", "name", "on_border", "order_west_to_east"]
    list_filter = ["on_border"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["facing"]


@admin.register(Commune)
class CommuneAdmin(PlaceAdmin):
    list_display = ["code", "kind", "name", "district", "on_border", "valid_from", "valid_to"]
    list_filter = ["district", "on_border", "kind", "valid_to"]
    list_select_related = ["district"]
    search_fields = ["code", "name", "aliases"]
    autocomplete_fields = ["main_successor", "successors"]


@admin.register(Unit)
class UnitAdmin(PlaceAdmin):
    list_display = ["name", "kind", "district", "stretch"]
    list_filter = ["kind", "district"]
    list_select_related = ["district"]
    search_fields = ["name"]
    autocomplete_fields = ["communes"]


@admin.register(BorderMarker)
class BorderMarkerAdmin(PlaceAdmin):
    list_display = ["code", "commune", "listed", "note"]
    list_filter = ["listed", "commune__district"]
    list_select_related = ["commune"]
    search_fields = ["code"]
    autocomplete_fields = ["commune"]


@admin.register(Counterpart)
class CounterpartAdmin(PlaceAdmin):
    list_display = ["code", "level", "name_vi", "name_zh", "parent"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["code", "name_vi", "name_zh", "aliases"]
