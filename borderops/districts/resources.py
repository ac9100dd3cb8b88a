"""Places as sheets: the lists that administrators keep, and that every import looks places up in."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import (
    CommuneCell,
    CommunesCell,
    MainSuccessor,
    MainSuccessorCell,
    SuccessorCell,
    Successors,
    counterpart_cell,
    district_cell,
)
from borderops.districts.models import BorderMarker, Commune, Confidence, Counterpart, District, Unit
from borderops.sheets.cells import ChoiceCell, CodeCell, DayCell, WholeCell, YesNoCell
from borderops.sheets.columns import Column, Several
from borderops.sheets.record_cells import RecordsCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class CounterpartResource(SheetResource):
    """Places on the other side; a place stands below the one that it belongs to."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    level = Column(_("Level"), "level", ChoiceCell(Counterpart.Level), known_as=["cấp"], filled=True)
    name_vi = Column(_("Vietnamese name"), "name_vi", known_as=["tên tiếng Việt"], filled=True)
    name_zh = Column(_("Chinese name"), "name_zh", known_as=["tên tiếng Trung"])
    parent = Column(_("Belongs to"), "parent", counterpart_cell(), known_as=["parent_code", "thuộc"])
    aliases = Column(_("Other names"), "aliases", known_as=["tên khác"])
    own_columns = ["parent"]

    class Meta:
        model = Counterpart
        fields = ["code", "level", "name_vi", "name_zh", "parent", "aliases"]
        import_id_fields = ["code"]

    def records(self):
        return Counterpart.objects.select_related("parent")


class DistrictResource(SheetResource):
    """Districts, west to east."""

    code = Column(_("Code"), "code", CodeCell(3), known_as=["mã"], filled=True)
    abbr = Column(_("Abbreviation"), "abbr", known_as=["viết tắt"], filled=True)
    name = Column(_("Name"), "name", known_as=["tên"], filled=True)
    on_border = Column(_("On the border"), "on_border", YesNoCell(), known_as=["biên giới"])
    order_west_to_east = Column(
        _("Order from the west"), "order_west_to_east", WholeCell(), known_as=["thứ tự"]
    )
    facing = Several(
        _("Facing"), "facing", counterpart_cell(RecordsCell), known_as=["facing_counties", "tiếp giáp"]
    )

    class Meta:
        model = District
        fields = ["code", "abbr", "name", "on_border", "order_west_to_east", "facing"]
        import_id_fields = ["code"]

    def records(self):
        return District.objects.prefetch_related("facing")


class CommuneResource(SheetResource):
    """Communes with their days; the key is code and first day. New ones stand above those that went into them."""

    code = Column(_("Code"), "code", CodeCell(5), known_as=["mã", "mã xã"], filled=True)
    name = Column(_("Name"), "name", known_as=["tên"], filled=True)
    kind = Column(_("Kind"), "kind", ChoiceCell(Commune.Kind), known_as=["loại"], filled=True)
    district = Column(
        _("District"), "district", district_cell(), known_as=["district_code", "huyện"], filled=True
    )
    other_districts = Several(
        _("Further districts"),
        "other_districts",
        district_cell(RecordsCell),
        known_as=["other_district_codes"],
    )
    on_border = Column(_("On the border"), "on_border", YesNoCell(), known_as=["biên giới"])
    border_confidence = Column(_("How sure"), "border_confidence", ChoiceCell(Confidence))
    twinned_township = Column(
        _("Twinned with"), "twinned_township", counterpart_cell(), known_as=["kết nghĩa"]
    )
    aliases = Column(_("Other names"), "aliases", known_as=["tên khác"])
    valid_from = Column(_("From"), "valid_from", DayCell(), known_as=["từ ngày"], needed=True)
    valid_to = Column(_("Until"), "valid_to", DayCell(), known_as=["đến ngày"])
    successors = Successors(_("Went into"), "successors", SuccessorCell(), known_as=["successor_codes"])
    main_successor = MainSuccessor(_("Went mainly into"), "main_successor", MainSuccessorCell(5))
    basis = Column(_("Legal basis"), "basis", known_as=["căn cứ"])
    settled = ["main_successor"]

    class Meta:
        model = Commune
        fields = [
            "code", "name", "kind", "district", "other_districts", "on_border", "border_confidence",
            "twinned_township", "aliases", "valid_from", "valid_to", "successors", "main_successor", "basis",
        ]  # fmt: skip
        import_id_fields = ["code", "valid_from"]
        import_order = ["valid_from", "valid_to"]
        export_order = fields

    def records(self):
        return Commune.objects.select_related(
            "district", "twinned_township", "main_successor"
        ).prefetch_related("other_districts", "successors")


class UnitResource(SheetResource):
    """Border posts, offices and other bodies."""

    name = Column(_("Name"), "name", known_as=["tên"], filled=True)
    kind = Column(_("Kind"), "kind", ChoiceCell(Unit.Kind), known_as=["loại"], filled=True)
    district = Column(_("District"), "district", district_cell(), known_as=["district_code", "huyện"])
    communes = Several(_("Covers"), "communes", CommunesCell(), known_as=["commune_codes", "phụ trách"])
    stretch = Column(_("Stretch"), "stretch", known_as=["tuyến"])
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence))

    class Meta:
        model = Unit
        fields = ["name", "kind", "district", "communes", "stretch", "confidence"]
        import_id_fields = ["name"]

    def records(self):
        return Unit.objects.select_related("district").prefetch_related("communes")


class MarkerResource(SheetResource):
    """Border markers, west to east."""

    code = Column(_("Code"), "code", known_as=["mã", "số mốc"], filled=True)
    commune = Column(_("Commune"), "commune", CommuneCell(), known_as=["xã"])
    listed = Column(
        _("In the register of markers"), "listed", YesNoCell(empty=True), known_as=["trong danh mục"]
    )
    note = Column(_("Note"), "note", known_as=["ghi chú"])
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence))

    class Meta:
        model = BorderMarker
        fields = ["code", "commune", "listed", "note", "confidence"]
        import_id_fields = ["code"]

    def records(self):
        return BorderMarker.objects.select_related("commune")


def all_of(resource):
    """Every record of a list that whoever may view it sees whole."""
    return lambda user: resource().records()


register(
    *(
        Workbook(key, label, resource, all_of(resource), resource.permission("view"))
        for key, label, resource in [
            ("districts", _("Districts"), DistrictResource),
            ("communes", _("Communes"), CommuneResource),
            ("units", _("Units"), UnitResource),
            ("markers", _("Border markers"), MarkerResource),
            ("counterparts", _("Places on the other side"), CounterpartResource),
        ]
    )
)
