"""A border marker as people type it."""

from django import forms

from borderops.districts.markers import read_marker_code
from borderops.districts.models import BorderMarker


class MarkerField(forms.CharField):
    """A marker by its code; one that the register does not know yet comes as not listed, to be kept by its record."""

    def to_python(self, value):
        text = super().to_python(value)
        return BorderMarker.objects.called(read_marker_code(text), None) if text else None

    def prepare_value(self, value):
        return str(value) if isinstance(value, BorderMarker) else value

    def widget_attrs(self, widget):
        return {"autocomplete": "off", "placeholder": "261(2)"}
