"""The closed lists of labour programmes, of the workers' steps, and of what they are paid."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeStep(models.TextChoices):
    """What happens to a programme: from then on it runs, rests or is over."""

    STARTED = "started", _("Started")
    SUSPENDED = "suspended", pgettext_lazy("programme", "Suspended")
    RESTORED = "restored", _("Restored")
    ENDED = "ended", pgettext_lazy("programme", "Ended")


RUNNING = {ProgrammeStep.STARTED, ProgrammeStep.RESTORED}


class TermUnit(models.TextChoices):
    """In what a programme says how long a permit may last."""

    DAYS = "days", _("days")
    MONTHS = "months", _("months")


class Sex(models.TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class Paper(models.TextChoices):
    """What a worker is known by, or travels with."""

    IDENTITY = "cccd", _("Identity card")
    PASSPORT = "passport", _("Passport")
    BORDER_PASS = "pass", _("Border pass")
    OTHER = "other", _("Other paper")


class WagePer(models.TextChoices):
    MONTH = "month", _("a month")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")
    PIECE = "piece", _("by piece")


class Currency(models.TextChoices):
    CNY = "CNY", _("CNY")
    VND = "VND", _("VND")
    KRW = "KRW", _("KRW")
    USD = "USD", _("USD")


class ListKind(models.TextChoices):
    """What a list of workers says of each of them, in the usual order."""

    REGISTER = "register", _("Registration")
    SELECT = "select", _("Selection")
    ISSUE = "issue", _("Issue of permits")
    DEPART = "depart", _("Hand-over at departure")
    EXTEND = "extend", _("Extension")
    RETURN = "return", _("Reception on return")
    LEAVE = "leave", _("Left the job")
    REFUSE = "refuse", _("Refusal")
    CANCEL = "cancel", _("Cancellation")


# What happens at a crossing point.
AT_CROSSING = {ListKind.DEPART, ListKind.RETURN}
# What takes a place of the quota.
TAKES_PLACE = {ListKind.SELECT, ListKind.ISSUE}


class Stage(models.TextChoices):
    """How far a worker's permit is, by its accepted lists. Overdue comes by date and is not kept."""

    PREPARED = "prepared", _("Being prepared")
    REGISTERED = "registered", _("Registered")
    SELECTED = "selected", _("Selected")
    ISSUED = "issued", _("Permit issued")
    ABROAD = "abroad", _("Working abroad")
    RETURNED = "returned", pgettext_lazy("worker", "Returned")
    LEFT = "left", _("Left the job, whereabouts not known")
    REFUSED = "refused", pgettext_lazy("permit", "Refused")
    CANCELLED = "cancelled", pgettext_lazy("permit", "Cancelled")


# Which shape a stage wears beside its words; what is usual wears none of these.
STAGE_TONES = {
    Stage.REGISTERED: "wait",
    Stage.SELECTED: "wait",
    Stage.ISSUED: "ok",
    Stage.ABROAD: "ok",
    Stage.LEFT: "stop",
}
BEFORE_ISSUE = {Stage.PREPARED, Stage.REGISTERED, Stage.SELECTED}
# From which stages a step leads on, and to which; an extension stays where it is.
LEADS_FROM = {
    ListKind.REGISTER: {Stage.PREPARED},
    ListKind.SELECT: {Stage.PREPARED, Stage.REGISTERED},
    ListKind.ISSUE: BEFORE_ISSUE,
    ListKind.DEPART: {Stage.ISSUED, Stage.RETURNED},
    ListKind.EXTEND: {Stage.ISSUED, Stage.ABROAD, Stage.RETURNED},
    ListKind.RETURN: {Stage.ABROAD, Stage.LEFT},
    ListKind.LEAVE: {Stage.ABROAD},
    ListKind.REFUSE: BEFORE_ISSUE,
    ListKind.CANCEL: BEFORE_ISSUE | {Stage.ISSUED, Stage.RETURNED},
}
# From which stages a permit leads no further by such a list once its last day is past.
OVER_AT_END = {
    ListKind.DEPART: {Stage.ISSUED, Stage.RETURNED},
    ListKind.EXTEND: {Stage.RETURNED},
    ListKind.CANCEL: {Stage.RETURNED},
}
LEADS_TO = {
    ListKind.REGISTER: Stage.REGISTERED,
    ListKind.SELECT: Stage.SELECTED,
    ListKind.ISSUE: Stage.ISSUED,
    ListKind.DEPART: Stage.ABROAD,
    ListKind.RETURN: Stage.RETURNED,
    ListKind.LEAVE: Stage.LEFT,
    ListKind.REFUSE: Stage.REFUSED,
    ListKind.CANCEL: Stage.CANCELLED,
}
