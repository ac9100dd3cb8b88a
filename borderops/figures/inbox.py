from django.utils.translation import gettext_lazy as _

from borderops.figures.conflicts import in_conflict
from borderops.figures.filters import WaitingFigureFilter
from borderops.figures.models import ReportedFigure
from borderops.figures.tables import WaitingFigureTable
from borderops.review.inbox import Inbox, Task, register, register_task

# The first page looks at so many of the figures that changed last; the list looks at all of them.
MOST = 1000


def undecided(user):
    """Figures that contradict others, on which nobody has decided, among those that changed last."""
    last = ReportedFigure.objects.order_by("-updated_at", "-pk").values_list("pk", flat=True)[:MOST]
    return ReportedFigure.objects.filter(pk__in=in_conflict(ReportedFigure.objects.filter(pk__in=list(last))))


register(
    Inbox(
        "figures",
        _("Reported figures"),
        ReportedFigure,
        WaitingFigureFilter,
        WaitingFigureTable,
        "reported-figures",
        3,
    )
)
register_task(
    Task(
        "figures-in-conflict",
        _("Reported figures in conflict"),
        "figures.review_reportedfigure",
        undecided,
        "reported-figures",
        _("look at both sides and decide"),
        query="look=open",
    )
)
