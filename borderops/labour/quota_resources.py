"""The quotas as a sheet; a row is known by programme, year and district."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.districts.cells import district_cell
from borderops.labour.programme_resources import programme_cell
from borderops.labour.programmes import Programme
from borderops.labour.quotas import Quota
from borderops.sheets.cells import WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class QuotaResource(SheetResource):
    """How many places; an empty district is all districts together."""

    programme = Column(
        _("Labour programme"), "programme", programme_cell(), known_as=["chương trình"], filled=True
    )
    year = Column(_("Calendar year of issue"), "year", WholeCell(), known_as=["năm"], filled=True)
    district = Column(
        _("District"),
        "district",
        district_cell(),
        known_as=["huyện"],
        needed=True,
        help_text=_("Empty: all districts together"),
    )
    places = Column(
        _("Number of places"), "places", WholeCell(), known_as=["chỉ tiêu", "số chỉ tiêu"], filled=True
    )
    basis = Column(_("Rule that sets it"), "basis", known_as=["căn cứ"], filled=True)

    class Meta:
        model = Quota
        fields = ["programme", "year", "district", "places", "basis"]
        import_id_fields = ["programme", "year", "district"]

    def records(self):
        return Quota.objects.select_related("programme", "district").order_by(
            "programme__code", "-year", "district__code"
        )

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        """By the door of the form; fewer places than are taken are set on its page, where that is asked."""
        record.write(user, trusted=trusted)


def visible_to(user):
    """The quotas of the programmes that a person sees."""
    return QuotaResource().records().filter(programme__in=Programme.objects.visible_to(user))


register(
    Workbook(
        "quotas",
        pgettext_lazy("sheets", "Quotas"),
        QuotaResource,
        visible_to,
        QuotaResource.permission("view"),
    )
)
