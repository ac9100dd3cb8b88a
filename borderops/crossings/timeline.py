"""What happened at a crossing point, newest first: its life, changes of what passes, and early notices."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import Told
from borderops.crossings.notices import Notice

# Of each sort; what is older stands in the lists.
SHOWN = 40
# Changes that share all of this are one entry.
ALIKE = [
    "since", "state_of_flow", "manner", "reason", "decision", "expected_until", "source", "known_from", "confidence",
    "told",
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when as exact as it is known, what, who says so, and how sure that is."""

    at: datetime
    when: str
    sort: str
    title: str
    words: list
    source: str = ""
    sure: str = ""
    url: str = ""
    # What changed, each with its address; the title then says what became of all of them.
    links: tuple = ()
    marks: tuple = ()


def timeline_of(crossing, user):
    """All that the person may read of what happened there, newest first."""
    entries = [*life_of(crossing, user), *changes_of(crossing, user), *notices_of(crossing, user)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def life_of(crossing, user):
    """The events of its life; they were read with it."""
    if not user.has_perm("crossings.view_crossingevent"):
        return
    for event in reversed(crossing.life):
        title = " · ".join(filter(None, [event.get_kind_display(), event.get_kind_after_display()]))
        words = [event.decision, event.basis, quoted(event.published_text)]
        yield Entry(
            timezone.make_aware(datetime.combine(event.counts_from, time.min)),
            event.on_words,
            gettext("Life of the crossing point"),
            title,
            [each for each in words if each],
            event.source,
            event.get_confidence_display(),
        )


def changes_of(crossing, user):
    """The last changes of what passes there that are in force; those of one moment and one reason together."""
    visible = FlowChange.objects.visible_to(user).in_force().filter(crossing=crossing)
    together = {}
    for change in visible.order_by("-counts_from", "-exactness", "flow", "-side", "pk")[:SHOWN]:
        together.setdefault(tuple(getattr(change, name) for name in ALIKE), []).append(change)
    for changes in together.values():
        first = changes[0]
        expected = gettext("expected until %(when)s") % {"when": first.until_words}
        words = [first.manner, first.reason, first.decision, expected if first.expected_until else ""]
        yield Entry(
            first.counts_from,
            first.since_words,
            gettext("Change of a flow"),
            first.get_state_of_flow_display().lower(),
            [each for each in words if each],
            first.source or first.get_known_from_display(),
            first.get_confidence_display(),
            links=tuple((change.flow_words, change.get_absolute_url()) for change in changes),
            marks=tuple(marks_of(first)),
        )


def marks_of(change):
    """What must be known of a change beside its words."""
    if change.told == Told.INFERRED:
        yield change.get_told_display()
    if change.counts_from > timezone.now():
        yield gettext("still to come")


def notices_of(crossing, user):
    """The last early notices about it that the person may read."""
    for notice in (
        Notice.objects.visible_to(user).filter(crossings=crossing).order_by("-received_at", "-pk")[:SHOWN]
    ):
        yield Entry(
            notice.received_at,
            vietnamese.moment(notice.received_at),
            gettext("Early notice"),
            notice.text,
            [notice.done_words] if notice.done_words else [],
            notice.source,
            "",
            notice.get_absolute_url(),
        )


def quoted(words):
    """Words of a source as such."""
    return f"“{words}”" if words else ""
