from django.contrib import admin

from borderops.crossings.models import CrossingPoint
from borderops.districts.admin import PlaceAdmin


@admin.register(CrossingPoint)
class CrossingPointAdmin(PlaceAdmin):
    """The register of crossing points, found by any spelling of a name."""

    list_display = ["code", "name", "other_name", "name_zh", "district", "marker", "facing"]
    list_filter = ["district", "facing"]
    list_select_related = ["district", "marker", "facing"]
    search_fields = ["code", "name", "other_name", "name_zh", "aliases"]
    autocomplete_fields = ["commune", "marker", "facing"]

    def view_on_site(self, obj):
        return obj.get_absolute_url()
