"""The list page: filters in the address, sorting, a bounded count, keyset pages, export of what is shown."""

from urllib.parse import urlencode

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from borderops.lists.addresses import filters_of, view_of, without
from borderops.lists.columns import Columns
from borderops.lists.keyset import KeysetPage, exact_count, look_for
from borderops.lists.menu import ViewsMenu


def rows_of(filterset):
    """What the filters leave; nothing where one cannot be read, lest everything pass for the filtered."""
    return filterset.qs if filterset.is_valid() else filterset.queryset.none()


class FilteredRows(PermissionRequiredMixin):
    """Records that the user may see, narrowed by the filters of the address."""

    filterset_class = None

    def get_queryset(self):
        """The records this user may see."""
        raise NotImplementedError

    def get_filterset(self):
        return self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)


class ViewedPage(PermissionRequiredMixin, TemplateView):
    """A page of which people save views: all that it shows stands in its address."""

    # Whether what is searched for may be a person's name or paper.
    searches_people = False

    @property
    def list_key(self):
        """Names the page for the views that people save of it: its address's name and what that is called with."""
        match = self.request.resolver_match
        return "/".join([match.view_name, *map(str, match.kwargs.values())])

    @cached_property
    def views_menu(self):
        return ViewsMenu(self.list_key, self.request)


class ListPage(FilteredRows, ViewedPage):
    """A list of records that the user may see; an app names its filters, table, orders and actions."""

    template_name = "lists/list.html"
    table_class = None
    sorts = {}
    summed = []
    actions = []  # see actions.Action
    page_size = 50

    def get(self, request, *args, **kwargs):
        """The list; boxes ticked in a form, and the view with which the person opens it, become its address."""
        if len(request.GET.getlist("columns")) > 1:
            return redirect(self.here(columns=self.columns.text))
        first = None if request.GET else self.views_menu.opens_first
        return redirect(first) if first else super().get(request, *args, **kwargs)

    def here(self, **changed):
        """The address of this page with some parameters changed; an empty one goes."""
        kept = without(self.request.GET, "after", "before", *changed)
        query = urlencode(kept + [(name, value) for name, value in changed.items() if value])
        return f"{self.request.path}?{query}"

    @cached_property
    def columns(self):
        return Columns(self.table_class, self.request.GET.getlist("columns"))

    def get_sort(self):
        """The order asked for in the address, or the first of the list's own."""
        chosen = self.request.GET.get("sort")
        return chosen if chosen in self.sorts else next(iter(self.sorts))

    def get_actions(self):
        """What may be done with all that is filtered."""
        return self.actions

    def get_context_data(self, **kwargs):
        self.filterset = self.get_filterset()
        rows, sort = rows_of(self.filterset), self.get_sort()
        count, found = look_for(rows, self.sorts[sort].field, "pk", *self.summed)
        page = self.get_page(rows, sort, [row[:2] for row in found] if count.is_exact else None)
        page.bounded, page.count_words = not count.is_exact, count_words(count)
        if page.bounded and self.request.GET.get("count") == "exact":
            page.bounded, page.count_words = False, count_words(exact_count(rows))
        # No request for the table: with one it would cut pages of its own.
        table = self.table_class(
            page.rows, order_by=sort, order_by_field="sort", exclude=self.columns.left_out
        )
        return super().get_context_data(**kwargs) | {
            "filter": self.filterset,
            "page": page,
            "table": table,
            "totals": self.get_totals([row[2:] for row in found]) if count.number and count.is_exact else "",
            "export_query": self.export_query(),
            **self.tools(),
        }

    def get_page(self, rows, sort, known):
        """The rows at this place in the list."""
        place = {name: self.request.GET.get(name, "") for name in ("after", "before")}
        return KeysetPage(rows, self.sorts[sort], self.page_size, found=known, **place)

    def tools(self):
        """What stands above the table: views, columns, actions; and what the filters' form carries along."""
        user, query = self.request.user, self.request.GET
        allowed = [action for action in self.get_actions() if user.has_perm(action.permission)]
        actions = [(action, f"{action.url}?{self.export_query()}") for action in allowed]
        looks = [(name, query[name]) for name in ("sort", "columns") if query.get(name)]
        return {
            "columns": self.columns,
            "others": without(query, "columns", "after", "before", "count"),
            "views": self.views_menu,
            "view_query": view_of(query),
            "actions": actions,
            "actions_in_menu": [each for each in actions if not each[0].primary],
            "kept": looks + [("view", query["view"])] if query.get("view") else looks,
            "clear_query": urlencode([("view", "all")] + looks),
        }

    def get_totals(self, rows):
        """What the `summed` columns of all rows add up to, in words; only asked for where the count is exact."""
        return ""

    def export_query(self):
        """The address's filters without the rest: exactly what is shown, all of it."""
        return filters_of(self.request.GET)


def count_words(count):
    """ "1.234 records", or "over 10.000" past the limit."""
    if not count.is_exact:
        return _("over %(n)s records") % {"n": count.digits}
    return ngettext("%(n)s record", "%(n)s records", count.number) % {"n": count.digits}
