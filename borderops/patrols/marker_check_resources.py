"""The sheet of the markers that were checked, beside that of the reports which checked them."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.marker_cells import MarkerCell
from borderops.patrols.choices import MarkerState
from borderops.patrols.for_whole import ForWhole, reads_whole
from borderops.patrols.marker_checks import MarkerCheck
from borderops.sheets.cells import ChoiceCell
from borderops.sheets.columns import Column
from borderops.sheets.linked import PartResource
from borderops.sheets.registry import LinkedSheet


class OfWholeReport(ForWhole):
    """A column of markers that is full only for who may read the whole report in which they stand."""

    def told_to(self, check, user):
        return check.words if reads_whole(check.shift or check.joint_patrol, user) else None


class MarkerCheckResource(PartResource):
    """Markers checked, written with the report that they stand in; a subclass names the field that leads to it."""

    part, beside = "marker_checks", ["marker"]
    settled = ["shift", "joint_patrol", "line", "marker"]

    marker = Column(
        _("Marker"), "marker", MarkerCell(), known_as=["mốc", "số mốc"], filled=True, needed=False
    )
    found = Column(
        _("Found in which state"),
        "found",
        ChoiceCell(MarkerState),
        known_as=["hiện trạng", "tình trạng"],
        filled=True,
        needed=False,
    )
    words = OfWholeReport(_("In words"), "words", known_as=["mô tả", "ghi chú"])

    class Meta:
        model = MarkerCheck
        fields = ["number", "line", "marker", "found", "words", "remove"]


class ShiftMarkerResource(MarkerCheckResource):
    """Markers checked in a shift."""

    parent_field = "shift"


class PatrolMarkerResource(MarkerCheckResource):
    """Markers checked on a joint patrol."""

    parent_field = "joint_patrol"


def marker_sheet(resource):
    """Such a sheet of a workbook."""
    return LinkedSheet("markers", _("Markers checked"), resource, ("mốc", "mốc giới", "mốc đã kiểm tra"))
