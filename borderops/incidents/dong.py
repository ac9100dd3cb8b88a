"""Sums in đồng, as people write them."""

import re

from django.utils.translation import gettext

from borderops import vietnamese
from borderops.figures.amounts import parse_amount
from borderops.lists.fields import WrittenField

CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)


def parse_dong(text):
    """Whole đồng: 7.500.000, 7500000 đ, 7,5 triệu đồng."""
    amount = parse_amount(CURRENCY.sub("", vietnamese.clean(text, single_line=True)))
    if amount != int(amount):
        raise ValueError(gettext("Write whole đồng, for example 7.500.000."))
    return int(amount)


class DongField(WrittenField):
    """A sum in đồng; with points in every language, since so it is read back."""

    read = staticmethod(parse_dong)
    show = staticmethod(lambda value: f"{value:,}".replace(",", "."))

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off", "placeholder": "7.500.000"}
