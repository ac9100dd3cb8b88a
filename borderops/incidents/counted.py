"""What of an incident enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.counted import CountedRegister, named, register
from borderops.incidents.models import Incident

FIELDS = named(
    Incident, "occurred_on", "district__code", "commune__code", "regime", "code__code", "direction", "offenders",
    "offenders_unknown",
)  # fmt: skip
register(CountedRegister("incidents", _("Incidents"), Incident, FIELDS))
