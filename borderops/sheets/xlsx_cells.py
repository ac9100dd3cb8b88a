"""What stands in the file of an Excel sheet for the value of a cell."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from borderops import vietnamese
from borderops.sheets.csv_writing import FORMULA_STARTS
from borderops.sheets.problems import SheetProblem

LONGEST_TEXT = 32_767
# Excel counts days from here; what lies before its first of March 1900 it counts wrongly.
FIRST_DAY, FIRST_SURE_DAY = date(1899, 12, 30), date(1900, 3, 1)
SECONDS_OF_DAY = 86_400
# Short texts such as names of places come again in many rows: so many are kept as they were written.
SHORT, MOST_KEPT = 60, 20_000
LOOKS = ["text", "quoted", "day", "moment", "time"]


class Cells(dict):
    """What stands in the file for a value, behind the place of its cell: a day, a time, a number or a text, never a
    formula. What comes again is looked up."""

    def __init__(self, looks):
        super().__init__({None: "", "": ""})
        of = {name: f'" s="{getattr(looks, name)._get_xf_index()}"' for name in LOOKS}
        self.text, self.quoted = of["text"], of["quoted"]
        self.forms = {
            str: self.text_cell,
            datetime: partial(value_cell, of["moment"], serial_moment),
            date: partial(value_cell, of["day"], serial_day),
            time: partial(value_cell, of["time"], serial_time),
            **dict.fromkeys((int, float, Decimal), number_cell),
        }

    def __missing__(self, value):
        if type(value) not in self.forms:
            value = as_known_type(value)
        written = self.forms[type(value)](value)
        if type(value) is not str or len(value) <= SHORT:
            if len(self) > MOST_KEPT:
                self.clear()
                self.update({None: "", "": ""})
            self[value] = written
        return written

    def text_cell(self, text):
        if len(text) > LONGEST_TEXT:
            words = _("“%(text)s…” is too long for an Excel cell. Export as csv instead.")
            raise SheetProblem(words % {"text": text[:40]})
        look = self.quoted if text.startswith(FORMULA_STARTS) else self.text
        keep = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
        if not text.isprintable() or "_x" in text:
            text = Worksheet._escape_control_characters(text)
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'{look} t="inlineStr"><is><t{keep}>{text}</t></is></c>'


def as_known_type(value):
    """A value of a kind of number or text, such as one of a few choices, as that number or text."""
    for kind in (str, datetime, date, time, int, Decimal):
        if isinstance(value, kind):
            return str(value) if kind is str else kind(value) if kind is int else value
    raise TypeError(f"A cell cannot hold {value!r}.")


def number_cell(value):
    return f'"><v>{value:.16G}</v></c>'


def value_cell(look, serial, value):
    """A day or a time as the number that Excel keeps; what it would count wrongly as text."""
    number = serial(value)
    if number is None:
        return f'" t="inlineStr"><is><t>{vietnamese.moment(value)}</t></is></c>'
    return f"{look}><v>{number:.16G}</v></c>"


def serial_day(value):
    return (value - FIRST_DAY).days if value >= FIRST_SURE_DAY else None


def serial_moment(value):
    days = serial_day(value.date())
    return days if days is None else days + serial_time(value)


def serial_time(value):
    return (value.hour * 3600 + value.minute * 60 + value.second) / SECONDS_OF_DAY
