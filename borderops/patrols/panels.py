"""What patrols show on the pages of other registers' records."""

from borderops.patrols.crossing_panel import register_crossing_panel
from borderops.patrols.crossing_state_panel import register_crossing_states
from borderops.patrols.marker_panel import register_marker_panel, register_unlisted_markers

register_crossing_panel()
register_crossing_states()
register_marker_panel("patrols.post")
register_unlisted_markers()
