"""The sheets of crossing points; each register's stand in a module of its own."""

from borderops.crossings import (
    change_resources,
    event_resources,
    notice_resources,
    order_resources,
    point_resources,
    traffic_resources,
)

__all__ = [
    "change_resources",
    "event_resources",
    "notice_resources",
    "order_resources",
    "point_resources",
    "traffic_resources",
]
