"""Early notices in the administration: the same rights and rules as on their own pages."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.notice_forms import NoticeForm
from borderops.crossings.notices import Notice
from borderops.lists.admin import HistoryAdmin
from borderops.sheets.admin import SheetAdmin


class NoticeAdminForm(NoticeForm):
    """Refuses a stale edit beside the form and not after it; the row stays locked until the admin has saved."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, user=self.user, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            stored = Notice.objects.select_for_update().get(pk=self.instance.pk)
            if cleaned.get("seen") != stored.last_change:
                raise ValidationError(
                    gettext("Somebody has changed this record since you opened it. Open it again.")
                )
        return cleaned


@admin.register(Notice)
class NoticeAdmin(SheetAdmin, HistoryAdmin):
    """Notices; they are closed on their pages, and nothing is deleted."""

    form = NoticeAdminForm
    list_display = ["__str__", "announced", "importance", "about", "when", "standing"]
    list_filter = ["importance", "side", "people", "goods", "vehicles"]
    search_fields = ["text"]
    search_help_text = _("Words or crossing point")
    became = ["unit", "entered_by", "entered_at", "done_at", "done_by", "done_words"]
    readonly_fields = [*became, "passing"]

    def get_fieldsets(self, request, obj=None):
        """What the form asks; to who only reads it, what it says."""
        asks = self.has_change_permission(request, obj) if obj else True
        told = [*NoticeForm.field_order, "seen"] if asks else NoticeForm.field_order
        told = told if asks else ["passing" if name == "flows" else name for name in told]
        return [(None, {"fields": told}), (_("What became of it"), {"fields": self.became})]

    @admin.display(description=_("Flows"))
    def passing(self, notice):
        return notice.flows_words

    @admin.display(description=_("What is announced"))
    def announced(self, notice):
        return notice.in_short

    @admin.display(description=_("Crossing points"))
    def about(self, notice):
        return notice.crossings_words

    @admin.display(description=_("From – until"))
    def when(self, notice):
        return notice.when_words

    @admin.display(description=_("Dealt with or not"))
    def standing(self, notice):
        return notice.state_words

    def view_on_site(self, obj):
        return obj.get_absolute_url()

    def get_queryset(self, request):
        return Notice.objects.visible_to(request.user).for_list().order_by("-received_at", "-pk")

    def get_search_results(self, request, queryset, search_term):
        return queryset.saying(search_term), False

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or obj.is_kept_by(request.user))

    def save_model(self, request, obj, form, change):
        """Kept by the same door as on its page; the same form sent twice is the same notice."""
        obj.pk = obj.write(request.user).pk

    def save_related(self, request, form, formsets, change):
        """Nothing is left to save: its crossing points are kept with it."""
