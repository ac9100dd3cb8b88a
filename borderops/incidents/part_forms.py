"""The rows of an incident's form: goods, word with the other side."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from borderops.districts.models import Counterpart
from borderops.incidents.part_cells import CoordinationRow, GoodsRow
from borderops.review.part_forms import PartRows

UNITS = ["kg", "con", "cái", "lít", "bánh", "viên", "bao", "thùng", "chiếc", "khẩu"]


class IncidentRows(PartRows):
    """The rows of an incident's lists."""

    row_forms = [GoodsRow, CoordinationRow]
    units_of_measure = UNITS

    def cells_of(self, row):
        cells = super().cells_of(row)
        if "counterpart" in cells:  # read once, however many rows there are
            cells["counterpart"].choices = self.counterparts
        return cells

    @cached_property
    def counterparts(self):
        places = ((place.pk, str(place)) for place in Counterpart.objects.order_by("name_vi"))
        return [("", _("Not said")), *places]
