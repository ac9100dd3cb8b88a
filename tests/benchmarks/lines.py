"""What is measured, group by group."""

from datetime import date

from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from borderops.districts.models import District
from borderops.figures.periods import Period
from borderops.summaries.closing import close
from borderops.summaries.manifest import Manifest
from tests.benchmarks import asked, crossings_asked, labour_asked, patrols_asked
from tests.benchmarks.measure import RUNS, Door, Line, once
from tests.benchmarks.stock import count_by_loops

PAGE_MS, CLOSING_MS, WIRE_KB = 300, 3000, 100
WITH_STOCK = override_settings(ROOT_URLCONF="tests.benchmarks.stock")


def list_lines(eyes, runs=RUNS):
    """The list of incidents for everybody; beside the overseer's the stock list."""
    for who, user in eyes.items():
        door = Door(user)
        for name, address, query in asked.incident_lists():
            line = Line(name, PAGE_MS, who=who, **door.take(address, runs))
            if who == "overseer" and query is not None:
                line.stock = stock_time(door, "/stock/incidents/", query)
            yield line


def stock_time(door, path, query):
    """Milliseconds for a page made the stock way, once."""
    with WITH_STOCK:
        return once(lambda: door.get(f"{path}?{query}"))


def page_lines(eyes, runs=RUNS):
    """Home, records and the reviewers' pages."""
    for who, user in eyes.items():
        door = Door(user)
        reviews = asked.review_pages() if user.has_perm("incidents.review_incident") else []
        for name, address in [*asked.own_pages(user), *reviews]:
            yield Line(name, PAGE_MS, who=who, **door.take(address, runs))


def admin_lines(eyes, runs=RUNS):
    """The list of incidents in the admin, and the usual admin's."""
    for who, user in eyes.items():
        door = Door(user)
        for name, query in asked.admin_lists() if user.has_perm("people.use_admin") else []:
            address = f"{reverse('admin:incidents_incident_changelist')}?{query}"
            line = Line(name, PAGE_MS, who=who, **door.take(address, runs))
            if who == "overseer":
                line.stock = stock_time(door, "/stock/admin/incidents/incident/", query)
            yield line


def summary_lines(eyes, runs=RUNS):
    """The district summary, and the same numbers counted one by one."""
    this = timezone.localdate().year
    year = [(date(each, 1, 1), date(each, 12, 31)) for each in (this - 5, this - 6)]
    for who, user in eyes.items():
        door = Door(user)
        for place, (name, budget, address) in enumerate(asked.summaries()):
            line = Line(name, budget, who=who, **door.take(address, runs))
            if who == "overseer" and place == 0:
                line.stock = once(lambda: count_by_loops(year))
            yield line


def closing_lines(eyes, runs=RUNS):
    """The closings of a year of which every district's month is closed, and what closing the province's year shows."""
    overseer, year = eyes["overseer"], Period.preset("year", timezone.localdate().year - 5)
    for district in District.objects.on_border():
        for month in year.months:
            close(overseer, month, district, "benchmark", Manifest.of(month, district).digest)
    door = Door(overseer)
    address = f"{reverse('closings')}?period={year.key}"
    yield Line("all months of a year, closed", PAGE_MS, who="overseer", **door.take(address, runs))
    address = f"{reverse('close-figures')}?period={year.key}"
    yield Line("what closing a year shows", CLOSING_MS, who="overseer", **door.take(address, runs))


def wire_lines(eyes):
    """How large the first pages are as they are sent."""
    for who, user in eyes.items():
        for name, address in (("home", reverse("home")), ("list of incidents", reverse("incidents"))):
            size = len(Door(user).get(address).content) / 1000
            yield Line(f"{name} over the wire", WIRE_KB, size, who, unit="kB")


def queries_asked(eyes):
    """The number of queries of pages that always have rows: (who, address) → number."""
    lists = [
        reverse("incidents"),
        f"{reverse('incidents')}?district=027",
        f"{reverse('incidents')}?q=nhap+canh",
    ]
    lists += patrols_asked.always_there()
    figures = [reverse("district-summary"), reverse("dashboard"), reverse("pivot"), reverse("reports")]
    pages = [*lists, reverse("home"), *figures, reverse("review")]
    asked_for = {}
    for who, user in eyes.items():
        door = Door(user)
        own = pages if user.has_perm("incidents.review_incident") else pages[:-1]
        for address in [*own, *crossings_asked.always_there(user), *labour_asked.always_there(user)]:
            door.get(address)
            asked_for[who, address] = door.queries(address)
    return asked_for


# Once there are more rows than a list counts, it asks for the keys of a page before their rows: one query more, once.
KEYS_FIRST = 1


def growth_lines(before, after):
    """How many pages ask more queries now that there are many more rows."""
    grown = [
        f"{who} {address}"
        for (who, address), number in after.items()
        if number > before[who, address] + KEYS_FIRST
    ]
    yield Line(
        f"queries that grew with the rows, of {len(after)} pages",
        0,
        len(grown),
        unit="",
        note=", ".join(grown),
    )
