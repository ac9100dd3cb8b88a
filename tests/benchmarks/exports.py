"""The export of many incidents beside the stock one, and how much memory it takes."""

from functools import partial
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from borderops import vietnamese
from borderops.incidents.models import FollowUp, Incident
from tests.benchmarks.measure import Door, Line, once
from tests.benchmarks.stock import StockFollowUps, StockResource

ROWS = 20_000
FASTER, FLAT_MB = 10, 20


def export_lines(user):
    """How much more memory five times as many rows take, and how many times quicker than the stock export it is."""
    seen, door = Incident.objects.visible_to(user), Door(user)
    since, long_since = day_since(seen, ROWS), day_since(seen, 5 * ROWS)
    if Path("/proc/self/clear_refs").exists():  # before the stock export, whose memory would be used again
        few, many = (peak(partial(take, door, day)) for day in (since, long_since))
        note = f"{few:.0f} MB for {ROWS:,}, {many:.0f} MB for {5 * ROWS:,}"
        yield Line("memory for five times as many rows", FLAT_MB, max(many - few, 0), unit="MB", note=note)
    rows = seen.filter(occurred_on__gte=since)
    ours = once(lambda: take(door, since))
    stock = once(lambda: stock_sheets(rows))
    note = f"{ours / 1000:.1f} s against {stock / 1000:.1f} s (stock as csv)"
    yield Line(
        f"xlsx of {rows.count():,}: times quicker", FASTER, stock / ours, unit="×", at_least=True, note=note
    )


def stock_sheets(rows):
    """The stock way to the two longest sheets; as csv, since its xlsx would need one more package, and longer."""
    steps = FollowUp.objects.filter(incident__in=rows)
    return StockResource().export(rows).csv, StockFollowUps().export(steps).csv


def day_since(incidents, number):
    """The day since which there are about so many incidents."""
    days = incidents.order_by("-occurred_on").values_list("occurred_on", flat=True)
    return next(iter(days[number - 1 : number]), timezone.localdate().replace(year=2000))


def take(door, since):
    """The file as sent, to its last byte."""
    query = {"format": "xlsx", "since": vietnamese.day(since)}
    response = door.client.get(reverse("export-sheet", args=["incidents"]), query)
    if response.status_code == 302:  # a large one, which the worker makes; here it works at once
        response = door.client.get(f"{response.url}file/")
    assert response.status_code == 200
    return sum(len(part) for part in response.streaming_content)


def peak(action):
    """Megabytes that the process grew by at most while it acted."""
    Path("/proc/self/clear_refs").write_text("5")
    before = resident("VmRSS")
    action()
    return resident("VmHWM") - before


def resident(name):
    """A size out of what the system says of this process, in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024
