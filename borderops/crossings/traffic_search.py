"""Reports of traffic in the search over all registers."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from borderops.crossings.traffic import TrafficReport
from borderops.lists.keyset import Sort
from borderops.lists.search import Row, Source, newest, register

NEWEST = Sort("starts_on")


def find(user, text):
    """The newest reports with such a number, of crossing points so called, of those that the person may see."""
    seen = TrafficReport.objects.visible_to(user).for_list().search(text)
    return [Row(str(each), line_of(each), each.get_absolute_url()) for each in newest(seen, NEWEST)]


def line_of(report):
    return f"{report.in_short} · {report.get_state_display()}"


def exact(user, text):
    """The report with this number."""
    report = TrafficReport.objects.visible_to(user).filter(number=text.upper()).first()
    return report and report.get_absolute_url()


def list_of(text):
    """The list, narrowed by the text."""
    return f"{reverse('traffic')}?{urlencode({'q': text})}"


register(
    Source(
        "traffic",
        _("Reports of traffic"),
        "crossings.view_trafficreport",
        find,
        list_of,
        exact=exact,
        rank=4,
    )
)
