"""Which pages are asked for: lists plain, deep, filtered to many and to few rows, and searched."""

from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.incidents.views import IncidentList
from borderops.lists.keyset import write_cursor
from tests.benchmarks.words import RARE

FILTERS = {
    "first page": "",
    "oldest first": "sort=occurred_on",
    "one district": "district=033",
    "two districts, three months": "district=033&district=027&since=01/01/2021&until=31/03/2021",
    "district as it lies today": "area=028",
    "common kind": "code=D2",
    "group of kinds": "code=D",
    "rare kind": "code=E5",
    "events": "regime=SK",
    "rare direction": "direction=to_them",
    "submitted": "state=submitted",
    "returned": "state=returned",
    "struck": "state=struck",
    "one quarter": "since=01/07/2021&until=30/09/2021",
    "one old day": "since=03/03/2019&until=03/03/2019",
    "rare kind, struck": "code=B1&state=struck",
    "district, kind, direction": "district=028&code=D5&direction=to_them",
    "district, event, submitted": "district=028&regime=SK&state=submitted",
    "kind not there": "code=Q9",
    "“xin man”": "q=xin+man",
    "“xin man”, submitted": "q=xin+man&state=submitted",
    "one syllable": "q=nuc",
    "two letters": "q=xa",
    "rare word": f"q={RARE.split()[-1]}",
    "no match": "q=qqwwxx",
    "common and no match": "q=xa+nhap+canh+qqwwxx",
}


def incident_lists():
    """(name, address) of the list of incidents in every way it is asked for."""
    plain = reverse("incidents")
    yield from ((name, f"{plain}?{query}") for name, query in FILTERS.items())
    numbered = Incident.objects.counted().order_by("pk")
    yield "a number", f"{plain}?q={numbered.first().number}"
    yield "deep in the pages", f"{plain}?after={deep_cursor()}"
    yield "back from there", f"{plain}?before={deep_cursor()}"
    yield "deep, one district", f"{plain}?district=027&after={deep_cursor()}"
    yield "deep in “xin man”", f"{plain}?q=xin+man&after={deep_cursor()}"


def deep_cursor():
    """Where half of the pages have been turned."""
    first, last = (Incident.objects.order_by(f"{sign}occurred_on").first().occurred_on for sign in ("", "-"))
    row = Incident.objects.counted().filter(occurred_on__lte=first + (last - first) / 2).latest("occurred_on")
    return write_cursor(row, next(iter(IncidentList.sorts.values())))


def review_pages():
    """(name, address) of what reviewers open."""
    inbox = reverse("inbox", args=["incidents"])
    yield "inbox", inbox
    yield "inbox, newest first", f"{inbox}?sort=-submitted_at"
    yield "inbox, one district", f"{inbox}?district=027"
    yield "inbox, searched", f"{inbox}?q=xin+man"
    yield "inbox, no match", f"{inbox}?q=qqwwxx"
    yield "accept all: the question", reverse("accept-all", args=["incidents"])


def one_record(state):
    """The address of a record in Đồng Văn."""
    return Incident.objects.filter(state=state, district__code="026").latest("occurred_on").get_absolute_url()


def years():
    """The last ten years, as a period."""
    this = timezone.localdate().year
    return f"{this - 9}-01-01..{this}-12-31"
