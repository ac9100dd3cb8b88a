"""The sectors of work as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.sectors import Sector
from borderops.sheets.columns import Column
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


def sector_cell(cell=RecordCell):
    """Sectors by code, or by name in either language."""
    return cell(
        Sector.objects.all,
        lambda each: [each.code, each.name_vi, each.name_en],
        lambda each: each.code,
        _("Sectors of work"),
    )


class SectorResource(SheetResource):
    """What kinds of work programmes offer."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    name_vi = Column(_("Vietnamese name"), "name_vi", known_as=["tên tiếng Việt", "ngành nghề"], filled=True)
    name_en = Column(_("English name"), "name_en", known_as=["tên tiếng Anh"])

    class Meta:
        model = Sector
        fields = ["code", "name_vi", "name_en"]
        import_id_fields = ["code"]


register(
    Workbook(
        "sectors",
        _("Sectors of work"),
        SectorResource,
        lambda user: SectorResource().records(),
        SectorResource.permission("view"),
    )
)
