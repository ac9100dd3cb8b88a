"""A form field for moments that are known as exactly as their source says."""

from borderops.crossings.moments import is_rough_moment, moment_words, read_rough_moment
from borderops.lists.fields import WrittenField


class RoughMomentField(WrittenField):
    """A year, month, day or hour: 2021, 10/2021, 14/10/2021, 14/10/2021 14:30; kept as text."""

    read = staticmethod(read_rough_moment)

    def to_python(self, value):
        return super().to_python(value) or ""

    def prepare_value(self, value):
        """What is kept is shown as people write it; all else as it was typed."""
        return moment_words(value) if value and is_rough_moment(value) else value

    def widget_attrs(self, widget):
        return {"placeholder": "dd/mm/yyyy hh:mm", "autocomplete": "off"}
