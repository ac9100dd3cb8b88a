"""Where a post stands on the globe, in degrees; asked only where the province turns that on."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.lists.fields import WrittenField
from borderops.sheets.cells import ReadCell


def parse_degrees(value):
    """Degrees such as 23,3637, or a refusal that says how to write them."""
    text = vietnamese.clean(value, single_line=True).replace(",", ".")
    try:
        degrees = Decimal(text)
    except InvalidOperation:
        degrees = None
    if degrees is None or not degrees.is_finite() or abs(degrees) > 180:
        raise ValueError(gettext("Write degrees such as 23,3637."))
    return degrees.quantize(Decimal("0.000001"))


class DegreeField(WrittenField):
    """Degrees as people write them."""

    read = staticmethod(parse_degrees)
    show = staticmethod(lambda value: f"{value.normalize():f}")

    def __init__(self, *, most, **kwargs):
        super().__init__(required=False, **kwargs)
        self.most = most

    def to_python(self, value):
        degrees = super().to_python(value)
        if degrees is not None and abs(degrees) > self.most:
            raise ValidationError(gettext("Write degrees such as 23,3637."))
        return degrees

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class DegreeCell(ReadCell):
    """Degrees in a sheet."""

    hint = "23,3637"
    parse = staticmethod(parse_degrees)

    def told(self, value):
        return "" if value is None else f"{value.normalize():f}"
