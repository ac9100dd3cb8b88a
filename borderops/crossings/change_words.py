"""A change of a flow in words, for lists, titles and notes."""

from django.utils.translation import gettext

from borderops.crossings.choices import SHUT, TONES
from borderops.crossings.moments import moment_words
from borderops.review.states import State


class ChangeWords:
    """What a change is called, and how its moments are written."""

    def locked_words(self):
        """Why it cannot be edited, and what to do about it: what was in force is never mended in place."""
        if self.state == State.ACCEPTED:
            return gettext(
                "This change is locked after review and is not mended, here or by a sheet. "
                "Log a correction on its page: it takes the place of this one."
            )
        if self.state == State.STRUCK:
            return gettext("This change counts no longer and is not mended. Log a new one.")
        return super().locked_words()

    @property
    def tone(self):
        """Which shape its state wears beside its words."""
        return TONES[self.state_of_flow]

    @property
    def is_shut(self):
        """Whether nothing passes from then on."""
        return self.state_of_flow in SHUT

    @property
    def since_words(self):
        return moment_words(self.since)

    @property
    def until_words(self):
        return moment_words(self.expected_until) if self.expected_until else ""

    @property
    def flow_words(self):
        """The flow and the side: goods, Viet Nam."""
        return f"{self.get_flow_display()}, {self.get_side_display()}"

    @property
    def in_short(self):
        """Crossing point, flow, side, state and since when in a line."""
        parts = [self.crossing, self.flow_words, self.get_state_of_flow_display(), self.since_words]
        return " · ".join(str(part) for part in parts if part)

    @classmethod
    def show(cls, name, value):
        """A told moment as people write it."""
        return (
            moment_words(value)
            if name in ("since", "expected_until") and value
            else super().show(name, value)
        )
