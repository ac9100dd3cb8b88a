"""The person whom a follow-up names: kept with it, once, and mended only through one that is open."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from borderops.review.states import State


class NamesPerson:
    """A new person is kept with the follow-up that names them; the trail tells that one was mended, and not what."""

    # Whether the person came with this follow-up, and whether they differ from what is stored.
    person_is_typed = person_is_mended = False

    def mend_person(self, person, by, version=None):
        """Corrects what is known of the person whom this follow-up names; only who may know them by name can."""
        if not type(person).objects.get(pk=person.pk).name_for(by):
            words = gettext(
                "The name of this person is only for the unit that handles the case. Ask it to mend it."
            )
            raise ValidationError(words)
        self.person, self.person_is_mended = person, True
        return self.write(by, version)

    def write(self, by, version=None):
        self._history_user = by
        return super().write(by, version)

    def save(self, *args, **kwargs):
        with transaction.atomic():
            self._keep_new_person()
            if self.person_is_mended:
                self._keep_person()
            super().save(*args, **kwargs)
        self.person_is_mended = False

    def _keep_new_person(self):
        if self.person and self.person._state.adding:
            self.person_is_typed = True
            self._keep_person()

    def _keep_person(self):
        person = self.person
        person.incident = self.incident
        if hasattr(self, "_history_user"):
            person._history_user = self._history_user
        person.save()
        self.person = person  # by now it has a key

    def _changes_since(self, before):
        if self.person_is_mended:
            self._refuse_locked_person()
        self._keep_new_person()
        return super()._changes_since(before)

    def _refuse_locked_person(self):
        locked = self.person.follow_ups.exclude(pk=self.pk).filter(
            state__in=[State.SUBMITTED, State.ACCEPTED]
        )
        if first := locked.order_by("pk").first():
            words = gettext(
                "%(other)s names this person too and is locked. Ask the reviewer to give it back first."
            )
            raise ValidationError(words % {"other": first}, code="locked")

    def _sent_again(self, first, by, version):
        if self.incident_id != first.incident_id:
            words = gettext("This form was already sent for another incident. Open a new one and fill it in.")
            raise ValidationError(words)
        if self.person_is_typed:
            self._take_for_the_same(first)
        return super()._sent_again(first, by, version)

    def _take_for_the_same(self, first):
        """Whom the same form has made before is the same person, mended where it was typed anew."""
        typed, made = self.person, first.person_made_with_it()
        typed.pk, typed._state.adding = (made.pk, False) if made else (None, True)
        self.person = typed
        self.person_is_mended = bool(made) and typed.typed_values() != made.typed_values()

    def person_made_with_it(self):
        """The person, where this follow-up brought them into the register."""
        made = self.person and self.person.history.order_by("history_date", "history_id").first()
        return self.person if made and made.history_date >= self.entered_at else None

    def told_value(self, name):
        told = super().told_value(name)
        if name == "person" and self.person_is_mended:
            return gettext("%(person)s, mended") % {"person": told}
        return told

    def digest_told(self):
        told = super().digest_told()
        if self.person is None or not self.person._state.adding:
            return told
        return hashlib.sha256(json.dumps([told, *self.person.typed_values()]).encode()).hexdigest()
