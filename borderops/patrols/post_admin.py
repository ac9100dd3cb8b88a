"""Posts in the administration: their facts under the same rights as on their pages, their life to read."""

from itertools import pairwise

from django.conf import settings
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from borderops.lists.admin import HistoryAdmin, NoDelete
from borderops.patrols.models import Expectation, Post, PostEvent
from borderops.patrols.post_forms import PLAN, districts_kept_by, units_kept_by
from borderops.patrols.post_rules import kept_by
from borderops.sheets.admin import SheetAdmin


class ToRead(NoDelete, admin.TabularInline):
    """Rows that are written on the page of the post."""

    extra = 0

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("patrols.view_post")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class PostEventInline(ToRead):
    model = PostEvent
    fields = ["kind", "on", "district", "commune", "marker", "spot", "basis"]


class ExpectationInline(ToRead):
    model = Expectation
    fields = ["per_day", "first_start", "hours_to_send", "valid_from", "valid_to"]


@admin.register(Post)
class PostAdmin(SheetAdmin, HistoryAdmin):
    """Checkpoints and teams. They are opened, moved and closed on their pages, where a place is looked up."""

    list_display = ["name", "kind", "unit", "district", "commune", "marker", "open_since", "closed_on"]
    list_filter = ["kind", "district", "staffing"]
    list_select_related = ["unit", "district", "commune", "marker"]
    search_fields = ["name", "short_number", "unit__name"]
    autocomplete_fields = ["to_marker"]
    place = ["district", "commune", "marker", "spot", "open_since", "closed_on"]
    readonly_fields = ["kind", *place, "on_its_page"]
    inlines = [PostEventInline, ExpectationInline]

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        return Post.objects.visible_to(request.user).order_by(*Post._meta.ordering)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or Post.objects.changeable_by(request.user).filter(pk=obj.pk).exists())

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """What changed from version to version; the plans of deployment for whom the page tells them."""
        post = self.get_object(request, request.resolver_match.kwargs["object_id"])
        kept_back = [] if self.tells_plan(request, post) else PLAN
        for newer, older in pairwise(historical_records):
            changes = newer.diff_against(
                older, excluded_fields=kept_back, foreign_keys_are_objs=foreign_keys_are_objs
            )
            told = self.get_historical_record_context_helper(request, newer)
            newer.history_delta_changes = told.context_for_delta_changes(changes)

    def tells_plan(self, request, post):
        return bool(settings.DEPLOYMENT and post and post.lies_in(kept_by(request.user)))

    def get_fields(self, request, obj=None):
        facts = [
            "kind",
            "name",
            "short_number",
            "staffing",
            "unit",
            "crossing",
            "to_marker",
            "further_districts",
        ]
        plan = PLAN if self.tells_plan(request, obj) else []
        return [*facts, *self.place, *plan, "on_its_page"]

    def get_field_queryset(self, db, db_field, request):
        """Units and districts as the form of the page offers them."""
        post = self.get_object(request, request.resolver_match.kwargs.get("object_id"))
        places = kept_by(request.user)
        if db_field.name == "unit":
            return units_kept_by(places, post and post.unit_id)
        if db_field.name == "further_districts":
            return districts_kept_by(places, post or Post())
        return super().get_field_queryset(db, db_field, request)

    @admin.display(description=_("where it stands, since when"))
    def on_its_page(self, post):
        words = _("Moved, closed and reopened on its page")
        return format_html('<a href="{}">{}</a>', post.get_absolute_url(), words)

    def save_model(self, request, obj, form, change):
        """Kept by the same door as on its page, its further districts with it."""
        obj.chosen_further_districts = form.cleaned_data.get("further_districts")
        obj.write(request.user)

    def save_related(self, request, form, formsets, change):
        """Nothing is left to save: what the inlines show is only read here."""
        for formset in formsets:
            formset.save(commit=False)  # tells what changed, for the admin's own log
