"""What every admin page of the register shares."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin


class NoDelete:
    """Nothing is deleted through the admin: records end, are struck or retired."""

    def has_delete_permission(self, request, obj=None):
        return False


class HistoryAdmin(NoDelete, SimpleHistoryAdmin):
    """History to read, never to put back, and only of what the person may see."""

    def history_view(self, request, object_id, extra_context=None):
        self.refuse_unseen(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        self.refuse_unseen(request, object_id)
        if request.method == "POST":  # it would save, and for whoever may only look
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def refuse_unseen(self, request, object_id):
        """Without this the history of records out of scope would be found by their key."""
        if self.get_object(request, object_id) is None:
            raise Http404
