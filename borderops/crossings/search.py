"""What of the crossing points the search over all registers finds."""

from borderops.crossings import change_search, notice_search, point_search, traffic_search

__all__ = ["change_search", "notice_search", "point_search", "traffic_search"]
