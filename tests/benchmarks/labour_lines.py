"""What is measured of the labour programmes."""

from tests.benchmarks import labour_asked
from tests.benchmarks.measure import RUNS, Door, Line

PAGE_MS = 300


def labour_lines(eyes, runs=RUNS):
    """The boards, the lists, and one of each record."""
    for who, user in eyes.items():
        door = Door(user)
        for name, address in labour_asked.pages(user):
            yield Line(name, PAGE_MS, who=who, **door.take(address, runs))
