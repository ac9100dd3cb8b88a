"""Reports of traffic as a sheet: who passed in one row, the goods on a sheet beside it."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.change_resources import crossing_with_life_cell
from borderops.crossings.choices import Currency, TradeDirection, TrafficStanding, TravelDocument, ValueUnit
from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_cells import NumberCell, PaperColumn, PeriodCell
from borderops.crossings.traffic_filters import TrafficFilter
from borderops.crossings.traffic_rows import TradeRow
from borderops.review.resources import ReviewedResource
from borderops.sheets.cells import ChoiceCell, WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.linked import PartResource
from borderops.sheets.registry import LinkedSheet, Workbook, register

Paper = TravelDocument


class UnitOfValueCell(ChoiceCell):
    """In how many of the currency a value is written; nothing where no value is."""

    empty = None

    def told(self, value):
        return value


class TradeResource(PartResource):
    """Goods by direction, written with their report."""

    part, parent_field, settled = "trade", "report", ["report", "line"]

    direction = Column(
        _("Direction"), "direction", ChoiceCell(TradeDirection), known_as=["chiều", "hướng"], filled=True,
        needed=False,
    )  # fmt: skip
    goods = Column(_("Goods"), "goods", known_as=["hàng", "mặt hàng"])
    tonnes = Column(_("Tonnes"), "tonnes", NumberCell(), known_as=["tấn", "khối lượng"])
    value = Column(_("Value"), "value", NumberCell(), known_as=["giá trị", "trị giá"])
    value_unit = Column(_("Value in"), "value_unit", UnitOfValueCell(ValueUnit), known_as=["đơn vị giá trị"])
    currency = Column(_("Currency"), "currency", ChoiceCell(Currency), known_as=["loại tiền", "tiền tệ"])

    class Meta:
        model = TradeRow
        fields = [
            "number", "line", "direction", "goods", "tonnes", "value", "value_unit", "currency", "remove",
        ]  # fmt: skip


class TrafficResource(ReviewedResource):
    """Reports of traffic, as their form logs them."""

    crossing = Column(
        _("Crossing point"), "crossing", crossing_with_life_cell(), known_as=["cửa khẩu"], filled=True
    )
    period = Column(
        _("Day or month"), "period", PeriodCell(), known_as=["kỳ", "tháng", "ngày", "thời gian"], filled=True
    )
    standing = Column(
        _("Estimate or final"), "standing", WithDefault(TrafficStanding, TrafficStanding.ESTIMATE),
        known_as=["ước tính/chính thức", "loại số liệu"],
    )  # fmt: skip
    passport_in = PaperColumn(_("Passport, entering"), Paper.PASSPORT, "in", known_as=["hộ chiếu nhập"])
    passport_out = PaperColumn(_("Passport, leaving"), Paper.PASSPORT, "out", known_as=["hộ chiếu xuất"])
    border_pass_in = PaperColumn(
        _("Border pass, entering"), Paper.BORDER_PASS, "in", known_as=["giấy thông hành nhập"]
    )
    border_pass_out = PaperColumn(
        _("Border pass, leaving"), Paper.BORDER_PASS, "out", known_as=["giấy thông hành xuất"]
    )
    resident_in = PaperColumn(
        _("Border resident's paper, entering"), Paper.RESIDENT, "in", known_as=["cư dân nhập"]
    )
    resident_out = PaperColumn(
        _("Border resident's paper, leaving"), Paper.RESIDENT, "out", known_as=["cư dân xuất"]
    )
    other_in = PaperColumn(_("Other paper, entering"), Paper.OTHER, "in", known_as=["giấy tờ khác nhập"])
    other_out = PaperColumn(_("Other paper, leaving"), Paper.OTHER, "out", known_as=["giấy tờ khác xuất"])
    vehicles_in = Column(_("Vehicles entering"), "vehicles_in", WholeCell(), known_as=["xe nhập"])
    vehicles_out = Column(_("Vehicles leaving"), "vehicles_out", WholeCell(), known_as=["xe xuất"])
    health_checked = Column(
        _("People whose health was checked"), "health_checked", WholeCell(), known_as=["kiểm tra y tế"]
    )
    source = Column(_("Source"), "source", known_as=["nguồn"])
    remark = Column(_("Remark"), "remark", known_as=["ghi chú"])
    identity = ["crossing", "period", "standing"]
    settled = [
        "crossing", "district", "commune", "unit", "entered_by", "submitted_by", "reviewed_by", "number",
        "form_key",
    ]  # fmt: skip

    class Meta:
        model = TrafficReport
        fields = [
            "number", "crossing", "period", "standing", "passport_in", "passport_out", "border_pass_in",
            "border_pass_out", "resident_in", "resident_out", "other_in", "other_out", "vehicles_in", "vehicles_out",
            "health_checked", "source", "remark", "state", "version",
        ]  # fmt: skip

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Where a number could not be read, the others are not weighed against it."""
        instance.rows_follow = bool(import_validation_errors)
        super().validate_instance(instance, import_validation_errors, validate_unique)

    def records(self):
        return TrafficReport.objects.for_list().prefetch_related("travellers").order_by("starts_on", "pk")


register(
    Workbook(
        "traffic",
        _("Reports of traffic"),
        TrafficResource,
        lambda user: TrafficResource().records().visible_to(user),
        "crossings.export_trafficreport",
        TrafficFilter,
        (LinkedSheet("trade", _("Goods and value"), TradeResource, ("hàng hóa", "kim ngạch")),),
    )
)
