"""What an incident counts as, and which way people went."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Regime(models.TextChoices):
    """Under which rules a case counts; a case has one."""

    AGREEMENT = "HD", _("Breach of the Agreement")
    LAW = "PL", _("Breach of law")
    EVENT = "SK", _("Event")


class Direction(models.TextChoices):
    EXIT = "exit", _("Exit")
    ENTRY = "entry", _("Entry")
    FROM_THEM = "from_them", _("Handed over by the other side")
    TO_THEM = "to_them", _("Handed over by us")
