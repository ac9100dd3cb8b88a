"""Shift reports in the administration, under the same rights and lock as on their own pages."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.patrols.models import MarkerCheck, Post, ShiftReport
from borderops.review.admin import PartInline, ReviewedAdmin, ReviewedForm
from borderops.sheets.admin import SheetAdmin


class ShiftForm(ReviewedForm):
    """Takes the post before it looks for other reports of the same time, so that none comes in between."""

    def clean(self):
        if post := self.cleaned_data.get("post"):
            posts = Post.objects.select_for_update().filter(pk__in={post.pk, self.instance.post_id} - {None})
            list(posts.order_by("pk").values_list("pk"))
        return super().clean()


class MarkerCheckInline(PartInline):
    model = MarkerCheck
    fk_name = "shift"
    autocomplete_fields = ["marker"]


@admin.register(ShiftReport)
class ShiftReportAdmin(SheetAdmin, ReviewedAdmin):
    """Shift reports; what they hang on, their duty day and place, follows from post and hours."""

    form = ShiftForm
    list_display = ["__str__", "starts_at", "post", "district", "outcome", "state"]
    list_filter = ["state", "outcome", "district"]
    list_select_related = ["post__unit", "district"]
    search_fields = ["number"]
    inlines = [MarkerCheckInline]
    readonly_fields = [
        *ReviewedAdmin.readonly_fields,
        "duty_day",
        "slot",
        "district",
        "commune",
        "came_late",
        "confirmed",
    ]
    fieldsets = [
        (None, {"fields": ["number", "state", "post", "starts_at", "ends_at", "outcome", "version_seen"]}),
        (_("What was checked"), {"fields": [*ShiftReport.CHECKED, "declarations_reason"]}),
        (_("Who kept the post"), {"fields": [*ShiftReport.FORCES, "leader_number"]}),
        (_("Hand-over of the shift"), {"fields": ["handover_note", "confirmed"]}),
        (_("Place and duty day"), {"fields": ["district", "commune", "duty_day", "slot", "came_late"]}),
        (_("Review"), {"fields": ["unit", "entered_by", "reviewed_by", "reviewed_at"]}),
    ]

    @admin.display(description=_("hand-over confirmed"))
    def confirmed(self, obj):
        """Who took over and when, to read: it is confirmed on the report's own page."""
        done = obj.handed_over
        return done and f"{done.by}, {vietnamese.moment(done.at)}. {done.words}".strip(" .")

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term, request.user) if search_term else queryset, False

    def get_field_queryset(self, db, db_field, request):
        """A shift is reported from a post of one's own."""
        if isinstance(db_field, models.ForeignKey) and issubclass(db_field.related_model, Post):
            return Post.objects.reportable_by(request.user).select_related("unit").order_by("name", "pk")
        return super().get_field_queryset(db, db_field, request)

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (obj is None or obj.is_whole_for(request.user))
