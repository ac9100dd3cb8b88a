from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from borderops.lists.admin import HistoryAdmin, NoDelete
from borderops.people.forms import GivenPasswordForm
from borderops.people.models import Posting, User

admin.site.unregister(Group)


class PostingInline(admin.TabularInline):
    model = Posting
    extra = 0
    can_delete = False
    autocomplete_fields = ["unit"]


@admin.register(User)
class PersonAdmin(NoDelete, UserAdmin):
    """Accounts; a person who leaves is made inactive, never deleted."""

    change_password_form = GivenPasswordForm
    inlines = [PostingInline]
    list_display = ["username", "last_name", "first_name", "is_active", "last_login"]
    list_filter = ["is_active", "postings__role"]
    fieldsets = [
        (None, {"fields": ["username", "password", "must_change_password"]}),
        (_("Person"), {"fields": ["last_name", "first_name", "email"]}),
        (_("Access"), {"fields": ["is_active", "last_login", "date_joined"]}),
    ]
    readonly_fields = ["must_change_password", "last_login", "date_joined"]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        """Whoever opens an account knows its first password, so it must be changed."""
        obj.must_change_password = obj.must_change_password or not change
        super().save_model(request, obj, form, change)


@admin.register(Posting)
class PostingAdmin(HistoryAdmin):
    """Postings end by their last day."""

    list_display = ["user", "role", "where", "valid_from", "valid_to"]
    list_filter = ["role", "districts"]
    search_fields = ["user__username", "user__last_name"]
    autocomplete_fields = ["user", "unit"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user", "unit").prefetch_related("districts")

    @admin.display(description=_("Where"))
    def where(self, posting):
        return posting.where()
