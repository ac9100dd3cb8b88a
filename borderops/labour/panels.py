"""What labour programmes show on the pages of other registers' records, and on workers' pages."""

from borderops.labour.crossing_panel import register_crossing_panel
from borderops.labour.incident_panel import register_incident_panel
from borderops.labour.list_panels import register_list_panels
from borderops.labour.permit_panel import register_permit_panel
from borderops.labour.worker_panel import register_worker_panel

register_incident_panel()
register_worker_panel()
register_crossing_panel()
register_list_panels()
register_permit_panel()
