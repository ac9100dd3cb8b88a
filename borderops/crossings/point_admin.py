"""Crossing points in the administration, for whoever keeps them; their life stands beside, to read."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext

from borderops.crossings.models import CrossingEvent, CrossingPoint
from borderops.districts.admin import PlaceAdmin
from borderops.lists.admin import NoDelete


class CrossingAdminForm(forms.ModelForm):
    """All facts of a crossing point; where it lies must be the person's to keep."""

    user = None

    def clean(self):
        cleaned = super().clean()
        self.instance.chosen_further_markers = list(cleaned.get("further_markers") or ())
        commune = cleaned.get("commune")
        district = cleaned.get("district") or (commune and commune.district)
        place = CrossingPoint(commune=commune, district=district)
        if not place.is_kept_by(self.user):
            words = gettext(
                "This place lies outside your places. Only who reviews there keeps this register."
            )
            self.add_error("district" if "district" in self.fields else None, words)
        return cleaned


class CrossingEventInline(NoDelete, admin.TabularInline):
    """The life of a crossing point, which is written on its page."""

    model = CrossingEvent
    fields = ["kind", "kind_after", "on", "decision", "source", "confidence"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(CrossingPoint)
class CrossingPointAdmin(PlaceAdmin):
    """The register of crossing points, found by any spelling of a name."""

    form = CrossingAdminForm
    list_display = ["code", "name", "other_name", "name_zh", "district", "marker", "facing", "part_of"]
    list_filter = ["district", "facing"]
    list_select_related = ["district", "marker", "facing", "part_of"]
    search_fields = ["code", "name", "other_name", "name_zh", "pinyin", "aliases"]
    autocomplete_fields = ["commune", "marker", "facing", "further_markers", "part_of"]
    inlines = [CrossingEventInline]

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.is_kept_by(request.user))

    def save_model(self, request, obj, form, change):
        """Kept by the same door as on its page."""
        obj.write(request.user)
