"""Form fields that read periods and the values of figures as people here write them."""

from borderops.figures.amounts import parse_amount, write_amount
from borderops.figures.periods import Period
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
