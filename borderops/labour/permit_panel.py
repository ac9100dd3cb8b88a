"""How the crossing point stands where a worker is to cross, on the permit's page."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.state_panel import PERMISSION, TEMPLATE, state_panel
from borderops.review.inbox import Panel, register_record_panel


def state_of_crossing(user, permit):
    """How the crossing point to be used stands now; nothing where none is named."""
    return state_panel(user, permit.crossing)


def register_permit_panel():
    """Adds the part to the pages of permits."""
    heading = _("How the crossing point stands")
    register_record_panel(
        "labour.permit", Panel("crossing-state", heading, PERMISSION, TEMPLATE, state_of_crossing)
    )
