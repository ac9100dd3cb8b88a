"""What is measured of posts, shifts, patrols and markers."""

from tests.benchmarks import patrols_asked
from tests.benchmarks.measure import RUNS, Door, Line

PAGE_MS = 300


def shift_lines(eyes, runs=RUNS):
    """The list of shifts for everybody."""
    for who, user in eyes.items():
        door = Door(user)
        for name, address in patrols_asked.shift_lists():
            yield Line(name, PAGE_MS, who=who, **door.take(address, runs))


def patrol_lines(eyes, runs=RUNS):
    """The other pages, the form and the inbox."""
    for who, user in eyes.items():
        door = Door(user)
        for name, address in patrols_asked.pages(user):
            yield Line(name, PAGE_MS, who=who, **door.take(address, runs))


def figure_lines(eyes, runs=RUNS):
    """The figures of posts and shifts."""
    for who, user in eyes.items():
        door = Door(user)
        for name, budget, address in patrols_asked.figures():
            yield Line(name, budget, who=who, **door.take(address, runs))
