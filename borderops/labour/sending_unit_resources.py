"""The sending units as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.programme_resources import programme_cell
from borderops.labour.sending_units import SendingUnit
from borderops.sheets.cells import DayCell
from borderops.sheets.columns import Column, Several
from borderops.sheets.record_cells import RecordCell, RecordsCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


def sending_unit_cell(cell=RecordCell):
    """Sending units by name."""
    return cell(SendingUnit.objects.all, lambda each: [each.name], str, _("Sending units"))


class SendingUnitResource(SheetResource):
    """Who chooses and sends workers, for which programmes."""

    name = Column(_("Name"), "name", known_as=["đơn vị đưa đi", "tên đơn vị"], filled=True)
    programmes = Several(
        _("Labour programmes"), "programmes", programme_cell(RecordsCell), known_as=["chương trình"]
    )
    basis = Column(_("Basis"), "basis", known_as=["căn cứ"])
    valid_from = Column(_("From"), "valid_from", DayCell(), known_as=["từ"])
    valid_to = Column(_("Until"), "valid_to", DayCell(), known_as=["đến"])
    source = Column(_("Source"), "source", known_as=["nguồn"])

    class Meta:
        model = SendingUnit
        fields = ["name", "programmes", "basis", "valid_from", "valid_to", "source"]
        import_id_fields = ["name"]

    def records(self):
        return SendingUnit.objects.prefetch_related("programmes")

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        """By the door of the form."""
        record.write(user, trusted=trusted)


register(
    Workbook(
        "sending-units",
        _("Sending units"),
        SendingUnitResource,
        lambda user: SendingUnitResource().records(),
        SendingUnitResource.permission("view"),
    )
)
