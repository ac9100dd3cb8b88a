"""What is counted from incidents, and how."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import Regime


@dataclass(frozen=True)
class Counted:
    """An indicator that is counted: which regime, cases or their offenders, and what the column is called.

    Offenders are those of law cases alone, since the published figure beside them counts the same
    ("570 vụ với 2.186 đối tượng vi phạm pháp luật"); those of breaches of the Agreement stand in their records.
    """

    key: str
    regime: str
    label: Promise
    unit: Promise
    short: str
    of_offenders: bool = False

    def value(self, tally):
        """The figure, or nothing where nothing is recorded, or where every number of offenders is unknown."""
        return tally.offenders if self.of_offenders else tally.cases or None


AGREEMENT = Counted(
    "incidents.agreement.cases", Regime.AGREEMENT, _("Breaches of the Agreement"), _("cases"), "agreement"
)
LAW = Counted("incidents.law.cases", Regime.LAW, _("Breaches of law"), _("cases"), "law")
OFFENDERS = Counted(
    "incidents.law.offenders", Regime.LAW, _("Offenders against the law"), _("persons"), "offenders", True
)
EVENTS = Counted("incidents.event.cases", Regime.EVENT, _("Events"), _("cases"), "events")
COUNTED = (AGREEMENT, LAW, OFFENDERS, EVENTS)
