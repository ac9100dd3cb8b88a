"""What reports of traffic say, figure by figure, so that two of them, or a month and its days, stand side by side."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.crossings.choices import TradeDirection, ValueUnit
from borderops.crossings.traffic_fields import money_words
from borderops.crossings.traffic_rows import known_sum
from borderops.figures.comparison import SMALLEST_BASE, compare

COUNTS = ["people_in", "people_out", "vehicles_in", "vehicles_out", "health_checked"]


def figures_of(reports):
    """Each figure of some reports added up; what none of them says is missing, which is not 0."""
    found = {name: known_sum(getattr(report, name) for report in reports) for name in COUNTS}
    rows = [row for report in reports for row in report.part("trade")]
    for way in TradeDirection.values:
        found[f"tonnes {way}"] = known_sum(row.tonnes for row in rows if row.direction == way)
    for way, currency in moneys(rows):
        told = [row.amount for row in rows if (row.direction, row.currency) == (way, currency)]
        found[f"value {way} {currency}"] = known_sum(told)
    return found


def moneys(rows):
    """The directions and currencies in which values were said, in a fixed order."""
    said = {(row.direction, row.currency) for row in rows if row.value is not None}
    return sorted(said, key=lambda pair: (TradeDirection.values.index(pair[0]), pair[1]))


def label_of(key):
    """What a figure is called."""
    kind, *more = key.split()
    labels = {
        "people_in": _("People entering"), "people_out": _("People leaving"),
        "vehicles_in": _("Vehicles entering"), "vehicles_out": _("Vehicles leaving"),
        "health_checked": _("People whose health was checked"),
    }  # fmt: skip
    if not more:
        return labels[kind]
    words = _("%(direction)s, tonnes") if kind == "tonnes" else _("%(direction)s, value")
    return words % {"direction": TradeDirection(more[0]).label}


def words_of(key, value):
    """A figure as people write it; a value with its unit and currency."""
    if value is not None and key.startswith("value"):
        return money_words(value, key.split()[-1])
    return vietnamese.number(value)


def difference(key, now, before):
    """How one figure differs from the one before it, in words."""
    if not key.startswith("value") or now is None or before is None:
        return compare(now, before).words
    units = [unit for unit in ValueUnit if before >= unit * SMALLEST_BASE and unit != ValueUnit.ONE]
    unit = max(units, default=ValueUnit.ONE)
    name = " ".join(filter(None, ["" if unit == ValueUnit.ONE else str(unit.label), key.split()[-1]]))
    return compare(now / unit.value, before / unit.value, name).words


@dataclass(frozen=True)
class Beside:
    """One figure, as two sources say it."""

    label: str
    one: str
    other: str
    words: str


def side_by_side(one, other):
    """Each figure that one of two says at all, the change from the first to the second in words."""
    for key in [*one, *(key for key in other if key not in one)]:
        first, second = one.get(key), other.get(key)
        if first is not None or second is not None:
            told = difference(key, second, first)
            yield Beside(label_of(key), words_of(key, first), words_of(key, second), told)


def coverage(report):
    """How many of those who passed had their health checked, in per cent; nothing on a missing base."""
    if report.health_checked is None or not report.people:
        return None
    return report.health_checked * 100 / report.people
