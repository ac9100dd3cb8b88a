"""What of shift reports and joint patrols enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.counted import CountedRegister, named, register
from borderops.patrols.models import JointPatrol, ShiftReport
from borderops.patrols.shifts import CHECKED

PLACE = ["district__code", "commune__code"]
OF_SHIFTS = named(ShiftReport, "duty_day", *PLACE, "post_id", "slot", "outcome", *CHECKED)
OF_PATROLS = named(JointPatrol, "day", *PLACE, "kind", "held", "host", "our_number", "their_number")
register(
    CountedRegister("shifts", _("Shift reports"), ShiftReport, OF_SHIFTS),
    CountedRegister("joint-patrols", _("Joint patrols"), JointPatrol, OF_PATROLS),
)
