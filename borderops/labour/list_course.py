"""What follows when a list of workers is sent, accepted, returned, struck or reopened."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.settling import as_they_are, settle, take_permits, write_changed
from borderops.labour.upset_lists import upset_by, upset_words
from borderops.review.states import State, Verb

HELD = ["held", "held_about"]


class ListCourse:
    """Lines are weighed when a list is sent and again when it is accepted; then its permits are settled."""

    def about_to(self, verb):
        """What was let through was this list as it was sent: mended, it asks for places anew."""
        if verb in (Verb.RETURN, Verb.REOPEN):
            self.over_quota_because = ""

    def _save(self, by, verb, **note):
        """The trail of a list that counts no longer keeps which lists built on it."""
        if verb in (Verb.REOPEN, Verb.STRIKE):
            note["words"] = " ".join(filter(None, [note.get("words"), upset_words(upset_by(self))]))
        super()._save(by, verb, **note)

    def has_become(self, verb, by):
        if verb in (Verb.SUBMIT, Verb.ACCEPT):
            self.weigh(by, verb)
        if verb != Verb.EDIT:
            self.settle_permits()

    def settle_permits(self):
        """Each permit that the list names is settled from all lists that name it."""
        settle(self.lines.values_list("permit", flat=True))

    def weigh(self, by, verb):
        """Keeps of each line what holds it back. A list of which nothing can be taken stays where it is."""
        stored = self.stored_part("lines")
        take_permits([line.permit_id for line in stored])
        before = as_they_are(stored, HELD)
        lines = self.weighed_lines()
        if verb == Verb.ACCEPT and lines and all(line.held for line in lines):
            words = gettext("No line of the list can be taken now. Return it to its unit. The first: %(why)s")
            raise ValidationError(words % {"why": lines[0].held_words})
        write_changed(lines, HELD, before)
        self.__dict__.pop("good_lines", None)
        self.__dict__.pop("held_lines", None)

    def let_through(self, by, reason, version=None):
        """An overseer lets permits through over the quota, with the reason; the lines are weighed anew."""
        reason = vietnamese.clean(reason, single_line=True)
        if not by.has_perm("labour.pass_quota"):
            raise ValidationError(gettext("Only the province may let permits through over the quota."))
        if not reason:
            raise ValidationError(gettext("Say why the quota may be exceeded."))
        with transaction.atomic():
            self._lock(Verb.ACCEPT, version)
            self._refuse_own(by)
            self.over_quota_because, self._history_user = reason[:200], by
            self.version, self.updated_at = self.version + 1, timezone.now()
            self.save()
            self.weigh(by, Verb.SUBMIT)
            self._note(by, Verb.PASS, words=reason)
            self.settle_permits()

    @property
    def may_be_let_through(self):
        """Whether it waits for review and a line is held back by the quota alone."""
        return self.state == State.SUBMITTED and any(line.held == "quota" for line in self.held_lines)
