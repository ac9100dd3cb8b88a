"""How the crossing point that a post serves stands: on the post's page now, on a shift's page when it began."""

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.state_panel import PERMISSION, TEMPLATE, state_panel
from borderops.review.inbox import Panel, register_record_panel


def state_of_post(user, post):
    """How its crossing point stands now; nothing where it serves none."""
    return state_panel(user, post.crossing)


def state_of_shift(user, shift):
    """How its post's crossing point stood when the shift began; now, while that lies ahead."""
    moment = min(shift.starts_at, timezone.now())
    words = gettext("when the shift began: %(moment)s") % {"moment": vietnamese.moment(moment)}
    return state_panel(user, shift.post.crossing, moment, words)


def register_crossing_states():
    """Adds the part to the pages of posts and of shifts."""
    headings = {
        "patrols.post": (_("How the crossing point stands"), state_of_post),
        "patrols.shiftreport": (_("How the crossing point stood"), state_of_shift),
    }
    for label, (heading, told) in headings.items():
        register_record_panel(label, Panel("crossing-state", heading, PERMISSION, TEMPLATE, told))
