"""The list of shift reports."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext, gettext_lazy

from borderops import vietnamese
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.patrols.models import ShiftOutcome, ShiftReport
from borderops.patrols.shift_filters import ShiftFilter
from borderops.patrols.shift_tables import ShiftTable
from borderops.patrols.shift_words import known_sum


class ShiftList(ListPage):
    """Every shift report that the user may see."""

    permission_required = "patrols.view_shiftreport"
    template_name = "patrols/shift_list.html"
    filterset_class = ShiftFilter
    table_class = ShiftTable
    sorts = {"-starts_at": Sort("starts_at"), "starts_at": Sort("starts_at", descending=False)}
    summed = ["people_in", "people_out", "vehicles_in", "vehicles_out", "outcome"]
    actions = [
        Action(gettext_lazy("Submit all drafts"), "patrols.change_shiftreport", "submit-all", ("shifts",))
    ]

    def get_queryset(self):
        return ShiftReport.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows, each with its hand-over and whether this person may read all of it."""
        page = super().get_page(rows, sort, known)
        prefetch_related_objects(page.rows, "handover")
        for record in page.rows:
            record.is_whole = record.is_whole_for(self.request.user)
        return page

    def get_totals(self, rows):
        """Everybody and everything checked, and in how many shifts nothing happened."""
        nil = sum(outcome == ShiftOutcome.NIL for *_, outcome in rows)
        words = gettext(
            "people checked: %(people)s; vehicles checked: %(vehicles)s; nothing happened in %(nil)s of %(n)s"
        )
        return words % {
            "people": vietnamese.number(known_sum(count for row in rows for count in row[:2])),
            "vehicles": vietnamese.number(known_sum(count for row in rows for count in row[2:4])),
            "nil": vietnamese.number(nil),
            "n": vietnamese.number(len(rows)),
        }
