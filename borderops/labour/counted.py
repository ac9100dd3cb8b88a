"""What of monthly counts and of lists of workers enters figures."""

from django.utils.translation import gettext_lazy as _

from borderops.figures.counted import CountedRegister, named, register
from borderops.labour.models import MonthCount, WorkerList
from borderops.labour.month_counts import COUNTS

OF_COUNTS = {"starts_on": _("Month")} | named(
    MonthCount, "district__code", "commune__code", "programme__code", *COUNTS
)
OF_LISTS = named(WorkerList, "day", "district__code", "programme__code", "kind", "crossing__code")
register(
    CountedRegister("month-counts", _("Monthly counts of workers"), MonthCount, OF_COUNTS),
    CountedRegister(
        "worker-lists", _("Lists of workers"), WorkerList, OF_LISTS, {"lines": ["permit_id", "until", "held"]}
    ),
)
