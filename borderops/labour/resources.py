"""The sheets of the labour programmes; each register's stand in a module of its own."""

from borderops.labour import (  # noqa: F401
    count_resources,
    employer_resources,
    intake_resources,
    list_resources,
    permit_resources,
    programme_resources,
    quota_resources,
    sector_resources,
    sending_unit_resources,
    step_resources,
    worker_resources,
)
