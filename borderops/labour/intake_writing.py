"""How employers and their demands are kept: whole, with history, and never over another person's change."""

from django.db import transaction


class WrittenWhole:
    """A register row that form, administration and workbook keep by the same door."""

    # What a form or a workbook says of the programmes of the row, where it has any.
    chosen_programmes = None

    def write(self, by, seen=None):
        """Saves a new row or an edit; raises ValidationError where somebody has changed it since `seen`."""
        with transaction.atomic():
            if not self._state.adding:
                stored = type(self).objects.select_for_update(of=["self"]).get(pk=self.pk)
                stored.refuse_stale(seen)
            self.full_clean()
            self._history_user = by
            self.save()
            if self.chosen_programmes is not None:
                self.programmes.set(self.chosen_programmes)
        return self
