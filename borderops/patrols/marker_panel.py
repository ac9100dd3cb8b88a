"""The last looks at the marker of a record, on its page; and on the first page the markers that wait to be listed."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.models import BorderMarker
from borderops.patrols.marker_looks import PresentStates, history_of
from borderops.review.inbox import Panel, Task, register_record_panel, register_task

LAST = 5


def last_looks(user, record):
    """The present state of the record's marker, and who looked at it last; nothing without a marker."""
    marker = record.marker
    if marker is None:
        return None
    found = PresentStates([marker]).of(marker)
    return {"marker": marker, "found": found, "looks": history_of(marker, user, LAST)}


def unlisted(user):
    """The markers that staff met and the register does not hold yet."""
    return BorderMarker.objects.unlisted()


def register_marker_panel(label):
    """Puts the last looks at its marker on the page of every record of a model that has one."""
    marker_panel = Panel(
        "marker",
        _("State of the marker"),
        "districts.view_bordermarker",
        "patrols/marker_panel.html",
        last_looks,
    )
    register_record_panel(label, marker_panel)


def register_unlisted_markers():
    """Tells the administrator on the first page how many markers wait to be listed."""
    register_task(
        Task(
            "unlisted-markers",
            _("Markers not in the register yet"),
            "districts.change_bordermarker",
            unlisted,
            "markers",
            _("say in which commune each stands, and list it"),
            query="listed=no",
        )
    )
