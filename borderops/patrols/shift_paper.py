"""A shift report on paper: what it says, for whom, and how a line of the shift book reads. Never a name."""

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.patrols.models import ShiftOutcome, ShiftReport
from borderops.patrols.shift_words import (
    duty_words,
    known_sum,
    present_facts,
    present_words,
    taken_over_words,
)
from borderops.review.states import State

NOTE = 240
IN_BOOK = ["people_in", "people_out", "vehicles_in", "vehicles_out", "declarations"]


def facts(report):
    """What everybody reads, as (label, words)."""
    yield capfirst(report.label("post")), report.post
    yield gettext("Shift"), report.hours
    yield gettext("Duty day"), duty_words(report)
    yield gettext("Place"), ", ".join(str(part) for part in [report.commune, report.district] if part)
    yield capfirst(report.label("outcome")), report.get_outcome_display()


def checked(report, whole):
    """What was checked; a number that was not taken is a dash."""
    for name in report.CHECKED:
        yield capfirst(report.label(name)), vietnamese.number(getattr(report, name))
    if whole:
        yield capfirst(report.label("declarations_reason")), report.declarations_reason


def kept_by(report):
    """Who kept the post, in numbers, and the hand-over: for those who may read all of it."""
    for label, number in present_facts(report):
        yield capfirst(label), number
    yield gettext("Present in all"), vietnamese.number(report.present)
    yield capfirst(report.label("leader_number")), report.leader_number
    yield gettext("Hand-over confirmed"), taken_over_words(report)


class BookRow:
    """A line of the shift book."""

    def __init__(self, report, user):
        self.record, self.whole = report, report.is_whole_for(user)

    @property
    def numbers(self):
        return [vietnamese.number(getattr(self.record, name)) for name in IN_BOOK]

    @property
    def present(self):
        return present_words(self.record) if self.whole else ""

    @property
    def note(self):
        """The hand-over note, no longer than a line of a book bears."""
        return Truncator(self.record.handover_note).chars(NOTE) if self.whole else ""

    @property
    def happened(self):
        """What happened, and the incidents that were logged from it."""
        yield self.record.get_outcome_display()
        yield from (str(incident) for incident in self.record.incidents.all())

    @property
    def remarks(self):
        """What else must be known: that it does not count, or not yet; that it came late; who took over."""
        if self.record.state != State.ACCEPTED:
            yield self.record.get_state_display()
        if self.record.came_late:
            yield gettext("came late")
        if self.whole and self.record.handed_over:
            yield gettext("handed over %(when)s") % {"when": vietnamese.moment(self.record.handed_over.at)}


class BookTotal:
    """The row "total" of the book: each column added up, and in words what is not known or does not count."""

    def __init__(self, reports):
        self.reports = [report for report in reports if report.state != State.STRUCK]

    @property
    def numbers(self):
        sums = (known_sum(getattr(report, name) for report in self.reports) for name in IN_BOOK)
        return [vietnamese.number(each) for each in sums]

    @property
    def words(self):
        """How many reports, how many accepted, how many in which nothing happened."""
        n, nil = len(self.reports), sum(each.outcome == ShiftOutcome.NIL for each in self.reports)
        accepted = sum(report.state == State.ACCEPTED for report in self.reports)
        yield ngettext("%(n)s shift", "%(n)s shifts", n) % {"n": vietnamese.number(n)}
        if accepted < n:
            yield gettext("accepted: %(n)s") % {"n": vietnamese.number(accepted)}
        yield gettext("nothing happened in: %(n)s") % {"n": vietnamese.number(nil)}


def incidents_seen_by(user):
    """The incidents that were logged from shifts and that a person may see; they belong to an app above."""
    return ShiftReport._meta.get_field("incidents").related_model.objects.visible_to(user)
