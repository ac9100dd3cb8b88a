"""The closed lists of crossing points, of their life, of what passes there, and of traffic."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CrossingKind(models.TextChoices):
    """What a crossing point is in law (NĐ 112/2014 Đ.4 as amended), with market and bridge beside."""

    INTERNATIONAL = "international", _("International gate")
    MAIN = "main", _("Bilateral gate (main)")
    SECONDARY = "secondary", _("Secondary gate (local)")
    GATE = "gate", _("Gate, level not said")
    OPENING = "opening", _("Border opening")
    CLEARANCE = "clearance", _("Clearance way (part of a gate)")
    FREIGHT = "freight", _("Freight road (part of a gate)")
    MARKET = "market", _("Border market")
    BRIDGE = "bridge", _("Bridge over the border")


PARTS = {CrossingKind.CLEARANCE, CrossingKind.FREIGHT}
WHOLES = {CrossingKind.INTERNATIONAL, CrossingKind.MAIN}
# From the lowest to the highest; the other kinds are neither above nor below another.
RANKS = [CrossingKind.OPENING, CrossingKind.SECONDARY, CrossingKind.MAIN, CrossingKind.INTERNATIONAL]


class LifeStep(models.TextChoices):
    """What happens to a crossing point in its life, in the usual order."""

    PROPOSED = "proposed", _("Proposed")
    SURVEYED = "surveyed", _("Surveyed")
    AGREED = "agreed", _("Agreed with the other side")
    DECIDED = "decided", _("Decided")
    OPENED = "opened", pgettext_lazy("crossing", "Opened")
    CEREMONY = "ceremony", _("Announced in a ceremony")
    IN_USE = "in_use", _("In use")
    UPGRADED = "upgraded", _("Upgraded")
    DOWNGRADED = "downgraded", _("Downgraded")
    CLOSED = "closed", _("Closed for good")


# What only prepares a kind that it is not yet.
STAGES = [LifeStep.PROPOSED, LifeStep.SURVEYED, LifeStep.AGREED, LifeStep.DECIDED]


class Flow(models.TextChoices):
    """What passes a crossing point."""

    PEOPLE = "people", pgettext_lazy("flow", "People")
    GOODS = "goods", _("Goods")
    VEHICLES = "vehicles", _("Vehicles")


# What the kinds have that do not have all flows.
FLOWS_OF = {
    CrossingKind.CLEARANCE: [Flow.GOODS, Flow.VEHICLES],
    CrossingKind.FREIGHT: [Flow.GOODS, Flow.VEHICLES],
    CrossingKind.MARKET: [Flow.PEOPLE, Flow.GOODS],
}


class FlowState(models.TextChoices):
    """Whether something passes."""

    OPEN = "open", pgettext_lazy("flow", "Open")
    RESTRICTED = "restricted", pgettext_lazy("flow", "Restricted")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", pgettext_lazy("flow", "Closed")


# Nothing passes in these, and the hours are counted.
SHUT = (FlowState.SUSPENDED, FlowState.CLOSED)
# Which shape each state wears beside its word.
TONES = {
    FlowState.OPEN: "ok",
    FlowState.RESTRICTED: "wait",
    FlowState.SUSPENDED: "stop",
    FlowState.CLOSED: "stop",
}


class FlowReason(models.TextChoices):
    """Why the state of a flow changed, as far as closed hours are counted by it."""

    EPIDEMIC = "epidemic", _("Epidemic")
    SECURITY = "security", _("Security and order")
    DISASTER = "disaster", _("Natural disaster")
    WORKS = "works", _("Works, repair")
    HOLIDAY = "holiday", _("Holiday")
    POLICY = "policy", _("Policy, agreement of both sides")
    OTHER = "other", _("Other")


class KnownFrom(models.TextChoices):
    """How a change came to be known; what only documents tell does not age."""

    UNIT = "unit", _("Reported by a unit")
    DOCUMENT = "document", _("From a document")


class Told(models.TextChoices):
    """Whether a source says it, or it follows from what the source says."""

    STATED = "stated", _("Stated")
    INFERRED = "inferred", _("Inferred")


class Importance(models.TextChoices):
    """How soon a notice must be read."""

    USUAL = "usual", _("Usual")
    HIGH = "high", _("Important")
    URGENT = "urgent", _("Urgent")


class TrafficStanding(models.TextChoices):
    """Whether a figure of traffic may still change."""

    ESTIMATE = "estimate", _("Estimate")
    FINAL = "final", _("Final")


class TravelDocument(models.TextChoices):
    """With what paper people pass."""

    PASSPORT = "passport", _("Passport")
    BORDER_PASS = "border_pass", _("Border pass")
    RESIDENT = "resident", _("Border resident's paper")
    OTHER = "other", _("Other paper")


class TradeDirection(models.TextChoices):
    """Which way goods go."""

    EXPORT = "export", pgettext_lazy("trade", "Export")
    IMPORT = "import", pgettext_lazy("trade", "Import")


class Currency(models.TextChoices):
    """In which money a value was said; no rate between them is invented."""

    USD = "USD", "USD"
    CNY = "CNY", "CNY"
    VND = "VND", "VND"


class ValueUnit(models.IntegerChoices):
    """In how many of the currency a value is written."""

    ONE = 1, _("1")
    THOUSAND = 1_000, _("thousand")
    MILLION = 1_000_000, _("million")
    BILLION = 1_000_000_000, _("billion")
