"""How one change takes the place of another: the old one is struck as soon as its correction is in force."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from borderops.crossings.crossing_first import CrossingFirst
from borderops.review.states import State, Verb

NOT_SENT = [State.DRAFT, State.STRUCK]


class Corrections(CrossingFirst):
    """A change is never mended in place once it is in force: a correction strikes it and adds another."""

    # A correction may say that the change was at another crossing point: then it holds both.
    to_crossings = ["crossing", "corrects__crossing"]

    def crossing_keys(self):
        return {self.crossing_id, self.corrects.crossing_id if self.corrects_id else None}

    def faults_of_correction(self):
        """Only what is in force is corrected, and once; a form that is sent again is the same correction."""
        if not self.corrects_id or self.has_been_sent():
            return
        old = type(self).objects.select_related("crossing").get(pk=self.corrects_id)
        if other := self.other_correction():
            yield "corrects", corrected_already(old, other)
        elif old.state == State.STRUCK:
            words = gettext("%(change)s counts no longer, so there is nothing to correct. Log a new change.")
            yield "corrects", words % {"change": old}
        elif not old.is_in_force:
            words = gettext(
                "%(change)s is not in force yet. Mend it, or ask the reviewer to return it, instead of correcting it."
            )
            yield "corrects", words % {"change": old}
        elif self.crossing_id and self.crossing.district_id != old.crossing.district_id:
            words = gettext(
                "%(change)s lies in another district, whose reviewers decide on it. Ask them to strike it, then log "
                "a new change."
            )
            yield "crossing", words % {"change": old}

    def has_been_sent(self):
        """Whether this correction itself is known already and was sent to review."""
        same = type(self).objects.filter(form_key=self.form_key, corrects=self.corrects_id)
        return same.exclude(state__in=NOT_SENT).exists()

    def stored(self):
        """What this form has made before, if it was sent already."""
        return type(self).objects.filter(form_key=self.form_key).first()

    def other_correction(self):
        """Another correction of the same change that was sent to review."""
        if not self.corrects_id or self.state == State.STRUCK:
            return None
        others = type(self).objects.filter(corrects=self.corrects_id).exclude(state__in=NOT_SENT)
        return others.exclude(form_key=self.form_key).first()

    def refuse_second_correction(self):
        """Raises ValidationError where another one corrects the same change; under the lock of the crossing."""
        if other := self.other_correction():
            raise ValidationError({"corrects": corrected_already(self.corrects, other)})

    def has_become(self, verb, by):
        """What it corrects counts no longer while the correction is in force, and again where it never was accepted."""
        if not self.corrects_id:
            return
        old = type(self).objects.select_for_update().get(pk=self.corrects_id)
        if self.is_in_force and old.state != State.STRUCK:
            old.give_way_to(self, by)
        elif old.gave_way_to(self) and self.has_failed():
            old.stand_again(self, by)

    def give_way_to(self, correction, by):
        """Strikes the change for its correction."""
        self.reviewed_by, self.reviewed_at = by, timezone.now()
        words = gettext("Corrected by %(number)s.") % {"number": correction.number}
        self._save(by, Verb.STRIKE, reason="mistake", words=words)

    def gave_way_to(self, correction):
        """Whether this correction was what struck it last."""
        last = self.notes.order_by("pk").last()
        return bool(
            self.state == State.STRUCK
            and last
            and last.verb == Verb.STRIKE
            and correction.number
            and correction.number in last.words
        )

    def has_failed(self):
        """Whether it went out of force before anybody accepted it, and not for a correction of its own."""
        if self.is_in_force or self.was_accepted():
            return False
        return not type(self).objects.filter(corrects=self.pk).in_force().exists()

    def was_accepted(self):
        """Whether a reviewer has signed it off at some time."""
        return self.notes.filter(verb=Verb.ACCEPT).exists()

    def stand_again(self, correction, by):
        """Puts back what a reviewer had accepted, unless another change has taken its moment meanwhile."""
        if not self.was_accepted():
            return
        self.state, self.reviewed_by, self.reviewed_at = State.ACCEPTED, by, timezone.now()
        if self.at_the_same_moment():
            return
        words = gettext("%(number)s, which corrected this, is not in force: this counts again.")
        self._save(by, Verb.ACCEPT, words=words % {"number": correction.number})


def corrected_already(old, other):
    """Says which correction has come first."""
    words = gettext("%(change)s is corrected already by %(other)s. Correct that one.")
    return words % {"change": old, "other": other}
