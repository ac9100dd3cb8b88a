"""How a birth is written, a whole day or the year alone, and how a paper's number stands in a sheet."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.labour.papers import plain_number
from borderops.lists.fields import WrittenField
from borderops.sheets.cells import Cell, typed

# An identity card has twelve digits, of which spreadsheet programs drop the zeros in front.
CARD_DIGITS = 12
A_YEAR = re.compile(r"\d{4}", re.ASCII)


def read_birth(text):
    """The day and the year that a text says; the day is none where only the year stands there."""
    text = vietnamese.clean(text, single_line=True)
    if A_YEAR.fullmatch(text):
        return None, int(text)
    try:
        day = vietnamese.parse_day(text)
    except ValueError:
        words = gettext("Write the birth as dd/mm/yyyy, or the year alone, such as 1990.")
        raise ValueError(words) from None
    return day, day.year


def birth_words(birth):
    day, year = birth
    return vietnamese.day(day) if day else str(year or "")


class BirthField(WrittenField):
    """A day of birth as dd/mm/yyyy, or a year."""

    read = staticmethod(read_birth)
    show = staticmethod(birth_words)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off"}


class PaperCell(Cell):
    """The number of a paper; a card's zeros in front come back."""

    width = 18
    hint = _("The whole number")

    def read(self, value):
        number = plain_number(typed(value))
        lost = isinstance(value, int | float) and CARD_DIGITS - 2 <= len(number) < CARD_DIGITS
        return number.zfill(CARD_DIGITS) if lost else number
