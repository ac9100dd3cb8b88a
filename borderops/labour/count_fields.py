"""Months as people write them, in forms and in filters."""

import django_filters
from django.utils.translation import gettext as _

from borderops.figures.rough_days import read_rough_day
from borderops.figures.spans import is_rough_day, rough_day_words
from borderops.lists.fields import WrittenField

A_MONTH = len("2021-10")


def read_month(text):
    """The one way a month is kept (2021-10), however people wrote it; a year or a day is refused."""
    try:
        kept = read_rough_day(text)
    except ValueError:
        kept = ""
    if len(kept) != A_MONTH:
        raise ValueError(_("Write a month such as 10/2021."))
    return kept


class MonthField(WrittenField):
    """A month: 10/2021."""

    read = staticmethod(read_month)

    def to_python(self, value):
        return super().to_python(value) or ""

    def prepare_value(self, value):
        """What is kept is shown as people write it; all else as it was typed."""
        return rough_day_words(value) if value and is_rough_day(value) else value

    def widget_attrs(self, widget):
        return {"placeholder": "mm/yyyy", "inputmode": "numeric", "autocomplete": "off"}


class MonthFilter(django_filters.Filter):
    """From which or until which month a list is asked for."""

    field_class = MonthField
