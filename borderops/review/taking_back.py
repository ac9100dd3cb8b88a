"""What an undo of an import does to reviewed records: one that waits is struck, a changed one is as it was before."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.review.reasons import StrikeReason
from borderops.review.states import State, Verb


class TakenBack:
    """The door through which who imported a record takes that back, as long as nobody has touched it."""

    def take_back(self, by, version, words):
        """Strikes what the person submitted and nobody has decided on: it has a number, so it is never deleted."""
        with transaction.atomic():
            self.take_first([self.pk])
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            self.refuse_taking_back(by, version)
            if self.state != State.SUBMITTED:
                raise ValidationError(gettext("This record does not wait for review."))
            self._save(by, Verb.STRIKE, reason=StrikeReason.MISTAKE, words=words)

    def put_back(self, by, version, before=None, words=""):
        """Keeps the old values that were put on it, with a note; `before` takes it out of review as well."""
        with transaction.atomic():
            self.take_first([self.pk])
            stored = type(self).objects.select_for_update().get(pk=self.pk)
            stored.refuse_taking_back(by, version)
            for field in self._meta.concrete_fields:
                if not field.editable:
                    setattr(self, field.attname, getattr(stored, field.attname))
            changes = self._changes_since(stored)
            if before:
                self.about_to(Verb.RETURN)
            for name, value in (before or {}).items():
                setattr(self, name, value)
            self._save(by, Verb.EDIT, changes=changes, words=words)
            if before:
                self.has_become(Verb.RETURN, by)

    def refuse_taking_back(self, by, version):
        """Raises ValidationError where the record was touched since, or is not this person's to take back."""
        if version != self.version:
            raise ValidationError(self.touched_words(), code="stale")
        if self.state not in (State.DRAFT, State.RETURNED, State.SUBMITTED):
            raise ValidationError(self.locked_words(), code="locked")
        waits = self.state == State.SUBMITTED
        if waits and self.submitted_by_id != by.pk:
            raise ValidationError(gettext("Somebody else submitted this record."))
        own = type(self).objects.own_to(by) if waits else type(self).objects.editable_by(by)
        if not own.filter(pk=self.pk).exists():
            raise ValidationError(
                gettext("This record belongs to another unit, or you have no posting in this place any more.")
            )

    def touched_words(self):
        """What was done to the record last, who did it and when."""
        last = self.notes.select_related("by").order_by("-at", "-pk").first()
        told = {"step": last.verb_label, "who": last.by, "when": vietnamese.moment(last.at)} if last else None
        words = gettext("Since the import: %(step)s, %(who)s, %(when)s.")
        return words % told if told else gettext("It was edited since the import.")
