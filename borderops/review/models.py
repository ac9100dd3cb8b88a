"""Reviewed records: one person logs, another signs off, and every step leaves a note."""

import datetime
import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import Unit
from borderops.people.roles import WRITERS
from borderops.review.counters import Counter
from borderops.review.notes import Note
from borderops.review.querysets import ReviewedQuerySet
from borderops.review.states import LEADS_FROM, LEADS_TO, State, Verb

__all__ = ["Counter", "Note", "Reviewed"]


class Reviewed(models.Model):
    """A report of something that happened. Each verb opens its own transaction and locks the row first."""

    # The fields whose changes are told in the notes.
    told_fields = []

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    # Null until the first submit: many drafts have none, and no two records the same.
    number = models.CharField(_("number"), max_length=30, unique=True, null=True, editable=False)  # noqa: DJ001
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("unit that logs")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("logged by"),
    )
    entered_at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, editable=False)
    notes = GenericRelation(Note)

    objects = ReviewedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def reference(self):
        """The number, or before the first submit the form's key: what stands in the address."""
        return self.number or str(self.form_key)

    @property
    def is_open(self):
        """Whether its own unit may still mend it."""
        return self.state in LEADS_FROM[Verb.EDIT]

    def number_key(self):
        """What the running number is counted under, such as `VV-2026-DV`."""
        raise NotImplementedError

    def clean_for_submit(self):
        """Raises ValidationError for what a draft may lack and a submitted record may not."""

    def lies_in(self, places):
        """Whether the record's place is within reach; registers without a place lie everywhere."""
        return True

    @classmethod
    def show(cls, name, value):
        """A told value in the reader's language."""
        field = cls._meta.get_field(name)
        if isinstance(field, models.BooleanField):
            return gettext("yes") if value == "True" else gettext("no")
        if isinstance(field, models.DateField) and value:
            return vietnamese.day(datetime.date.fromisoformat(value))
        return str(dict(field.flatchoices).get(value, value))

    def told_values(self):
        """The told fields as plain text, for notes."""
        return {name: self.told_value(name) for name in self.told_fields}

    def told_value(self, name):
        value = getattr(self, name)
        return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)

    # Writing

    def write(self, by, version=None):
        """Saves a new record or an edit, and gives the record as it stands.

        A form's key is kept once: a second send of the same form gives the first one's record, or mends it.
        Raises ValidationError when the record is locked, not the person's to mend, or was changed since `version`.
        """
        if not self.lies_in(by.places_as(*WRITERS)):
            raise ValidationError(gettext("You have no posting in this place. Choose a place of yours."))
        if self._state.adding:
            return self._log(by, version)
        with transaction.atomic():
            before = self._locked_for_edit(by, version)
            changes = self._changes_since(before)
            if changes:
                self._save(by, Verb.EDIT, changes=changes)
        return self

    def _log(self, by, version):
        self.entered_by, self.unit = by, self.unit or by.home_unit
        try:
            with transaction.atomic():
                self._history_user = by
                self.save(force_insert=True)
                self._note(by, Verb.LOG)
            return self
        except IntegrityError:
            first = type(self).objects.filter(form_key=self.form_key).first()
            if first is None:
                raise
        return self._sent_again(first, by, version)

    def _sent_again(self, first, by, version):
        """The record that this form has made before; what was typed since then mends it."""
        if first.entered_by != by:
            raise ValidationError(
                gettext("This form was already sent from another account. Open a new one and fill it in.")
            )
        as_logged = first.history.earliest().instance
        if self.told_values() in (first.told_values(), as_logged.told_values()):
            return first
        self.pk, self._state.adding = first.pk, False
        return self.write(by, 1 if version is None else version)

    def _locked_for_edit(self, by, version):
        before = type(self).objects.select_for_update().get(pk=self.pk)
        if before.state not in LEADS_FROM[Verb.EDIT]:
            raise ValidationError(before.locked_words(), code="locked")
        if not type(self).objects.editable_by(by).filter(pk=self.pk).exists():
            raise ValidationError(gettext("This record belongs to another unit; only that unit can mend it."))
        if version is not None and version != before.version:
            raise ValidationError(
                gettext("Somebody has changed this record since you opened it."), code="stale"
            )
        for field in self._meta.concrete_fields:
            if not field.editable:
                setattr(self, field.attname, getattr(before, field.attname))
        return before

    def locked_words(self):
        """Why a record cannot be edited, and what to do about it."""
        if self.state == State.SUBMITTED:
            return gettext(
                "This record waits for review. Ask the reviewer to return it if it must be mended."
            )
        return gettext("This record is locked after review. Ask the reviewer to reopen it, with the reason.")

    def _changes_since(self, before):
        old, new = before.told_values(), self.told_values()
        return [[name, old[name], new[name]] for name in self.told_fields if old[name] != new[name]]

    # The verbs of review

    def submit(self, by, version=None):
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
            self._save(by, Verb.SUBMIT)

    def _give_number(self):
        """The number of a record, once and for all; inside the transaction that keeps it."""
        if not self.number:
            key = self.number_key()
            self.number = f"{key}-{Counter.next(key):04d}"

    def take_over(self, by, words):
        """Enters what a document has published, as accepted from the start: for the loader of the sources alone."""
        with transaction.atomic():
            self.clean_for_submit()
            self._give_number()
            self.state, self.reviewed_at = State.ACCEPTED, timezone.now()
            self.entered_by = self.submitted_by = self.reviewed_by = self._history_user = by
            self.submitted_at = self.reviewed_at
            self.save(force_insert=True)
            self._note(by, Verb.ACCEPT, words=words)

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
        self.save()
        self._note(by, verb, **note)

    def _note(self, by, verb, **note):
        Note.objects.create(record=self, by=by, verb=verb, **note)
