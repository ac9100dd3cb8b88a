"""Reported figures in the search over all registers."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.figures.models import ReportedFigure
from borderops.lists.keyset import Sort
from borderops.lists.search import Row, Source, newest, register


def find(user, text):
    """The latest figures that hold every word, of those that the person may see."""
    figures = newest(ReportedFigure.objects.visible_to(user).for_list().search(text), Sort("period"))
    return [Row(str(figure), figure.in_short, figure.get_absolute_url()) for figure in figures]


def exact(user, text):
    """The figure with this number."""
    figure = ReportedFigure.objects.visible_to(user).filter(number=text.upper()).first()
    return figure and figure.get_absolute_url()


def list_of(text):
    return f"{reverse('reported-figures')}?{urlencode({'q': text})}"


register(
    Source(
        "figures", _("Reported figures"), "figures.view_reportedfigure", find, list_of, exact=exact, rank=2
    )
)
