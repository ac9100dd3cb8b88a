"""Who keeps the facts of the programmes, and how: one at a time, and never over a newer version."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from borderops.review.seen_before import SeenBefore


class KeptByProvince(SeenBefore):
    """A fact of the programmes: the province keeps it, and the administrator; nothing of it is deleted unseen."""

    # The field of many records that is kept together with the rest, if there is one.
    several = ""

    @property
    def may_keep(self):
        """The permission to write it down, or to change it."""
        verb = "add" if self._state.adding else "change"
        return f"{self._meta.app_label}.{verb}_{self._meta.model_name}"

    def refuse_not_kept(self, by):
        """Raises ValidationError where it is not this person's to keep."""
        if not by.has_perm(self.may_keep):
            raise ValidationError(gettext("Only the province and the administrator keep this register."))

    def write(self, by, seen=None, trusted=False):
        """Keeps it with what belongs to it; refuses a stale form, and who may not keep it."""
        with transaction.atomic():
            self.take_turn()
            if not trusted:
                self.refuse_not_kept(by)
            self.refuse_stale(seen)
            self.full_clean()
            self.refuse_unmeant()
            self._history_user = by
            self.keep_together()
        return self

    def take_turn(self):
        """One after another: who writes the same record waits."""
        if not self._state.adding:
            list(type(self)._base_manager.select_for_update(no_key=True).filter(pk=self.pk))

    def refuse_unmeant(self):
        """Raises ValidationError where what was typed can be, but is hardly meant."""

    def keep_together(self):
        """Saves it with what it names of another register, as one version of its history."""
        chosen = self.__dict__.get(f"chosen_{self.several}") if self.several else None
        if chosen is None:
            self.save()
            return
        is_new, self.skip_history_when_saving = self._state.adding, True
        try:
            if is_new:
                self.save(force_insert=True)
            getattr(self, self.several).set(chosen)
        finally:
            del self.skip_history_when_saving
        self.save()
        if is_new:
            self.history.update(history_type="+")
