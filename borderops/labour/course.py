"""The course of a permit: its accepted events in their order, and what follows from them."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from borderops.labour.choices import LEADS_FROM, LEADS_TO, ListKind, Stage

# Who left the job and comes back on the same day left first.
USUAL = [kind for kind in ListKind if kind != ListKind.LEAVE]
USUAL.insert(USUAL.index(ListKind.RETURN), ListKind.LEAVE)
ORDER = {kind: turn for turn, kind in enumerate(USUAL)}


@dataclass(frozen=True)
class Event:
    """What an accepted line says of a permit."""

    day: date
    kind: str
    until: date | None
    record: object = field(compare=False)
    line: int | None = None

    @classmethod
    def of(cls, line):
        """The event of a stored line."""
        return cls(line.list.day, ListKind(line.list.kind), line.until, line.list, line.pk)

    @property
    def sort_key(self):
        """By day; on the same day in the usual order, and what came in first stands first."""
        return self.day, ORDER[self.kind], self.line or float("inf")


@dataclass
class Trip:
    """One departure, with the return if there was one."""

    out: Event
    back: Event | None = None


@dataclass
class Course:
    """How far a permit is: what its events lead to, and those that do not follow from the ones before."""

    stage: Stage = Stage.PREPARED
    since: date | None = None
    issued_on: date | None = None
    until: date | None = None
    trips: list = field(default_factory=list)
    out_of_order: list = field(default_factory=list)

    def take_day(self, events):
        """Goes through one day: each time the first step that follows; what never does is noted."""
        events = list(events)
        while event := next((each for each in events if self.stage in LEADS_FROM[each.kind]), None):
            events.remove(event)
            self.take(event)
        self.out_of_order += events

    def take(self, event):
        """Goes one step further."""
        self.stage, self.since = LEADS_TO.get(event.kind, self.stage), event.day
        if event.kind == ListKind.ISSUE:
            self.issued_on = event.day
        elif event.kind == ListKind.EXTEND:
            self.until = max(filter(None, [self.until, event.until]), default=None)
        elif event.kind == ListKind.DEPART:
            self.trips.append(Trip(event))
        elif event.kind == ListKind.RETURN and self.trips:
            self.trips[-1].back = event


def follow(permit, events):
    """The course of a permit through some events, in their order."""
    course = Course()
    for _day, of_day in groupby(sorted(events, key=lambda each: each.sort_key), lambda each: each.day):
        course.take_day(of_day)
    return course
