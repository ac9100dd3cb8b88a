"""An incident on paper: what the record says, for whom, and how a line of the register book reads. Never a name."""

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.incidents.told import FEW, WITHIN, few_hidden, people_facts
from borderops.review.states import State

SUMMARY = 320
# What reaches only those who may read the whole record.
UNITS = ["found_unit", "handling_unit", "paper_book_number", "follows_from"]


def facts(record, whole):
    """The filled facts, as (label, words)."""
    place = ", ".join(str(part) for part in [record.place, record.place_note if whole else ""] if part)
    yield gettext("Happened"), record.happened
    yield gettext("Place"), place
    yield from told(record, "district", "code")
    yield capfirst(record.label("further_kinds")), "; ".join(map(str, record.part("further_kinds")))
    yield from told(record, "regime", "direction", "reported_at", "found_by", "severity", "confidence")
    if whole:
        yield capfirst(record.label("unit")), record.unit or ""
        yield from told(record, *UNITS)
    yield gettext("The same case as"), record.duplicate_of if whole and record.duplicate_of_id else ""


def people(record, whole):
    """How many people, in which part, as (label, words); small groups as on the record's page."""
    yield gettext("Offenders"), record.offenders_words
    known = people_facts(record) if whole else few_hidden(record)
    yield from ((label, words) for name, label, words in known if whole or name not in WITHIN)


def told(record, *names):
    """Fields of the record with what they are called."""
    for name in names:
        yield capfirst(record.label(name)), record.show(name, record.told_value(name))


def breaks_down(record, whole):
    """Whether men and women may be told apart: of few people only to who may read the whole record."""
    return whole or (record.offenders or 0) >= FEW


def lists(record):
    """Goods and word with the other side, under what they are called."""
    named = [(capfirst(record.label(name)), record.part(name)) for name in ("goods", "coordinations")]
    return [(label, rows) for label, rows in named if rows]


class BookRow:
    """A line of the register book."""

    def __init__(self, record, user):
        self.record, self.whole = record, record.is_whole_for(user)

    @property
    def place(self):
        note = self.record.place_note if self.whole else ""
        return ", ".join(str(part) for part in [self.record.place, note, self.record.district] if part)

    @property
    def kinds(self):
        """The kind by which it counts, and the others."""
        return [self.record.code, *(row.code for row in self.record.part("further_kinds"))]

    @property
    def offenders(self):
        """The number, and men and women where both are known: 5 (3/2)."""
        record, known = self.record, breaks_down(self.record, self.whole)
        if known and (record.male is not None or record.female is not None):
            parts = f"{vietnamese.number(record.male)}/{vietnamese.number(record.female)}"
            return f"{record.offenders_words or vietnamese.NO_FIGURE} ({parts})"
        return record.offenders_words

    @property
    def summary(self):
        """The account, no longer than a line of a book bears."""
        return Truncator(self.record.account).chars(SUMMARY) if self.whole else ""

    @property
    def results(self):
        """What was done, each with its number, and how far the case is."""
        if not self.whole or self.record.state != State.ACCEPTED:
            return []
        return [each.in_short for each in self.record.follow_ups.all()] + [self.record.get_handling_display()]

    @property
    def remarks(self):
        """What else must be known: that it does not count, or not yet, and where else it stands."""
        record = self.record
        if record.state != State.ACCEPTED:
            yield record.get_state_display()
        if not self.whole:
            return
        if record.duplicate_of_id:
            yield gettext("the same as %(first)s") % {"first": record.duplicate_of}
        if record.paper_book_number:
            yield gettext("paper book %(number)s") % {"number": record.paper_book_number}
        if record.is_overdue:
            yield gettext("handling overdue since %(day)s") % {"day": vietnamese.day(record.handle_by)}


def together(records):
    """The row "total" of the book, in words: cases, offenders, and what is not known or does not count."""
    accepted = sum(record.state == State.ACCEPTED for record in records)
    unknown = sum(record.offenders_unknown for record in records)
    offenders = sum(record.offenders or 0 for record in records)
    cases = len(records)
    yield ngettext("%(n)s case", "%(n)s cases", cases) % {"n": vietnamese.number(cases)}
    if accepted < len(records):
        yield gettext("of them %(n)s accepted") % {"n": vietnamese.number(accepted)}
    yield gettext("offenders: %(n)s") % {"n": vietnamese.number(offenders)}
    if unknown:
        words = ngettext("not known in %(n)s case", "not known in %(n)s cases", unknown)
        yield words % {"n": vietnamese.number(unknown)}
