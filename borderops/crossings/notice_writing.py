"""How an early notice is kept: once for each form, never over a newer version; and how it is closed."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.people.roles import WRITERS


class NoticeWriting:
    """The door through which form, administration and workbook keep a notice."""

    def write(self, by, seen=None):
        """Keeps the notice; a form that is sent twice keeps it once, and a stale one is refused."""
        if self._state.adding:
            return self._log(by, seen)
        with transaction.atomic():
            stored = self._locked()
            self._refuse_change(stored, by, seen)
            self.full_clean(exclude=["entered_by", "form_key"])
            if self.told_words() != stored.told_words():
                self._keep(by)
        return self

    def _log(self, by, seen):
        self.entered_by, self.unit = by, by.home_unit
        self.full_clean(exclude=["entered_by", "form_key"], validate_unique=False)
        try:
            with transaction.atomic():
                self._keep(by)
            return self
        except IntegrityError:
            first = type(self).objects.filter(form_key=self.form_key).first()
            if first is None:
                raise
        return self._sent_again(first, by, seen)

    def _sent_again(self, first, by, seen):
        """The notice that this form has made before; what was typed since then changes it."""
        if first.entered_by != by:
            raise ValidationError(
                gettext("This form was already sent from another account. Open a new one and fill it in.")
            )
        if first.told_words() == self.told_words():
            return first
        self.pk, self._state.adding = first.pk, False
        return self.write(by, seen=first.first_version if seen is None else seen)

    def _keep(self, by):
        """Saves it and its crossing points as one version of its history."""
        is_new, self._history_user = self._state.adding, by
        self.skip_history_when_saving = True
        try:
            if is_new:
                self.save(force_insert=True)
            if self.chosen_crossings is not None:
                self.crossings.set(self.chosen_crossings)
        finally:
            del self.skip_history_when_saving
        self.save()
        if is_new:
            self.history.update(history_type="+")

    def _locked(self):
        """The stored notice, which nobody else changes until we are done; what only the register sets is taken over."""
        stored = type(self).objects.select_for_update(of=["self"]).get(pk=self.pk)
        for field in self._meta.concrete_fields:
            if not field.editable:
                setattr(self, field.attname, getattr(stored, field.attname))
        return stored

    def _refuse_change(self, stored, by, seen):
        """Raises ValidationError where it is not this person's to change, or was changed since it was seen."""
        if not stored.is_kept_by(by):
            raise ValidationError(gettext("Only the unit that logged this notice can change it."))
        if seen is not None and seen != stored.last_change:
            words = gettext(
                "Somebody has changed this notice since you opened it. Check below what you typed, then save again."
            )
            raise ValidationError(words, code="stale")

    def is_kept_by(self, user):
        """Whether the user or the user's unit logged it."""
        return self.entered_by_id == user.pk or self.unit_id in user.places_as(*WRITERS).units

    def close(self, by, words):
        """Says what became of it; it waits no longer. Many numbers of changes are cut short: its page lists all."""
        longest = self._meta.get_field("done_words").max_length
        words = Truncator(vietnamese.clean(words, single_line=True)).chars(longest)
        with transaction.atomic():
            stored = self._locked()
            self._refuse_closing(stored, by, words)
            stored.done_at, stored.done_by, stored.done_words = timezone.now(), by, words
            stored._history_user = by
            stored.save()
        self.refresh_from_db()

    def _refuse_closing(self, stored, by, words):
        if stored.done_at:
            told = {"person": stored.done_by, "words": stored.done_words}
            raise ValidationError(
                gettext("This notice was closed already, by %(person)s: %(words)s.") % told, code="closed"
            )
        if not type(self).objects.answerable_by(by).filter(pk=self.pk).exists():
            raise ValidationError(
                gettext("Only who is posted at one of its crossing points can close this notice.")
            )
        if not words:
            raise ValidationError(gettext("Say in words what became of it."))

    @property
    def last_change(self):
        """The key of its latest row of history, by which a stale form is known."""
        return self.history.order_by("-history_id").values_list("history_id", flat=True).first()

    @property
    def first_version(self):
        return self.history.order_by("history_id").values_list("history_id", flat=True).first()
