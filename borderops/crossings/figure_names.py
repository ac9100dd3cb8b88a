"""What is counted of crossing points: what each figure is called, and how it compares with last year's."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.crossings.choices import Flow
from borderops.crossings.traffic_fields import money_words
from borderops.figures.comparison import compare


@dataclass(frozen=True)
class Counted:
    """An indicator of traffic: a number of what passed, a value in one currency, or a share."""

    short: str
    label: Promise
    unit: Promise | str
    is_share: bool = False
    is_value: bool = False
    # What passes, where a missing number of it is a gap; a value or a share may well be missing.
    flow: str = ""

    @property
    def key(self):
        return f"crossings.{self.short}"

    @property
    def heading(self):
        """Its name over a column, with the unit where the name does not tell what is counted."""
        return f"{self.label} ({self.unit})" if self.flow == Flow.GOODS else str(self.label)

    def words(self, value, currency=""):
        """The figure as people read it, or a dash where there is none."""
        if currency and value is not None:
            return money_words(value, currency)
        return vietnamese.percent(value) if self.is_share else vietnamese.number(value)

    def change(self, now, before, currency=""):
        """How a figure stands to that of last year; a share changes by points, a value in its own currency."""
        if self.is_share:
            return compare_shares(now, before)
        return compare_values(now, before, currency) if currency else compare(now, before, str(self.unit))


def compare_values(now, before, currency):
    """The change of a value, said in its currency."""
    change = compare(now, before, currency)
    if not change.difference:
        return change
    amount = money_words(abs(change.difference), currency)
    if change.percent is not None:
        amount = f"{amount} ({vietnamese.percent(abs(change.percent))})"
    return replace(change, words=up_or_down(change, amount))


def compare_shares(now, before):
    """The change of a share in points."""
    change = compare(now, before)
    if not change.difference:
        return change
    points = _("%(n)s points") % {"n": vietnamese.number(abs(change.difference))}
    return replace(change, percent=None, words=up_or_down(change, points))


def up_or_down(change, amount):
    words = _("up %(amount)s") if change.direction == "up" else _("down %(amount)s")
    return words % {"amount": amount}


PEOPLE = gettext_lazy("persons")
VEHICLES = gettext_lazy("vehicles")
TONNES = gettext_lazy("tonnes")
PASSING = (
    Counted("people_in", gettext_lazy("People entering"), PEOPLE, flow=Flow.PEOPLE),
    Counted("people_out", gettext_lazy("People leaving"), PEOPLE, flow=Flow.PEOPLE),
    Counted("vehicles_in", gettext_lazy("Vehicles entering"), VEHICLES, flow=Flow.VEHICLES),
    Counted("vehicles_out", gettext_lazy("Vehicles leaving"), VEHICLES, flow=Flow.VEHICLES),
)
GOODS = (
    Counted("export_tonnes", gettext_lazy("Goods exported"), TONNES, flow=Flow.GOODS),
    Counted("import_tonnes", gettext_lazy("Goods imported"), TONNES, flow=Flow.GOODS),
)
VALUES = (
    Counted("export_value", gettext_lazy("Value of exports"), "", is_value=True),
    Counted("import_value", gettext_lazy("Value of imports"), "", is_value=True),
)
HEALTH = Counted("health_share", gettext_lazy("Health checked, of people passing"), "%", is_share=True)
COMPLETENESS = Counted("completeness", gettext_lazy("Months reported of those over"), "%", is_share=True)
COUNTED = (*PASSING, *GOODS, *VALUES, HEALTH, COMPLETENESS)
CHARTED = (*PASSING, *GOODS)
