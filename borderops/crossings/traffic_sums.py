"""What the goods of one report add up to, by direction and currency."""

from dataclasses import dataclass

from borderops import vietnamese
from borderops.crossings.choices import TradeDirection
from borderops.crossings.traffic_fields import money_words
from borderops.crossings.traffic_figures import moneys
from borderops.crossings.traffic_rows import known_sum


@dataclass(frozen=True)
class DirectionSum:
    """Tonnes and values of one direction; no currency is added to another one."""

    direction: str
    tonnes: str
    values: str


def trade_sums(report):
    """The sums of each direction of which the report says anything."""
    return [sum_of(way, rows) for way in TradeDirection if (rows := of_direction(report, way))]


def of_direction(report, way):
    return [row for row in report.part("trade") if row.direction == way]


def sum_of(way, rows):
    values = [
        money_words(sum(row.amount for row in rows if row.currency == currency and row.amount is not None), currency)
        for _way, currency in moneys(rows)
    ]  # fmt: skip
    tonnes = vietnamese.number(known_sum(row.tonnes for row in rows))
    return DirectionSum(way.label, tonnes, "; ".join(values) or vietnamese.NO_FIGURE)
