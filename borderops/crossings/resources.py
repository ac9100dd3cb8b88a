"""The sheets of crossing points; each register's stand in a module of its own."""

from borderops.crossings import point_resources

__all__ = ["point_resources"]
