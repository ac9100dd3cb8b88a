"""What of the monthly counts of workers enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.counted import CountedRegister, named, register
from borderops.labour.models import MonthCount
from borderops.labour.month_counts import COUNTS

FIELDS = {"starts_on": _("Month")} | named(
    MonthCount, "district__code", "commune__code", "programme__code", *COUNTS
)
register(CountedRegister("month-counts", _("Monthly counts of workers"), MonthCount, FIELDS))
