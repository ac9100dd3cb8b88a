"""What of the crossing points the search over all registers finds."""

from borderops.crossings import point_search

__all__ = ["point_search"]
