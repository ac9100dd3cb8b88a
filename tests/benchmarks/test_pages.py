"""The benchmarks themselves: they make their data and ask for every page, here with few rows and without a clock."""

import pytest

from tests.benchmarks import asked, patrols_asked
from tests.benchmarks.measure import Door
from tests.benchmarks.pages import measure
from tests.benchmarks.people import eyes


@pytest.mark.django_db(transaction=True)
def test_the_benchmarks_measure_every_page(monkeypatch):
    few = list(asked.FILTERS.items())[::5]  # each is the same page once more
    monkeypatch.setattr(asked, "FILTERS", dict(few))
    monkeypatch.setattr(patrols_asked, "FILTERS", dict(list(patrols_asked.FILTERS.items())[::4]))
    monkeypatch.setattr(
        Door, "take", lambda door, address, runs: {"measured": 0, "queries": door.queries(address)}
    )
    measured = {}
    for heading, lines in measure(
        rows=120, shifts=200, crossings=40, workers=40, base=40, names=["post", "overseer"], runs=1, crowd=4
    ):
        measured[heading.split(" (")[0]] = list(lines)
    assert all(measured.values())
    for sure in ("Queries", "Size", "Submitting at once"):
        assert [line for line in measured[sure] if not line.is_kept] == []
    assert {line.who for line in measured["List of incidents"]} == set(eyes(["post", "overseer"]))
