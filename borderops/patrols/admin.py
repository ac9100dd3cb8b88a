"""Checkpoints, shifts and patrols in the administration; each part has a module of its own."""

from borderops.patrols import (  # noqa: F401
    joint_patrol_admin,
    mechanism_admin,
    post_admin,
    shift_admin,
)
