"""What must hold of an early notice; the same for its form, the administration and workbooks."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.change_rules import CLOCKS_DIFFER, first_moment_of
from borderops.crossings.choices import Flow
from borderops.crossings.moments import end_of, how_to_write, is_rough_moment

LONGEST = 5000
FLOW_FIELDS = {Flow.PEOPLE: "people", Flow.GOODS: "goods", Flow.VEHICLES: "vehicles"}


class NoticeRules:
    """It has words and a source, is about a flow of a crossing point, and its times can be true."""

    def clean(self):
        faults = [*self.faults_of_words(), *self.faults_of_times(), *self.faults_of_what()]
        if faults:
            raise ValidationError(dict(faults))

    def faults_of_words(self):
        """Words that nobody can see are none; what is missing altogether its field says."""
        typed = self.text, self.source
        self.text = vietnamese.clean(self.text)
        self.source = vietnamese.clean(self.source, single_line=True)
        if typed[0] and not self.text:
            yield "text", gettext("Say what is announced.")
        if len(self.text) > LONGEST:
            words = gettext("This is too long: write at most %(n)s characters.")
            yield "text", words % {"n": vietnamese.number(LONGEST)}
        if typed[1] and not self.source:
            yield "source", gettext("Say who told it, and how.")

    def faults_of_times(self):
        """What cannot be true of its times, by field."""
        if self.received_at and self.received_at > timezone.now() + CLOCKS_DIFFER:
            yield "received_at", gettext("This lies in the future. Write when it was received.")
        unreadable = [name for name in ("starts", "ends") if not self.is_readable(name)]
        if unreadable:
            yield from ((name, how_to_write()) for name in unreadable)
        elif self.starts and self.ends and end_of(self.ends) <= first_moment_of(self.starts):
            yield "ends", gettext("The end lies before the start. Correct one of the two.")

    def is_readable(self, name):
        written = getattr(self, name)
        return not written or is_rough_moment(written)

    def faults_of_what(self):
        if not any(getattr(self, name) for name in FLOW_FIELDS.values()):
            yield "people", gettext("Say what it is about: people, goods or vehicles.")
        if self.chosen_crossings is not None and not self.chosen_crossings:
            yield "crossings", gettext("Choose at least one crossing point.")
