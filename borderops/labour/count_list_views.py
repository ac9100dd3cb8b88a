"""The list of monthly counts."""

from django.utils.translation import gettext_lazy

from borderops.labour.count_filters import MonthCountFilter
from borderops.labour.count_sums import SUMMED, totals_words
from borderops.labour.count_tables import MonthCountTable
from borderops.labour.month_counts import MonthCount
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage


class MonthCountList(ListPage):
    """Counts that the user may see, the latest month on top."""

    permission_required = "labour.view_monthcount"
    template_name = "labour/count_list.html"
    filterset_class = MonthCountFilter
    table_class = MonthCountTable
    sorts = {"-month": Sort("starts_on"), "month": Sort("starts_on", descending=False)}
    summed = SUMMED
    actions = [
        Action(
            gettext_lazy("Submit all drafts"),
            "labour.change_monthcount",
            "submit-all",
            ("month-counts",),
        )
    ]

    def get_queryset(self):
        return MonthCount.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows, each with whether this person may read all of it."""
        page = super().get_page(rows, sort, known)
        whole = MonthCount.objects.whole_among(page.rows, self.request.user)
        for count in page.rows:
            count.is_whole = count.pk in whole
        return page

    def get_totals(self, rows):
        """Workers and trips of the accepted, two counts."""
        return totals_words(rows)
