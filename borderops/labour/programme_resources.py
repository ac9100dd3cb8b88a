"""Programmes, and the kinds of work they offer, as sheets."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import counterpart_cell
from borderops.districts.models import Confidence
from borderops.figures.resources import SpanCell
from borderops.figures.rough_days import read_rough_day
from borderops.labour.choices import TermUnit
from borderops.labour.programmes import Programme
from borderops.labour.sector_resources import sector_cell
from borderops.sheets.cells import ChoiceCell, DayCell, WholeCell
from borderops.sheets.columns import Column, Several
from borderops.sheets.record_cells import RecordCell, RecordsCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


def programme_cell(cell=RecordCell):
    """Programmes by code or name."""
    return cell(
        Programme.objects.all,
        lambda each: [each.code, each.name],
        lambda each: each.code,
        _("Labour programmes"),
    )


def rough_day_cell():
    return SpanCell(read_rough_day, _("A year, month or day such as 2021, 2021-10, 2021-10-14"))


class ProgrammeResource(SheetResource):
    """Programmes by their codes."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    name = Column(_("Name"), "name", known_as=["tên chương trình"], filled=True)
    partner = Column(
        _("Partner on the other side"), "partner", counterpart_cell(), known_as=["đối tác phía bạn"]
    )
    partner_elsewhere = Column(_("Partner elsewhere"), "partner_elsewhere", known_as=["đối tác nơi khác"])
    agreement = Column(_("Title of the agreement"), "agreement", known_as=["thỏa thuận"])
    agreement_number = Column(_("Number of the agreement"), "agreement_number", known_as=["số thỏa thuận"])
    signed_on = Column(_("Signed on"), "signed_on", rough_day_cell(), known_as=["ngày ký"])
    runs_from = Column(_("In force from"), "runs_from", rough_day_cell(), known_as=["hiệu lực từ"])
    runs_to = Column(_("In force until"), "runs_to", rough_day_cell(), known_as=["hiệu lực đến"])
    shortest_term = Column(_("Shortest term of a permit"), "shortest_term", WholeCell())
    longest_term = Column(_("Longest term of a permit"), "longest_term", WholeCell())
    term_unit = Column(_("Terms are in"), "term_unit", ChoiceCell(TermUnit))
    youngest = Column(_("Youngest age"), "youngest", WholeCell())
    sectors = Several(_("Sectors of work"), "sectors", sector_cell(RecordsCell), known_as=["ngành nghề"])
    host_places = Column(_("Host places"), "host_places", known_as=["nơi tiếp nhận"])
    personal_data_until = Column(_("Personal data are kept until"), "personal_data_until", DayCell())
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])

    class Meta:
        model = Programme
        fields = [
            "code", "name", "partner", "partner_elsewhere", "agreement", "agreement_number", "signed_on", "runs_from",
            "runs_to", "shortest_term", "longest_term", "term_unit", "youngest", "sectors", "host_places",
            "personal_data_until", "source", "confidence",
        ]  # fmt: skip
        import_id_fields = ["code"]

    def records(self):
        return Programme.objects.select_related("partner").prefetch_related("sectors")

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        """By the door of the form."""
        record.write(user, trusted=trusted)


register(
    Workbook(
        "programmes",
        _("Labour programmes"),
        ProgrammeResource,
        lambda user: ProgrammeResource().records().visible_to(user),
        ProgrammeResource.permission("view"),
    )
)
