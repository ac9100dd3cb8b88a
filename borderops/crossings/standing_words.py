"""What is said beside the state of a flow: how it is known, how old that is, and what is to come."""

from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext

from borderops import vietnamese
from borderops.crossings.choices import Told
from borderops.crossings.moments import moment_words


class StandingWords:
    """The words of one standing (see standing.Standing)."""

    @property
    def state_words(self):
        """The state as it stands within a line: open, restricted."""
        return state_words(self.change) if self.change else pgettext("flow", "not known")

    @property
    def is_inferred(self):
        """Whether no source says it: it follows from what the source says."""
        return bool(self.change and self.change.told == Told.INFERRED)

    @property
    def age_days(self):
        """The whole days of its age; nothing where it does not age."""
        return self.age.days if self.age is not None else None

    @property
    def known_words(self):
        """How it is known and how old that is; nothing where nothing is known."""
        if not self.change:
            return ""
        if self.is_from_document:
            return gettext("as a document says")
        return age_words(self.age_days, self.is_unconfirmed, bool(self.confirmation))

    @property
    def expected_words(self):
        """Until when it is expected to last, or was; nothing where nobody said."""
        if not self.expected_end:
            return ""
        words = (
            gettext("overdue: expected until %(when)s")
            if self.is_overdue
            else gettext("expected until %(when)s")
        )
        return words % {"when": moment_words(self.expected_end)}

    @property
    def begun_words(self):
        """What changed within the year or month asked for, on a day that nobody knows."""
        words = gettext("changed within %(when)s, day not known: %(state)s")
        return [words % {"when": each.since_words, "state": state_words(each)} for each in self.begun]

    @property
    def following_words(self):
        """What comes next: decided and still to come, or what came after a day that has passed."""
        if not self.following:
            return ""
        ahead = self.following.counts_from > timezone.now()
        words = gettext("from %(when)s: %(state)s") if ahead else gettext("then from %(when)s: %(state)s")
        return words % {"when": self.following.since_words, "state": state_words(self.following)}


def state_words(change):
    return change.get_state_of_flow_display().lower()


def age_words(days, is_unconfirmed, is_confirmed):
    """Who knew it last and how many days ago."""
    shown = {"n": vietnamese.number(days)}
    if is_unconfirmed:
        return ngettext("unconfirmed, %(n)s day", "unconfirmed, %(n)s days", days) % shown
    if is_confirmed and days:
        return ngettext("confirmed %(n)s day ago", "confirmed %(n)s days ago", days) % shown
    if is_confirmed:
        return gettext("confirmed within a day")
    if days:
        return ngettext("reported by a unit, %(n)s day", "reported by a unit, %(n)s days", days) % shown
    return gettext("reported by a unit within a day")
