"""What the lists of workers say of a permit, for its page: the course of events, and the lists that wait."""

from dataclasses import dataclass

from borderops.labour.course import Event, follow
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.review.states import State


@dataclass(frozen=True)
class Told:
    """A line of an accepted list, as the page shows it."""

    line: ListLine
    # Whether the step does not follow from the ones before it.
    is_out_of_order: bool
    # Whether the reader may open the list.
    opens: bool

    @property
    def record(self):
        return self.line.list


def course_of(permit, user):
    """What accepted lists say of the permit, in order; what is held back or does not follow is marked."""
    lines = list(lines_of(permit).filter(list__state=State.ACCEPTED))
    events = {line.pk: Event.of(line) for line in lines if not line.held}
    odd = {event.line for event in follow(permit, events.values()).out_of_order}
    open_to = set(seen_by(user, lines).values_list("pk", flat=True))
    lines.sort(key=lambda line: Event.of(line).sort_key)
    return [Told(line, line.pk in odd, line.list_id in open_to) for line in lines]


def lists_that_wait(permit, user):
    """The lists that name the permit and are not accepted yet, of those that the reader may see."""
    open_states = [State.DRAFT, State.SUBMITTED, State.RETURNED]
    lines = ListLine.objects.filter(permit=permit, list__state__in=open_states)
    return (
        WorkerList.objects.visible_to(user)
        .filter(pk__in=lines.values("list"))
        .for_list()
        .order_by("day", "pk")
    )


def lines_of(permit):
    return ListLine.objects.filter(permit=permit).select_related(
        "list__crossing", "list__programme", "list__district"
    )


def seen_by(user, lines):
    return WorkerList.objects.visible_to(user).filter(pk__in={line.list_id for line in lines})
