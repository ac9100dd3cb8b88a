"""Crossing points in the administration; each register stands in a module of its own."""

from borderops.crossings import (
    change_admin,
    event_admin,
    notice_admin,
    order_admin,
    point_admin,
    traffic_admin,
)

__all__ = ["change_admin", "event_admin", "notice_admin", "order_admin", "point_admin", "traffic_admin"]
