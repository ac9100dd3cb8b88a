"""Crossing points as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import CrossingPoint
from borderops.crossings.point_filters import CrossingFilter
from borderops.districts.cells import CommuneCell, counterpart_cell, district_cell
from borderops.districts.models import BorderMarker, Confidence
from borderops.sheets.cells import ChoiceCell
from borderops.sheets.columns import Column
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


def crossing_cell():
    """Crossing points by code, or by the pair of names in either script."""
    return RecordCell(
        CrossingPoint.objects.all,
        lambda each: [each.code, str(each), f"{each.name} - {each.other_name}", each.name_zh],
        str,
        _("Crossing points"),
    )


def marker_cell():
    """Markers of the register by their codes."""
    return RecordCell(BorderMarker.objects.all, lambda marker: [marker.code], str, _("Border markers"))


class CrossingResource(SheetResource):
    """Crossing points; the commune is the one of the source's day."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    name = Column(_("Name on our side"), "name", known_as=["name_vi", "tên phía ta"], filled=True)
    other_name = Column(
        _("Name on the other side"), "other_name", known_as=["name_cn_side", "tên phía bạn"], filled=True
    )
    name_zh = Column(_("Chinese name"), "name_zh", known_as=["tên tiếng Trung", "hán tự"])
    aliases = Column(_("Other names"), "aliases", known_as=["tên khác"])
    commune = Column(_("Commune"), "commune", CommuneCell(), known_as=["xã"])
    district = Column(_("District"), "district", district_cell(), known_as=["district_code", "huyện"])
    facing = Column(_("Facing"), "facing", counterpart_cell(), known_as=["facing_county_code", "tiếp giáp"])
    marker = Column(_("Marker"), "marker", marker_cell(), known_as=["mốc"])
    marker_confidence = Column(_("How sure of the marker"), "marker_confidence", ChoiceCell(Confidence))
    source = Column(_("Source"), "source", known_as=["nguồn"])
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])

    class Meta:
        model = CrossingPoint
        fields = [
            "code", "name", "other_name", "name_zh", "aliases", "commune", "district", "facing", "marker",
            "marker_confidence", "source", "confidence",
        ]  # fmt: skip
        import_id_fields = ["code"]

    def records(self):
        return CrossingPoint.objects.for_list().west_to_east()


register(
    Workbook(
        "crossings",
        _("Crossing points"),
        CrossingResource,
        lambda user: CrossingResource().records().visible_to(user),
        CrossingResource.permission("view"),
        CrossingFilter,
    )
)
