"""What is counted of labour programmes: what each figure is called, and how it compares with last year's."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops import vietnamese
from borderops.figures.comparison import compare

# The theme of the indicators that documents publish; their keys begin with it too.
THEME = "labour"


@dataclass(frozen=True)
class Counted:
    """An indicator: a number of workers or of departures. The two are never added to one another.

    `short` is also the name under which Counts hold its value.
    """

    short: str
    label: Promise
    unit: Promise

    @property
    def key(self):
        return f"{THEME}.{self.short}"

    def words(self, value):
        """The figure as people read it, or a dash where there is none."""
        return vietnamese.number(value)

    def change(self, now, before):
        """How a figure stands to the one of last year."""
        return compare(now, before, str(self.unit))


PERSONS = _("persons")
TIMES = pgettext_lazy("unit", "departures")
WORKERS = Counted("workers_out", _("Workers who left"), PERSONS)
DEPARTURES = Counted("departures", _("Departures"), TIMES)
ABROAD = Counted("abroad", _("Abroad now"), PERSONS)
OVERDUE = Counted("overdue", _("Overdue now"), PERSONS)
# Counted from trips, of a period; and from permits, as they stand today.
OF_PERIOD = (WORKERS, DEPARTURES)
OF_TODAY = (ABROAD, OVERDUE)
COUNTED = (*OF_PERIOD, *OF_TODAY)
