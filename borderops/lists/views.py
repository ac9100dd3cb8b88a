"""The list page: filters in the address, sorting, a bounded count, keyset pages, export of what is shown."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from borderops.lists.keyset import KeysetPage, look_for


def rows_of(filterset):
    """What the filters leave; nothing where one cannot be read, lest everything pass for the filtered."""
    return filterset.qs if filterset.is_valid() else filterset.queryset.none()


class ListPage(PermissionRequiredMixin, TemplateView):
    """A list of records that the user may see; an app names its filters, table and orders."""

    filterset_class = None
    table_class = None
    sorts = {}
    summed = []
    page_size = 50

    def get_queryset(self):
        """The records this user may see."""
        raise NotImplementedError

    def get_filterset(self):
        return self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)

    def get_sort(self):
        """The order asked for in the address, or the first of the list's own."""
        chosen = self.request.GET.get("sort")
        return chosen if chosen in self.sorts else next(iter(self.sorts))

    def get_context_data(self, **kwargs):
        self.filterset = self.get_filterset()
        rows = rows_of(self.filterset)
        sort = self.get_sort()
        address = self.request.GET
        count, found = look_for(rows, self.sorts[sort].field, "pk", *self.summed)
        known = [row[:2] for row in found] if count.is_exact else None
        place = {"after": address.get("after", ""), "before": address.get("before", ""), "found": known}
        page = KeysetPage(rows, self.sorts[sort], self.page_size, **place)
        page.count_words = count_words(count)
        # No request for the table: with one it would cut pages of its own.
        table = self.table_class(page.rows, order_by=sort, order_by_field="sort")
        return super().get_context_data(**kwargs) | {
            "filter": self.filterset,
            "page": page,
            "table": table,
            "totals": self.get_totals([row[2:] for row in found]) if count.number and count.is_exact else "",
            "export_query": self.export_query(),
        }

    def get_totals(self, rows):
        """What the `summed` columns of all rows add up to, in words; only asked for where the count is exact."""
        return ""

    def export_query(self):
        """The address's filters without its place in the pages: exactly what is shown, all of it."""
        query = self.request.GET.copy()
        for name in ("after", "before"):
            query.pop(name, None)
        return query.urlencode()


def count_words(count):
    """ "1.234 records", or "over 10.000" past the limit."""
    if not count.is_exact:
        return _("over %(n)s records") % {"n": count.digits}
    return ngettext("%(n)s record", "%(n)s records", count.number) % {"n": count.digits}
