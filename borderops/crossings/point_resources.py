"""Crossing points as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import CrossingPoint
from borderops.crossings.point_filters import CrossingFilter
from borderops.districts.cells import CommuneCell, counterpart_cell, district_cell
from borderops.districts.marker_cells import MarkerCell
from borderops.districts.markers import marker_sort_key
from borderops.districts.models import Confidence
from borderops.sheets.cells import ChoiceCell, typed
from borderops.sheets.columns import Column, Several
from borderops.sheets.record_cells import BETWEEN, RecordCell
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


class MarkersCell(MarkerCell):
    """Several markers in one cell."""

    width, empty = 22, ()
    hint = _("Markers from 172 to 519/2 with | between them")

    def read(self, value):
        parts = [part for part in typed(value).replace(";", BETWEEN).split(BETWEEN) if part.strip()]
        found = [super(MarkersCell, self).read(part) for part in parts]
        return list({marker.code: marker for marker in found}.values())

    def render(self, value, obj=None, **kwargs):
        return BETWEEN.join(sorted((marker.code for marker in value or ()), key=marker_sort_key))


class CrossingResource(SheetResource):
    """Crossing points; the commune is the one of the source's day."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    name = Column(_("Name on our side"), "name", known_as=["name_vi", "tên phía ta"], filled=True)
    other_name = Column(
        _("Name on the other side"), "other_name", known_as=["name_cn_side", "tên phía bạn"], filled=True
    )
    name_zh = Column(_("Chinese name"), "name_zh", known_as=["tên tiếng Trung", "hán tự"])
    pinyin = Column(_("Pinyin"), "pinyin", known_as=["phiên âm"])
    aliases = Column(_("Other names"), "aliases", known_as=["tên khác"])
    commune = Column(_("Commune"), "commune", CommuneCell(), known_as=["xã"])
    district = Column(_("District"), "district", district_cell(), known_as=["district_code", "huyện"])
    facing = Column(_("Facing"), "facing", counterpart_cell(), known_as=["facing_county_code", "tiếp giáp"])
    marker = Column(_("Marker"), "marker", MarkerCell(), known_as=["mốc"])
    marker_confidence = Column(_("How sure of the marker"), "marker_confidence", ChoiceCell(Confidence))
    further_markers = Several(
        _("Further markers"), "further_markers", MarkersCell(), known_as=["mốc khác", "các mốc khác"]
    )
    part_of = Column(_("Part of the gate"), "part_of", crossing_cell(), known_as=["thuộc cửa khẩu"])
    hours = Column(_("Opening hours"), "hours", known_as=["giờ mở cửa"])
    days = Column(_("Opening days"), "days", known_as=["ngày mở cửa"])
    documents = Column(_("Papers accepted"), "documents", known_as=["giấy tờ"])
    source = Column(_("Source"), "source", known_as=["nguồn"])
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])
    settled = ["marker"]
    own_columns = ["part_of"]

    class Meta:
        model = CrossingPoint
        fields = [
            "code", "name", "other_name", "name_zh", "pinyin", "aliases", "commune", "district", "facing", "marker",
            "marker_confidence", "further_markers", "part_of", "hours", "days", "documents", "source", "confidence",
        ]  # fmt: skip
        import_id_fields = ["code"]

    def records(self):
        return CrossingPoint.objects.for_list().prefetch_related("further_markers").west_to_east()

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        """By the door of the form: who reviews keeps the own places, the documents' account everything."""
        record.write(user, trusted=trusted)


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
