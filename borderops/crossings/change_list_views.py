"""The list of changes of flows."""

from collections import Counter

from django.utils.translation import gettext, gettext_lazy

from borderops import vietnamese
from borderops.crossings.change_filters import FlowChangeFilter
from borderops.crossings.change_tables import FlowChangeTable
from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import FlowState
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage


class FlowChangeList(ListPage):
    """Changes that the user may see, the latest on top."""

    permission_required = "crossings.view_flowchange"
    template_name = "crossings/change_list.html"
    filterset_class = FlowChangeFilter
    table_class = FlowChangeTable
    sorts = {"-since": Sort("counts_from"), "since": Sort("counts_from", descending=False)}
    summed = ["state_of_flow", "crossing"]
    actions = [
        Action(
            gettext_lazy("Submit all drafts"), "crossings.change_flowchange", "submit-all", ("flow-changes",)
        )
    ]

    def get_queryset(self):
        return FlowChange.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows, each with whether this person may read all of it."""
        page = super().get_page(rows, sort, known)
        whole = FlowChange.objects.whole_among(page.rows, self.request.user)
        for change in page.rows:
            change.is_whole = change.pk in whole
        return page

    def get_totals(self, rows):
        """How many opened, restricted, suspended and closed a flow, and at how many crossing points."""
        states = Counter(state for state, _crossing in rows)
        told = {state: vietnamese.number(states[state]) for state in FlowState.values}
        crossings = vietnamese.number(len({crossing for _state, crossing in rows}))
        words = gettext(
            "open %(open)s, restricted %(restricted)s, suspended %(suspended)s, closed %(closed)s; "
            "at %(crossings)s crossing points"
        )
        return words % (told | {"crossings": crossings})
