"""The list of reports of traffic."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy

from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_filters import TrafficFilter
from borderops.crossings.traffic_tables import TrafficTable
from borderops.crossings.traffic_totals import SUMMED, totals_words
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage


class TrafficList(ListPage):
    """Reports that the user may see, the latest period on top."""

    permission_required = "crossings.view_trafficreport"
    template_name = "crossings/traffic_list.html"
    filterset_class = TrafficFilter
    table_class = TrafficTable
    sorts = {"-period": Sort("starts_on"), "period": Sort("starts_on", descending=False)}
    summed = ["id", *SUMMED]
    actions = [
        Action(
            gettext_lazy("Submit all drafts"), "crossings.change_trafficreport", "submit-all", ("traffic",)
        )
    ]

    def get_queryset(self):
        return TrafficReport.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows with what they count, each with whether this person may read all of it."""
        page = super().get_page(rows, sort, known)
        prefetch_related_objects(page.rows, "travellers", "trade")
        whole = TrafficReport.objects.whole_among(page.rows, self.request.user)
        for report in page.rows:
            report.is_whole = report.pk in whole
        return page

    def get_totals(self, rows):
        """Values by direction and currency, of the accepted, each month once."""
        return totals_words(rows)
