"""Demands as a sheet; one is known by its number."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.figures.resources import AmountCell
from borderops.labour.choices import Currency, WagePer
from borderops.labour.intake_filters import IntakeFilter
from borderops.labour.intakes import Intake
from borderops.labour.permit_cells import employer_cell, programme_cell, sector_cell
from borderops.sheets.cells import ChoiceCell, DayCell, WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class IntakeResource(SheetResource):
    """Demands, as their form keeps them."""

    code = Column(_("Number of the demand"), "code", known_as=["số nhu cầu", "số đơn"], filled=True)
    programme = Column(
        _("Labour programme"), "programme", programme_cell(), known_as=["chương trình"], filled=True
    )
    employer = Column(
        _("Employer"), "employer", employer_cell(), known_as=["chủ sử dụng lao động"], filled=True
    )
    place = Column(_("Place of work"), "place", known_as=["nơi làm việc"])
    sector = Column(_("Sector of work"), "sector", sector_cell(), known_as=["ngành nghề", "lĩnh vực"])
    asked = Column(
        _("Workers asked for"), "asked", WholeCell(), known_as=["số người", "nhu cầu"], filled=True
    )
    starts_on = Column(_("From day"), "starts_on", DayCell(), known_as=["từ", "từ ngày"], filled=True)
    ends_on = Column(_("Until day"), "ends_on", DayCell(), known_as=["đến", "đến ngày"], filled=True)
    wage_from = Column(_("Wage from"), "wage_from", AmountCell(), known_as=["lương từ"])
    wage_to = Column(_("Wage to"), "wage_to", AmountCell(), known_as=["lương đến"])
    currency = Column(_("Currency"), "currency", ChoiceCell(Currency), known_as=["tiền tệ", "loại tiền"])
    wage_per = Column(_("Wage for"), "wage_per", ChoiceCell(WagePer), known_as=["lương tính theo"])
    letter = Column(_("Demand letter"), "letter", known_as=["công văn", "đơn"])
    received_on = Column(_("Received on"), "received_on", DayCell(), known_as=["ngày nhận"])
    closed_on = Column(pgettext_lazy("demand", "Closed on"), "closed_on", DayCell(), known_as=["ngày đóng"])
    closed_because = Column(_("Why it was closed"), "closed_because", known_as=["lý do đóng"])
    note = Column(_("Remark"), "note", known_as=["ghi chú"])

    class Meta:
        model = Intake
        fields = [
            "code", "programme", "employer", "place", "sector", "asked", "starts_on", "ends_on", "wage_from",
            "wage_to", "currency", "wage_per", "letter", "received_on", "closed_on", "closed_because", "note",
        ]  # fmt: skip
        import_id_fields = ["code"]

    def records(self):
        return Intake.objects.for_list().order_by("starts_on", "pk")

    def keep(self, record, is_new, row, *, user, **kwargs):
        record.write(user)


register(
    Workbook(
        "demands",
        _("Demands for workers"),
        IntakeResource,
        lambda user: IntakeResource().records().visible_to(user),
        IntakeResource.permission("view"),
        IntakeFilter,
    )
)
