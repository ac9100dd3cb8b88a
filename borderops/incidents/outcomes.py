"""The closed list of what came of an incident."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from borderops.incidents.choices import Direction, Handling


class Outcome(models.TextChoices):
    """What was done about a case or the people in it."""

    REMINDED = "reminded", _("Reminded, taught")
    WARNED = "warned", _("Warning as a sanction")
    FINE = "fine", _("Fine")
    CONFISCATED = "confiscated", _("Goods confiscated")
    EXPELLED = "expelled", _("Expelled")
    PUSHED_BACK = "pushed_back", _("Pushed back over the line")
    TO_THEM = "to_them", _("Handed over to the other side")
    FROM_THEM = "from_them", _("Received from the other side")
    HANDED_OVER = "handed_over", _("Handed over to another body")
    PROSECUTED = "prosecuted", _("Prosecution begun")
    INVESTIGATION = "investigated", _("Passed to the investigating body")
    PROTESTED = "protested", _("Raised with the border representative")
    VERIFYING = "verifying", _("Being verified")
    NO_ACTION = "no_action", _("No action")


class HandedTo(models.TextChoices):
    """To whom people or goods are handed over."""

    POLICE = "police", _("Police")
    LOCAL = "local", _("Local authority")
    QUARANTINE = "quarantine", _("Quarantine place")
    CUSTOMS = "customs", _("Customs")
    INVESTIGATORS = "investigators", _("Investigating body")
    FAMILY = "family", _("Family")
    OTHER_SIDE = "other_side", _("The other side")
    OTHER = "other", _("Other body")


HANDOVERS = {Outcome.TO_THEM: Direction.TO_THEM, Outcome.FROM_THEM: Direction.FROM_THEM}
# Where somebody is named in a paper of the state; else numbers are enough.
NEEDS_PERSON = [
    Outcome.WARNED, Outcome.FINE, Outcome.CONFISCATED, Outcome.EXPELLED, Outcome.TO_THEM, Outcome.FROM_THEM,
    Outcome.HANDED_OVER, Outcome.PROSECUTED, Outcome.INVESTIGATION,
]  # fmt: skip
# Where people or goods come into other hands.
HAND_OVERS = [Outcome.HANDED_OVER, Outcome.TO_THEM, Outcome.FROM_THEM, Outcome.CONFISCATED]
# What befalls nobody but an offender.
OF_OFFENDERS = [
    Outcome.WARNED, Outcome.FINE, Outcome.EXPELLED, Outcome.PUSHED_BACK, Outcome.PROSECUTED, Outcome.INVESTIGATION,
]  # fmt: skip
# What a follow-up says only of an outcome, never of a letter or a file.
ALONE = ["outcome", "decision_number", "decision_on", "fine", "handed_to", "people", "person"]
# What an outcome usually means for the case; the person who logs it may say otherwise.
USUAL_HANDLING = {
    Outcome.VERIFYING: Handling.VERIFYING,
    Outcome.PROTESTED: Handling.IN_HAND,
    Outcome.INVESTIGATION: Handling.IN_HAND,
    Outcome.PROSECUTED: Handling.IN_HAND,
    Outcome.REMINDED: Handling.RESOLVED,
    Outcome.WARNED: Handling.RESOLVED,
    Outcome.FINE: Handling.RESOLVED,
    Outcome.PUSHED_BACK: Handling.RESOLVED,
    Outcome.EXPELLED: Handling.RESOLVED,
    Outcome.TO_THEM: Handling.RESOLVED_JOINTLY,
    Outcome.FROM_THEM: Handling.RESOLVED_JOINTLY,
    Outcome.NO_ACTION: Handling.RESOLVED,
}
