"""The lines of a list as a page shows them: who stands there, for whom that may be told, and what holds them back."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.labour.course import Event, follow
from borderops.labour.worker_lists import ListLine
from borderops.labour.workers import Worker
from borderops.review.states import State

# A list in these states is not settled: its lines are weighed as things stand now.
UNSETTLED = [State.DRAFT, State.RETURNED, State.SUBMITTED]


@dataclass
class ShownLine:
    """One line: its place in the list, and the worker if this person may know the name."""

    turn: int
    line: ListLine
    worker: Worker | None
    # Whether it was accepted and does not follow any more from the lists before it.
    is_out_of_order: bool = False

    @property
    def permit(self):
        return self.line.permit


class ShownLines(list):
    """All lines of a list for one person."""

    def __init__(self, record, user):
        self.record = record
        lines = record.weighed_lines() if record.state in UNSETTLED else record.stored_part("lines")
        workers = {line.permit.worker_id for line in lines}
        known = set(Worker.objects.visible_to(user).filter(pk__in=workers).values_list("pk", flat=True))
        odd = out_of_order(lines) if record.state == State.ACCEPTED else set()
        super().__init__(
            ShownLine(
                turn, line, line.permit.worker if line.permit.worker_id in known else None, line.pk in odd
            )
            for turn, line in enumerate(lines, 1)
        )

    @property
    def named(self):
        """How many of them this person reads by name."""
        return sum(each.worker is not None for each in self)

    @property
    def held(self):
        return [each for each in self if each.line.held]

    @property
    def good(self):
        return [each for each in self if not each.line.held]

    @property
    def out_of_order(self):
        """Those that were accepted and count no more, since a list before them does not."""
        return [each for each in self if each.is_out_of_order]

    @property
    def known_and_good(self):
        """Whose names and papers an annex may hold."""
        return [each for each in self.good if each.worker]

    @property
    def wait_for_quota(self):
        """Whether the quota alone holds one of them back."""
        return any(each.line.held == "quota" for each in self)

    @property
    def words(self):
        """How many go on and how many are held back: 22 go on, 2 held back."""
        good = len(self.good)
        words = ngettext("%(n)s goes on", "%(n)s go on", good) % {"n": vietnamese.number(good)}
        return f"{words}, {self.held_words}" if self.held else words

    @property
    def held_words(self):
        return gettext("%(n)s held back") % {"n": vietnamese.number(len(self.held))}


def out_of_order(lines):
    """The keys of lines that do not follow from the other accepted lists of their permits."""
    events = defaultdict(list)
    for line in ListLine.objects.filter(permit__in=[line.permit_id for line in lines]).events():
        events[line.permit_id].append(Event.of(line))
    permits = {line.permit_id: line.permit for line in lines}
    courses = (follow(permits[key], told) for key, told in events.items())
    return {event.line for course in courses for event in course.out_of_order}
