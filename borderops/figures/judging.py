"""What a person decided about figures that contradict each other. No published figure changes by it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops.review.states import State


class Judged:
    """A figure and the last word about what contradicts it; who said it and when."""

    def judge(self, by, words, seen=""):
        """Keeps the words, under which the contradiction is no longer open; `seen` is the word that they follow."""
        with transaction.atomic():
            self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
            if self.judged_by == by and self.judgement == words:
                return  # sent twice
            if seen != self.last_word:
                raise ValidationError(self.decided_meanwhile)
            if self.state != State.ACCEPTED:
                raise ValidationError(gettext("This figure is not accepted. Decide on it once it counts."))
            self._refuse_own(by)
            self.judgement, self.judged_by, self.judged_at = words, by, timezone.now()
            self.updated_at = self.judged_at
            self._history_user = by
            self.save()

    @property
    def decided_meanwhile(self):
        words = gettext("%(person)s has decided meanwhile: “%(words)s”. Send yours again if it still stands.")
        return words % {"person": self.judged_by, "words": self.judgement}

    @property
    def last_word(self):
        """When the last word about it was said, as a form carries it."""
        return self.judged_at.isoformat() if self.judged_at else ""

    @property
    def counts_since(self):
        """Since when it says what it says."""
        return self.reviewed_at or self.entered_at

    def settles(self, *others):
        """Whether the last word about it was said when it and all these others stood as they do now."""
        said = self.judged_at
        return bool(said) and all(said >= figure.counts_since for figure in (self, *others))
