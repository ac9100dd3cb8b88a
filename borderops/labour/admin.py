"""The labour programmes in the administration; each register stands in a module of its own."""

from borderops.labour import (  # noqa: F401
    count_admin,
    list_admin,
    permit_admin,
    programme_admin,
    worker_admin,
)
