"""Checkpoints and patrol teams, what each shift reports, patrols with the other side, the state of markers."""

from borderops.patrols.choices import MarkerState, PatrolKind, PostChange, PostKind, ShiftOutcome
from borderops.patrols.expectations import Expectation
from borderops.patrols.handovers import HandOver
from borderops.patrols.joint_patrols import JointPatrol
from borderops.patrols.marker_checks import MarkerCheck
from borderops.patrols.mechanisms import MechanismChange
from borderops.patrols.post_events import PostEvent
from borderops.patrols.post_kinds import Checkpoint, PatrolTeam
from borderops.patrols.posts import Post
from borderops.patrols.shifts import ShiftReport

__all__ = [
    "Checkpoint", "Expectation", "HandOver", "JointPatrol", "MarkerCheck", "MarkerState", "MechanismChange",
    "PatrolKind", "PatrolTeam", "Post", "PostChange", "PostEvent", "PostKind", "ShiftOutcome", "ShiftReport",
]  # fmt: skip
