"""What of changes of a flow and of traffic enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import FlowChange, TrafficReport
from borderops.figures.counted import CountedRegister, named, register

OF_CHANGES = {"counts_from__date": _("Day")} | named(
    FlowChange, "district__code", "crossing__code", "flow", "side", "state_of_flow", "since"
)
OF_TRAFFIC = {"starts_on": _("From")} | named(
    TrafficReport,
    "district__code",
    "crossing__code",
    "period",
    "standing",
    "vehicles_in",
    "vehicles_out",
    "health_checked",
)
ROWS = {
    "travellers": ["document", "people_in", "people_out"],
    "trade": ["direction", "tonnes", "value", "value_unit", "currency"],
}
register(
    CountedRegister("flow-changes", _("Changes of crossing points"), FlowChange, OF_CHANGES),
    CountedRegister("traffic", _("Traffic and trade"), TrafficReport, OF_TRAFFIC, ROWS),
)
