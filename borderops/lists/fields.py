"""Form fields that read days, times, moments and whole numbers as people here write them."""

import re

from django import forms
from django.core.exceptions import ValidationError

from borderops import vietnamese

OF_ADDRESSES = re.compile(r"\d{4}-\d\d?-\d\d?", re.ASCII)


class WrittenField(forms.CharField):
    """Text that a function reads into a value; its ValueError becomes the message beside the field."""

    read = None
    show = None

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return None
        try:
            return type(self).read(value)
        except ValueError as problem:
            raise ValidationError(str(problem)) from None

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else type(self).show(value)


class DayField(WrittenField):
    """A day as dd/mm/yyyy."""

    read = staticmethod(vietnamese.parse_day)
    show = staticmethod(vietnamese.day)

    def prepare_value(self, value):
        """A day that an address writes as 2021-05-31 is shown as people write it; all else as it was typed."""
        if isinstance(value, str) and OF_ADDRESSES.fullmatch(value.strip()):
            try:
                value = self.read(value)
            except ValueError:
                return value
        return super().prepare_value(value)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}


class TimeField(WrittenField):
    """A time of day as hh:mm, 7h40 or 0740."""

    read = staticmethod(vietnamese.parse_time)
    show = staticmethod(lambda value: value.strftime("%H:%M"))

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "placeholder": "hh:mm", "autocomplete": "off"}


class MomentField(WrittenField):
    """A day and a time in one, as dd/mm/yyyy hh:mm."""

    read = staticmethod(vietnamese.parse_moment)
    show = staticmethod(vietnamese.moment)

    def widget_attrs(self, widget):
        return {"placeholder": "dd/mm/yyyy hh:mm", "autocomplete": "off"}


class WholeField(WrittenField):
    """A whole number of 0 or more."""

    read = staticmethod(vietnamese.parse_whole)
    show = staticmethod(str)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "autocomplete": "off"}


class SeveralField(forms.ModelMultipleChoiceField):
    """Several records of a list; a number too large for any key is refused as one that is not offered."""

    def clean(self, value):
        try:
            return super().clean(value)
        except OverflowError:  # not every database can even be asked for such a key
            words, longest = self.error_messages["invalid_choice"], max(value, key=len)
            raise ValidationError(words, code="invalid_choice", params={"value": longest[:40]}) from None
