"""What of the labour programmes the search over all registers finds."""

from borderops.labour import (  # noqa: F401
    count_search,
    list_search,
    permit_search,
    programme_search,
    worker_search,
)
