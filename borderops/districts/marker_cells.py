"""A border marker in the cell of a sheet."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borderops.districts.markers import read_marker_code, tells_marker
from borderops.districts.models import BorderMarker
from borderops.sheets.cells import Cell, typed


class MarkerCell(Cell):
    """A marker by its code; one that the register does not know yet comes as not listed, to be kept by its record."""

    width, empty = 10, None
    hint = _("A marker from 172 to 519/2, such as 261(2)")
    tells = staticmethod(tells_marker)

    @cached_property
    def known(self):
        """Every marker by its code, read once for a whole sheet."""
        return {marker.code: marker for marker in BorderMarker.objects.select_related("commune")}

    def read(self, value):
        try:
            code = read_marker_code(typed(value))
        except ValidationError as refusal:
            raise ValueError(refusal.message) from None
        return self.known.get(code) or BorderMarker(code=code, listed=False)

    def render(self, value, obj=None, **kwargs):
        return value.code if value else ""
