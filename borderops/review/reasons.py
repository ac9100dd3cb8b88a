"""The reasons that a reviewer picks from when returning, striking or reopening."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReturnReason(models.TextChoices):
    MISSING = "missing", _("Something is missing")
    PLACE = "place", _("Place or marker is wrong")
    KIND = "kind", _("Kind of incident is wrong")
    NUMBERS = "numbers", _("Numbers do not agree")
    UNCLEAR = "unclear", _("Account is not clear")
    OTHER = "other", _("Other reason")


class StrikeReason(models.TextChoices):
    DUPLICATE = "duplicate", _("Logged twice")
    MISTAKE = "mistake", _("Logged by mistake")
    OUTSIDE = "outside", _("Not in our area")
    UNFOUNDED = "unfounded", _("Did not happen, as checked")
    OTHER = "other", _("Other reason")


class ReopenReason(models.TextChoices):
    FACTS = "facts", _("New facts")
    ERROR = "error", _("An error was found")
    OTHER = "other", _("Other reason")


LABELS = dict(ReturnReason.choices) | dict(StrikeReason.choices) | dict(ReopenReason.choices)
