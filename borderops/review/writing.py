"""How a reviewed record is kept: once for each form, never over a newer version, with what changed."""

import hashlib
import json

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext, override

from borderops.people.roles import WRITERS
from borderops.review.states import LEADS_FROM, State, Verb

IN_ORDER = json.JSONEncoder(sort_keys=True)


def told_alike():
    """Within it, what is told of records reads the same whoever asks."""
    return override(settings.LANGUAGE_CODE)


def digest_of(told):
    """What is told ({name: words}), as one short word."""
    return digest_of_words(IN_ORDER.encode(told))


def digest_of_words(words):
    """The same of what is told as it stands in JSON, by the order of the names."""
    return hashlib.sha256(words.encode()).hexdigest()


# What the refusal is known by where it is shown beside the cell that names the place.
NOT_YOUR_PLACE = "not-your-place"


def not_your_place():
    words = gettext("You have no posting in this place. Choose a place of yours.")
    return ValidationError(words, code=NOT_YOUR_PLACE)


class Writing:
    """The door through which form, admin and workbook save a record."""

    def write(self, by, version=None):
        """Saves a new record or an edit, and gives the record as it stands.

        A form's key is kept once: a second send of the same form gives the first one's record, or mends it.
        Raises ValidationError when the record is locked, not the person's to mend, or was changed since `version`.
        """
        if not self.lies_in(by.places_as(*WRITERS)):
            raise not_your_place()
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
        self.first_told = self._digest()
        try:
            with transaction.atomic():
                self._history_user = by
                self.save(force_insert=True)
                self._keep_parts(by)
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
        if self.first_told == first.first_told or self.told_values() == first.told_values():
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
        changes = [[name, old[name], new[name]] for name in old if old[name] != new[name]]
        return [*changes, *self.closer_changes(before)]

    def _digest(self):
        """What is told, as one short word, the same in every language."""
        with told_alike():
            return self.digest_told()

    def digest_told(self):
        """The same, where it is seen to that all is `told_alike`."""
        return digest_of(self.told_values())
