"""Crossing points in the administration; each register stands in a module of its own."""

from borderops.crossings import point_admin

__all__ = ["point_admin"]
