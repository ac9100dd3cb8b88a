"""The life of crossing points in the administration, by the same form and for whoever keeps them."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.event_forms import CrossingEventForm
from borderops.crossings.events import CrossingEvent
from borderops.crossings.points import CrossingPoint
from borderops.lists.admin import HistoryAdmin
from borderops.sheets.admin import SheetAdmin


class EventAdminForm(CrossingEventForm):
    """The form of the page, with the crossing point that the page knows from its address."""

    user = None

    class Meta(CrossingEventForm.Meta):
        fields = ["crossing", *CrossingEventForm.Meta.fields]

    def clean_crossing(self):
        crossing = self.cleaned_data["crossing"]
        if not crossing.is_kept_by(self.user):
            raise ValidationError(gettext("This crossing point lies outside your places."))
        return crossing


@admin.register(CrossingEvent)
class CrossingEventAdmin(SheetAdmin, HistoryAdmin):
    """Events with their history; one that did not happen is taken back on the page of its crossing point."""

    form = EventAdminForm
    list_display = ["crossing", "kind", "kind_after", "on_shown", "decision", "source", "confidence"]
    list_filter = ["kind", "kind_after", "crossing"]
    list_select_related = ["crossing"]
    search_fields = ["crossing__code", "crossing__name", "crossing__other_name", "decision", "source"]

    @admin.display(description=_("when"), ordering="counts_from")
    def on_shown(self, event):
        return event.on_words

    def view_on_site(self, obj):
        return obj.crossing.get_absolute_url()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        """An event stays with its crossing point."""
        return ["crossing"] if obj else []

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.crossing.is_kept_by(request.user))

    def get_field_queryset(self, db, db_field, request):
        if db_field.name == "crossing":
            return CrossingPoint.objects.kept_by(request.user).west_to_east()
        return super().get_field_queryset(db, db_field, request)

    def save_model(self, request, obj, form, change):
        """Kept by the same door as on its page."""
        obj.write(request.user)
