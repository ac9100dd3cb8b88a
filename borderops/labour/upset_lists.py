"""Which accepted lists would no longer be true of somebody if one before them did not count."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.labour.course import Event, follow
from borderops.review.models import Reviewed
from borderops.review.states import State


@dataclass(frozen=True)
class Upset:
    """One such list, and of how many of its workers it would no longer be true."""

    record: Reviewed
    workers: int

    @property
    def workers_words(self):
        return ngettext("%(n)s worker", "%(n)s workers", self.workers) % {
            "n": vietnamese.number(self.workers)
        }


def upset_by(record):
    """The lists that build on an accepted one, in the order of their days; nothing where none does."""
    if record.state != State.ACCEPTED:
        return []
    found = Counter(key for events in told_of(record) for key in left_behind(events, record))
    lists = type(record).objects.select_related("programme", "district").in_bulk(list(found))
    upset = [Upset(lists[key], number) for key, number in found.items()]
    return sorted(upset, key=lambda each: (each.record.day, each.record.pk))


def told_of(record):
    """What the accepted lists say of the workers of this one: the events of one permit after another."""
    of_permits = defaultdict(list)
    named = record.lines.filter(held="").values("permit")
    for line in record.lines.model.objects.filter(permit__in=named).events():
        of_permits[line.permit_id].append(Event.of(line))
    return of_permits.values()


def left_behind(events, record):
    """The keys of the lists whose step would not follow any more without this record."""
    already = follow(None, events).out_of_order
    rest = [event for event in events if event.record.pk != record.pk]
    return [event.record.pk for event in follow(None, rest).out_of_order if event not in already]


def upset_words(upset):
    """What the trail keeps of them."""
    if not upset:
        return ""
    lists = ", ".join(f"{each.record} ({each.workers_words})" for each in upset)
    return gettext("No longer follows, and does not count: %(lists)s.") % {"lists": lists}
