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
    "not resolved": "handling=open",
    "resolved": "handling=done",
    "overdue": "late=handling",
    "grave": "severity=3",
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
    "a kind that is not there": "code=Q9",
    "“xin man”": "q=Xín+Mần",
    "“xin man”, submitted": "q=Xín+Mần&state=submitted",
    "one common syllable": "q=nuc",
    "two letters": "q=xa",
    "a rare word": f"q={RARE.split()[-1]}",
    "a word that is nowhere": "q=qqwwxx",
    "common words and one that is nowhere": "q=xa+nhap+canh+qqwwxx",
}
SEARCHED = ["“xin man”", "one common syllable", "a rare word", "a word that is nowhere"]


def incident_lists():
    """(name, address, query for the stock list) of the list of incidents in every way it is asked for."""
    plain, cursor, number = (
        reverse("incidents"),
        deep_cursor(),
        Incident.objects.counted().earliest("pk").number,
    )
    for name, query in FILTERS.items():
        yield name, f"{plain}?{query}", query
    yield "a number", f"{plain}?q={number}", f"q={number}"
    half = Incident.objects.count() // 2 // 50 + 1
    yield "half of all pages turned", f"{plain}?after={cursor}", f"page={half}"
    yield "and one back", f"{plain}?before={cursor}", f"page={half - 1 or 1}"
    yield "half of a district's pages turned", f"{plain}?district=027&after={cursor}", None
    yield "half of the pages of “xin man”", f"{plain}?q=xin+man&after={cursor}", None


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
    yield "inbox, late", f"{inbox}?late=review"
    yield "inbox, one district", f"{inbox}?district=027"
    yield "inbox, “xin man”", f"{inbox}?q=xin+man"
    yield "inbox, a word that is nowhere", f"{inbox}?q=qqwwxx"
    yield "accept all: the question", reverse("accept-all", args=["incidents"])


def own_pages(user):
    """(name, address) of what anybody opens."""
    yield "home", reverse("home")
    record = Incident.objects.visible_to(user).counted().order_by("-pk").first()
    yield "one incident", record.get_absolute_url()
    for name in filter(FILTERS.get, SEARCHED):
        yield f"search for {name}", f"{reverse('search')}?{FILTERS[name].partition('&')[0]}"
    if user.has_perm("incidents.view_followup"):
        yield "overdue cases", reverse("overdue-incidents")
        yield "follow-ups", reverse("follow-ups")
        yield "follow-ups, fines of a district", f"{reverse('follow-ups')}?outcome=fine&district=027"
        yield "follow-ups, oldest first", f"{reverse('follow-ups')}?sort=happened_on"
    if user.has_perm("incidents.add_incident"):
        yield "the quick form", reverse("new-incident")


def admin_lists():
    """(name, query) of the list of incidents in the admin."""
    yield "admin list", ""
    yield "admin list, submitted", "state__exact=submitted"
    yield "admin list, “xin man”", "q=Xín+Mần"
    yield "admin list, a rare word", f"q={RARE.split()[-1]}"


def summaries():
    """(name, budget in ms, address) of the district summary."""
    page, this = reverse("district-summary"), timezone.localdate().year
    yield "a year beside the last", 300, f"{page}?period={this - 5}"
    yield "the same by the boundaries of today", 300, f"{page}?period={this - 5}&boundaries=now"
    yield "ten years by month", 1500, f"{page}?period={this - 9}-01-01..{this}-12-31"
