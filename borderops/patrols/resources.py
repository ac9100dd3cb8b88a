"""Checkpoints, shifts and patrols as sheets; each part has a module of its own."""

from borderops.patrols import (  # noqa: F401
    joint_patrol_resources,
    marker_resources,
    mechanism_resources,
    post_event_resources,
    post_resources,
    shift_resources,
)
