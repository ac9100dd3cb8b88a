"""Closed periods of which something was decided since a person's last visit, and what was closed in that time."""

from dataclasses import dataclass

from borderops.figures.counted import counted_registers
from borderops.review.states import Verb
from borderops.summaries.closings import Closing

# What may make a closed period count otherwise.
COUNTING = (Verb.ACCEPT, Verb.STRIKE, Verb.REOPEN)
MOST = 10


@dataclass(frozen=True)
class Touched:
    """A closed period, and of how many of its records something was decided after it was closed."""

    closing: Closing
    number: int


def touched_by(user, changes):
    """The closings that hold, of whose periods records were accepted, taken out or reopened afterwards."""
    decided = list(decided_after(changes)) if user.has_perm("summaries.view_closing") else []
    if not decided:
        return []
    days = [day for _register, _key, _at, day, _code in decided]
    seen = Closing.objects.visible_to(user).current().filter(start__lte=max(days), end__gte=min(days))
    found = []
    for closing in seen.select_related("district").defer("manifest").order_by("start", "end", "pk"):
        records = {each[:2] for each in decided if is_of(closing, *each[2:])}
        found += [Touched(closing, len(records))] if records else []
    return found[:MOST]


def is_of(closing, at, day, code):
    """Whether a decision was on a record of the closed period and place, after it was closed."""
    there = closing.district is None or closing.district.code == code
    return there and at > closing.closed_at and closing.start <= day <= closing.end


def decided_after(changes):
    """(register, key of the record, moment, day by which it counts, code of its district) of each such decision."""
    registers = {register.model: register for register in counted_registers.values()}
    for inbox, notes in changes.notes.items():
        if register := registers.get(inbox.model):
            told = [(key, at) for key, verb, at in notes if verb in COUNTING]
            rows = register.everything.filter(pk__in={key for key, _at in told}).order_by()
            lies = {key: place for key, *place in rows.values_list("pk", register.day, register.district)}
            yield from ((register.key, key, at, *lies[key]) for key, at in told if lies.get(key, [None])[0])


def closed_since(user, moment):
    """What was closed since then and holds."""
    if not user.has_perm("summaries.view_closing"):
        return []
    seen = Closing.objects.visible_to(user).current().filter(closed_at__gt=moment)
    return list(seen.select_related("district", "closed_by").defer("manifest").order_by("-closed_at")[:MOST])
