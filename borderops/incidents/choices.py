"""The closed lists of an incident: what it counts as, which way people went, how it was found, how it is handled."""

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


class FoundBy(models.TextChoices):
    """How an incident came to be known."""

    PATROL = "patrol", _("Patrol")
    CHECKPOINT = "checkpoint", _("Checkpoint")
    RESIDENTS = "residents", _("Told by residents")
    OTHER_SIDE = "other_side", _("Told by the other side")
    OTHER_FORCE = "other_force", _("Told by another force")
    CAMERA = "camera", _("Camera or sensor")
    SELF = "self", _("Came forward")
    OTHER = "other", _("Otherwise")


class Confidence(models.TextChoices):
    """How far the facts were checked."""

    CHECKED = "checked", _("Verified")
    LIKELY = "likely", _("Likely")
    UNCHECKED = "unchecked", _("Not checked yet")


class Severity(models.TextChoices):
    """How grave a case is; deadlines hang on it."""

    ORDINARY = "1", _("Ordinary")
    SERIOUS = "2", _("Serious")
    VERY_SERIOUS = "3", _("Very serious")


class Handling(models.TextChoices):
    """How far an accepted case has been dealt with."""

    VERIFYING = "verifying", _("Being verified")
    IN_HAND = "in_hand", _("Being handled")
    RESOLVED = "resolved", _("Resolved")
    RESOLVED_JOINTLY = "jointly", _("Resolved together with the other side")


RESOLVED = [Handling.RESOLVED, Handling.RESOLVED_JOINTLY]
UNRESOLVED = [Handling.VERIFYING, Handling.IN_HAND]
