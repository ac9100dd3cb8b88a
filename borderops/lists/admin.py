"""What every admin page of the register shares."""

from functools import cached_property

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from borderops.lists.keyset import bounded_count
from borderops.lists.models import SavedView
from borderops.lists.views import count_words


class BoundedPaginator(Paginator):
    """Pages as far as the list counts; who looks for what lies behind narrows the list."""

    @cached_property
    def bounded(self):
        return bounded_count(self.object_list)

    @cached_property
    def count(self):
        return min(self.bounded.number, self.bounded.limit)

    @property
    def words(self):
        """The count for the foot of the list, which says so where there are more."""
        return count_words(self.bounded)


class BoundedList:
    """A list of the admin that counts no further than the register's other lists."""

    paginator = BoundedPaginator
    show_full_result_count = False

    def response_action(self, request, queryset, **kwargs):
        """What the page did not count, nobody can have meant to choose."""
        if request.POST.get("select_across") == "1" and not bounded_count(queryset).is_exact:
            messages.error(
                request, _("These are too many to choose at once. Narrow the list by filters first.")
            )
            return redirect(request.get_full_path())
        return super().response_action(request, queryset, **kwargs)


class NoDelete:
    """Nothing is deleted through the admin: records end, are struck or retired."""

    def has_delete_permission(self, request, obj=None):
        return False


class HistoryAdmin(NoDelete, BoundedList, SimpleHistoryAdmin):
    """History to read, never to put back, and only of what the person may see."""

    def history_view(self, request, object_id, extra_context=None):
        self.refuse_unseen(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        self.refuse_unseen(request, object_id)
        if not version_id.isdecimal():  # no version is called so
            raise Http404
        if request.method == "POST":  # it would save, and for whoever may only look
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_history_queryset(self, request, history_manager, pk_name, object_id):
        """With who made each version and what it names; the package's way fails where a record names nothing."""
        names = [field.name for field in self.model._meta.concrete_fields if field.many_to_one]
        return history_manager.filter(**{pk_name: object_id}).select_related("history_user", *names)

    def refuse_unseen(self, request, object_id):
        """Without this the history of records out of scope would be found by their key."""
        if self.get_object(request, object_id) is None:
            raise Http404


@admin.register(SavedView)
class SavedViewAdmin(NoDelete, BoundedList, admin.ModelAdmin):
    """The views that people share; the administrator can take one out of everybody's menu, its owner keeps it."""

    list_display = ["name", "list_key", "owner"]
    list_filter = ["list_key"]
    list_select_related = ["owner"]
    search_fields = ["name"]
    fields = ["name", "list_key", "owner", "query", "shared"]
    readonly_fields = ["name", "list_key", "owner", "query"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(shared=True)

    def has_add_permission(self, request):
        return False
