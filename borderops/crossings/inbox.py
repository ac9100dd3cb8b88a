"""What of the crossing points waits for people; each register's stand in a module of its own."""

from borderops.crossings import change_inbox, notice_tasks, traffic_inbox

__all__ = ["change_inbox", "notice_tasks", "traffic_inbox"]
