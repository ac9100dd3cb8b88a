"""The list of lists of workers."""

from django.db.models import Count, Q
from django.utils.translation import gettext, gettext_lazy, ngettext

from borderops import vietnamese
from borderops.labour.choices import ListKind
from borderops.labour.list_filters import WorkerListFilter
from borderops.labour.list_tables import WorkerListTable
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage

USUAL = [ListKind.REGISTER, ListKind.ISSUE, ListKind.DEPART, ListKind.EXTEND, ListKind.RETURN]
# Of more lists than these the lines are not added up while somebody waits.
MOST_SUMMED = 1000


class WorkerListList(ListPage):
    """Lists that the user may see, the latest day on top; nobody is named here."""

    permission_required = "labour.view_workerlist"
    template_name = "labour/list_list.html"
    filterset_class = WorkerListFilter
    table_class = WorkerListTable
    sorts = {"-day": Sort("day"), "day": Sort("day", descending=False)}
    summed = ["pk"]
    actions = [
        Action(gettext_lazy("Submit all drafts"), "labour.change_workerlist", "submit-all", ("worker-lists",))
    ]
    extra_context = {"usual_kinds": USUAL}

    def get_queryset(self):
        return WorkerList.objects.visible_to(self.request.user).for_list()

    def get_totals(self, rows):
        """How many places the lists have, not how many different people stand in them; not of very many lists."""
        if len(rows) > MOST_SUMMED:
            return ""
        lines = ListLine.objects.filter(list__in=[key for (key,) in rows])
        found = lines.aggregate(good=Count("pk", filter=Q(held="")), held=Count("pk", filter=Q(held__gt="")))
        good, held = found["good"], found["held"]
        words = ngettext("%(n)s line that counts", "%(n)s lines that count", good)
        words = words % {"n": vietnamese.number(good)}
        return f"{words}, {gettext('%(n)s held back') % {'n': vietnamese.number(held)}}" if held else words
