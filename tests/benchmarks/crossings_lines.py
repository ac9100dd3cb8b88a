"""What is measured of crossing points."""

from tests.benchmarks import crossings_asked
from tests.benchmarks.measure import RUNS, Door, Line

PAGE_MS = 300


def crossing_lines(eyes, runs=RUNS):
    """The lists, the board and the other pages."""
    for who, user in eyes.items():
        door = Door(user)
        for name, address in [*crossings_asked.lists(), *crossings_asked.pages(user)]:
            yield Line(name, PAGE_MS, who=who, **door.take(address, runs))


def crossing_figure_lines(eyes, runs=RUNS):
    """The figures of traffic and the hours closed."""
    for who, user in eyes.items():
        door = Door(user)
        for name, budget, address in crossings_asked.figures():
            yield Line(name, budget, who=who, **door.take(address, runs))
