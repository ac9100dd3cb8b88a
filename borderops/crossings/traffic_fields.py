"""Form fields and readings of what reports of traffic hold: periods, numbers with decimals, money in words."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.crossings.choices import ValueUnit
from borderops.figures.amounts import parse_amount, write_amount
from borderops.figures.rough_days import read_rough_day
from borderops.figures.spans import is_rough_day, rough_day_words
from borderops.lists.fields import WrittenField

A_YEAR = len("2021")


def how_to_write():
    return _("Write a month or a day such as 10/2021 or 14/10/2021.")


def read_day_or_month(text):
    """The one way a day or a month is kept; a year is refused."""
    try:
        kept = read_rough_day(text)
    except ValueError:
        raise ValueError(how_to_write()) from None
    if len(kept) == A_YEAR:
        raise ValueError(how_to_write())
    return kept


def read_number(value):
    """A number of 0 or more with its decimals; what it is counted in stands beside it, never behind it."""
    text = vietnamese.clean(value, single_line=True)
    if re.match(r"[-−–] ?[0-9]", text):
        raise ValueError(_("This is less than zero. Write 0 or more."))
    if re.match(r"[0-9]", text) and re.search(r"[^\W\d_]", text):
        raise ValueError(_("Write the number alone. Choose thousand, million or billion beside it."))
    return parse_amount(value)


class DayOrMonthField(WrittenField):
    """A day or a month, as people write it: 05/2024, 20/05/2024."""

    read = staticmethod(read_day_or_month)

    def to_python(self, value):
        return super().to_python(value) or ""

    def prepare_value(self, value):
        return rough_day_words(value) if value and is_rough_day(value) else value

    def widget_attrs(self, widget):
        return {"placeholder": "05/2024, 20/05/2024", "autocomplete": "off"}


class MonthField(DayOrMonthField):
    """From which or until which month or day a list is asked for."""

    def to_python(self, value):
        return super().to_python(value) or None


class NumberField(WrittenField):
    """Tonnes or a value: 1.234,5."""

    read = staticmethod(read_number)
    show = staticmethod(write_amount)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class UnitOfValueField(forms.TypedChoiceField):
    """In how many of the currency a value is written."""

    def __init__(self, choices, **more):
        super().__init__(choices=choices, coerce=int, empty_value=None, **more)


def money_words(amount, currency):
    """An exact amount in the largest unit that keeps it to three decimals: 1,2 million USD."""
    exact = Decimal(amount)
    for unit in (ValueUnit.BILLION, ValueUnit.MILLION, ValueUnit.THOUSAND):
        if exact >= unit and exact % (unit.value // 1000) == 0:
            return f"{vietnamese.number(exact / unit.value)} {unit.label} {currency}"
    return f"{vietnamese.number(exact)} {currency}"
