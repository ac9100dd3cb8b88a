"""The verbs of review. Each opens its own transaction and locks the row first."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops.review.counters import Counter
from borderops.review.notes import Note
from borderops.review.states import LEADS_FROM, LEADS_TO, State, Verb


class Verbs:
    """What leads a record from one state to the next, and the note that each step leaves."""

    def submit(self, by, version=None, words=""):
        """Hands the record to review, complete, and gives it its number the first time."""
        with transaction.atomic():
            self._lock(Verb.SUBMIT, version)
            if not type(self).objects.editable_by(by).filter(pk=self.pk).exists():
                raise ValidationError(
                    gettext("This record belongs to another unit; only that unit can submit it.")
                )
            self.clean_for_submit()
            self._give_number()
            self.submitted_by, self.submitted_at = by, timezone.now()
            self.reviewed_by = self.reviewed_at = None
            time = self.time_to_review()
            self.review_due_at = self.submitted_at + time if time else None
            self._save(by, Verb.SUBMIT, words=words)

    def _give_number(self):
        """The number of a record, once and for all; inside the transaction that keeps it."""
        if not self.number:
            self.number = self.number_of(Counter.next(self.number_key()))

    def take_over(self, by, words):
        """Enters what a document has published, as accepted from the start: for the loader of the sources alone."""
        with transaction.atomic():
            self.clean_for_submit()
            self._give_number()
            self.state, self.reviewed_at = State.ACCEPTED, timezone.now()
            self.entered_by = self.submitted_by = self.reviewed_by = self._history_user = by
            self.submitted_at = self.reviewed_at
            self.about_to(Verb.SUBMIT)
            self.save(force_insert=True)
            self._keep_parts(by)
            self._note(by, Verb.ACCEPT, words=words)
            self.has_become(Verb.ACCEPT, by)

    def accept(self, by, version=None):
        """Signs the record off: it counts from now on, and is locked."""
        self._review(by, Verb.ACCEPT, version)

    def send_back(self, by, reason, words="", fields=(), version=None):
        """Returns the record to its unit, pinned to fields, with a reason."""
        self._review(by, Verb.RETURN, version, reason=reason, words=words, fields=list(fields))

    def strike(self, by, reason, words="", version=None):
        """Keeps the record but counts it no longer."""
        self._review(by, Verb.STRIKE, version, reason=reason, words=words)

    def reopen(self, by, reason, words="", version=None):
        """Gives the record back to its unit to correct what was logged."""
        self._review(by, Verb.REOPEN, version, reason=reason, words=words)

    def _review(self, by, verb, version, **note):
        with transaction.atomic():
            self._lock(verb, version)
            self._refuse_own(by)
            self.reviewed_by, self.reviewed_at = by, timezone.now()
            self._save(by, verb, **note)

    def _refuse_own(self, by):
        if type(self).objects.reviewable_by(by).filter(pk=self.pk).exists():
            return
        if type(self).objects.visible_to(by).filter(pk=self.pk).exists():
            raise ValidationError(
                gettext(
                    "You wrote or edited this record, or it lies outside your places: somebody else must review it."
                )
            )
        raise ValidationError(gettext("This record lies outside your places."))

    def _lock(self, verb, version):
        """Takes the row as it stands now and refuses a verb that does not fit its state."""
        self.take_first([self.pk])
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        if self.state not in LEADS_FROM[verb]:
            state = self.get_state_display()
            raise ValidationError(
                gettext("The record is in the state “%(state)s”: this is not possible now. Look at it again.")
                % {"state": state}
            )
        if version is not None and version != self.version:
            raise ValidationError(
                gettext(
                    "Somebody has changed this record since you opened it. Look at it again before you decide."
                ),
                code="stale",
            )

    def _save(self, by, verb, **note):
        self.state = LEADS_TO.get(verb, self.state)
        self.version += 1
        self.updated_at = timezone.now()
        self._history_user = by
        self.about_to(verb)
        self.save()
        self._keep_parts(by)
        self._note(by, verb, **note)
        self.has_become(verb, by)

    def _note(self, by, verb, **note):
        Note.objects.create(record=self, by=by, verb=verb, **note)
