"""How an incident goes on once it is logged: its deadlines, and how far its handling is."""

from django.utils import timezone

from borderops.incidents.choices import RESOLVED, Handling
from borderops.incidents.deadlines import Deadline
from borderops.review.states import State, Verb


class Course:
    """Deadlines and handling of an incident; what is done about it stands in its follow-ups."""

    def about_to(self, verb):
        if verb == Verb.SUBMIT:
            self.handle_by = self.usual_handle_by()
        if verb == Verb.REOPEN:
            self.duplicate_of = None

    def time_to_review(self):
        return Deadline.of(self.severity).time_to_review

    def usual_handle_by(self):
        """The day by which it must be handled: extended by a follow-up, or counted from when it was logged."""
        extended = self.pk and self.follow_ups.counted().latest_word("extended_to")
        return extended or timezone.localdate(self.entered_at) + Deadline.of(self.severity).time_to_handle

    def settle_handling(self, by):
        """Takes from the accepted follow-ups how far the case is, and by when it must be handled."""
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        handling = self.follow_ups.counted().latest_word("handling") or Handling.VERIFYING
        handle_by = self.usual_handle_by()
        if (handling, handle_by) != (self.handling, self.handle_by):
            self.handling, self.handle_by, self._history_user = handling, handle_by, by
            self.save(update_fields=["handling", "handle_by"])

    @property
    def is_resolved(self):
        """Whether it has been dealt with."""
        return self.handling in RESOLVED

    @property
    def is_overdue(self):
        """Whether it counts, should have been handled by now, and is not."""
        due = self.handle_by
        return bool(
            self.state == State.ACCEPTED and not self.is_resolved and due and due < timezone.localdate()
        )

    @property
    def handling_words(self):
        """How far the handling is; only what counts is handled."""
        return self.get_handling_display() if self.state == State.ACCEPTED else ""

    @property
    def handled_by_unit(self):
        """The key of the unit that handles it: the one that is named, or else the one that logged it."""
        return self.handling_unit_id or self.unit_id

    @property
    def is_trafficking(self):
        """Whether its main kind or a further one is trafficking or luring of people."""
        codes = [self.code, *(row.code for row in self.part("further_kinds"))]
        return any(code and code.code.startswith("H") for code in codes)
