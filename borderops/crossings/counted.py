"""What of changes of a flow enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import FlowChange
from borderops.figures.counted import CountedRegister, named, register

FIELDS = {"counts_from__date": _("Day")} | named(
    FlowChange, "district__code", "crossing__code", "flow", "side", "state_of_flow", "since"
)
register(CountedRegister("flow-changes", _("Changes of crossing points"), FlowChange, FIELDS))
