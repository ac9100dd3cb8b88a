"""The views of a list that a person finds above it."""

from functools import cached_property

from borderops import vietnamese
from borderops.lists.addresses import view_of
from borderops.lists.models import SavedView


class ViewsMenu:
    """The person's own views of a list and those that others share, own ones first; read once for a page."""

    def __init__(self, key, request):
        self.key, self.request = key, request

    @cached_property
    def all(self):
        user = self.request.user
        found = SavedView.objects.of_list(self.key).open_to(user).select_related("owner")
        for view in found:
            view.is_own = view.owner_id == user.pk
            view.is_current = view.query == self.query
        return sorted(found, key=lambda view: (not view.is_own, vietnamese.sort_key(view.name)))

    @cached_property
    def query(self):
        return view_of(self.request.GET)

    @property
    def opens_first(self):
        """The view that the person has chosen to open the list with."""
        return next((view for view in self.all if view.is_own and view.opens_first), None)

    @property
    def opened(self):
        """The view that the person came from, though filters may have changed since."""
        asked = self.request.GET.get("view")
        return next((view for view in self.all if str(view.pk) == asked), None)

    @property
    def is_plain(self):
        """Whether the list stands without any filter, column or order of its own."""
        return not self.query

    @property
    def own_opened(self):
        """The same where it is the person's own, and saving offers to replace it."""
        view = self.opened
        return view if view and view.is_own else None
