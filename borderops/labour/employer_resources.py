"""Employers as a sheet; one is known by its name and place."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.employer_filters import EmployerFilter
from borderops.labour.intakes import Employer
from borderops.labour.permit_cells import programmes_cell
from borderops.sheets.columns import Column, Several
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class EmployerResource(SheetResource):
    """Employers, as their form keeps them."""

    name = Column(_("Employer"), "name", known_as=["tên", "tên chủ sử dụng lao động"], filled=True)
    place = Column(_("Place"), "place", known_as=["địa điểm", "nơi"], filled=True)
    name_there = Column(
        _("Name in its own script"), "name_there", known_as=["tên tiếng nước ngoài", "tên bản ngữ"]
    )
    programmes = Several(_("Programmes"), "programmes", programmes_cell(), known_as=["chương trình"])
    licence = Column(_("Number of its licence"), "licence", known_as=["giấy phép kinh doanh", "số giấy phép"])
    note = Column(_("Remark"), "note", known_as=["ghi chú"])

    class Meta:
        model = Employer
        fields = ["name", "place", "name_there", "programmes", "licence", "note"]
        import_id_fields = ["name", "place"]

    def records(self):
        return Employer.objects.for_list().order_by("name", "pk")

    def keep(self, record, is_new, row, *, user, **kwargs):
        record.write(user)


register(
    Workbook(
        "employers",
        _("Employers"),
        EmployerResource,
        lambda user: EmployerResource().records().visible_to(user),
        EmployerResource.permission("view"),
        EmployerFilter,
    )
)
