"""How a stale form of a register that is never locked is refused."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext


class SeenBefore:
    """A record with a history, by whose last row a form knows that nobody has changed it meanwhile."""

    @property
    def last_change(self):
        """The key of its latest row of history."""
        return self.history.order_by("-history_id").values_list("history_id", flat=True).first()

    def refuse_stale(self, seen):
        """Raises ValidationError where it was changed since it was seen so."""
        if seen is not None and seen != self.last_change:
            words = gettext(
                "Somebody has changed this since you opened it. Check below what you typed, then save again."
            )
            raise ValidationError(words, code="stale")
