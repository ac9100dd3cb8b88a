"""The closed lists of checkpoints, patrols, shifts and markers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostKind(models.TextChoices):
    """What a post is: it stands at a place, or moves along a stretch."""

    FIXED = "fixed", _("Fixed checkpoint")
    MOBILE = "mobile", _("Mobile patrol team")


class Staffing(models.TextChoices):
    """Who keeps a post."""

    JOINT = "joint", _("Joint post of several forces")
    BORDER_GUARD = "guard", _("Border guard")
    CROSSING = "crossing", _("At a crossing point")
    COMMUNE = "commune", _("Commune, militia")
    OTHER = "other", _("Other")


class PostChange(models.TextChoices):
    """What happens to a post on a day."""

    OPENED = "opened", _("Opened")
    MOVED = "moved", _("Moved")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")


class ShiftOutcome(models.TextChoices):
    """Whether anything happened in a shift; a nil report is a report."""

    NIL = "nil", _("Nothing happened")
    CASES = "cases", _("Something happened")


class PatrolKind(models.TextChoices):
    """Under which arrangement a patrol is made with others."""

    BILATERAL = "bilateral", _("Bilateral patrol")
    JOINT = "joint", _("Combined patrol")


class Held(models.TextChoices):
    """Whether a patrol took place. What is only planned is not recorded."""

    DONE = "done", _("Held")
    POSTPONED = "postponed", _("Postponed")


class MarkerState(models.TextChoices):
    """In which state a marker was found."""

    INTACT = "intact", _("Intact")
    WORN = "worn", _("Worn, faded")
    DAMAGED = "damaged", _("Damaged")
    MOVED = "moved", _("Leaning or moved")
    MISSING = "missing", _("Missing")
    UNREACHED = "unreached", _("Not reached")


class Mechanism(models.TextChoices):
    """The standing ways of working with the other side that may be suspended."""

    BILATERAL_PATROL = "bilateral", _("Bilateral patrols")
    JOINT_PATROL = "joint", _("Combined patrols")
    TALKS = "talks", _("Periodic talks")


class MechanismState(models.TextChoices):
    RUNNING = "running", _("Running")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")
