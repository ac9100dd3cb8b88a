"""What of the labour programmes waits for people; each register's stand in a module of its own."""

from borderops.labour import (  # noqa: F401
    count_inbox,
    list_inbox,
    tasks,
    worker_inbox,
)
