"""What became of an employer, a demand or a permit over time, and where two tellings of it differ, in words."""

from datetime import date
from decimal import Decimal

from django.utils.text import capfirst

from borderops import vietnamese
from borderops.labour.papers import masked
from borderops.review.states import Verb
from borderops.review.trail import Entry, with_older

MOST = 50


def told(record, name):
    """What a record, or a row of its history, says under a field; of papers only what a mask shows."""
    value = getattr(record, name)
    if name == "paper_number":
        return masked(value)
    if choices := dict(record._meta.get_field(name).flatchoices):
        return str(choices.get(value, value or ""))
    if isinstance(value, date):
        return vietnamese.day(value)
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return vietnamese.number(value)
    return "" if value is None else str(value)


def differences(one, other, names):
    """Where two tellings differ: (label, one, other)."""
    found = []
    for name in names:
        attribute = one._meta.get_field(name).attname
        if getattr(one, attribute) != getattr(other, attribute):
            label = capfirst(one._meta.get_field(name).verbose_name)
            found.append((label, told(one, name), told(other, name)))
    return found


def past_of(record, names):
    """Who logged and changed it, when, and what each changed; the latest versions where there are very many."""
    named = [name for name in names if record._meta.get_field(name).many_to_one]
    versions = record.history.order_by("-history_id").select_related("history_user", *named)[: MOST + 1]
    versions = list(versions)[::-1]
    entries = [entry_of(version, older, names) for version, older in with_older(versions)]
    return [entry for entry in entries[-MOST:] if entry]


def entry_of(version, older, names):
    """A version beside the one before it; nothing where it says the same."""
    by, at = version.history_user, version.history_date
    if older is None:
        return Entry(by, at, str(Verb.LOG.label))
    changed = differences(older, version, names)
    return Entry(by, at, str(Verb.EDIT.label), "", changed) if changed else None
