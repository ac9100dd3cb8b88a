"""Crossing points, their life, the state of what passes there, early notices, traffic and trade."""

from borderops.crossings.changes import Confirmation, FlowChange
from borderops.crossings.events import CrossingEvent
from borderops.crossings.notices import Notice
from borderops.crossings.order_rules import OrderRule
from borderops.crossings.points import CrossingPoint
from borderops.crossings.traffic import TradeRow, TrafficReport, TravellerRow

__all__ = [
    "Confirmation", "CrossingEvent", "CrossingPoint", "FlowChange", "Notice", "OrderRule", "TradeRow",
    "TrafficReport", "TravellerRow",
]  # fmt: skip
