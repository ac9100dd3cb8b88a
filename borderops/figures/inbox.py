from django.utils.translation import gettext_lazy as _

from borderops.figures.filters import WaitingFigureFilter
from borderops.figures.models import ReportedFigure
from borderops.figures.tables import WaitingFigureTable
from borderops.review.inbox import Inbox, register

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
