"""Form fields that read periods and the values of figures as people here write them."""

from borderops.figures.amounts import parse_amount, parse_with_unit, write_amount
from borderops.figures.periods import Period
from borderops.figures.rough_days import read_rough_day
from borderops.figures.spans import is_rough_day, rough_day_words
from borderops.lists.fields import WrittenField


class PeriodField(WrittenField):
    """A period by its key, such as 2021 or 2021-Q3."""

    read = staticmethod(Period.parse)
    show = staticmethod(str)

    def widget_attrs(self, widget):
        return {"placeholder": "2021, 2021-Q3", "autocomplete": "off"}


class AmountField(WrittenField):
    """The value of a figure."""

    read = staticmethod(parse_amount)
    show = staticmethod(write_amount)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class MeasuredField(AmountField):
    """The value of a figure with or without its unit; whether it is the indicator's, the form must ask."""

    read = staticmethod(lambda text: parse_with_unit(text)[0])


class RoughDayField(WrittenField):
    """A year, a month or a day, as exact as the source says."""

    read = staticmethod(read_rough_day)

    def prepare_value(self, value):
        return rough_day_words(value) if value and is_rough_day(value) else value

    def widget_attrs(self, widget):
        return {"placeholder": "2021, 10/2021, 14/10/2021", "autocomplete": "off"}
