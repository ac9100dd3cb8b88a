"""How programmes, months and the communes of a month stand in the cells of a sheet."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.cells import CommuneCell
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import last_day_of, rough_day_words
from borderops.labour.count_fields import read_month
from borderops.labour.programmes import Programme
from borderops.sheets.cells import Cell, typed
from borderops.sheets.record_cells import RecordCell


def programme_of_count_cell():
    """Programmes by their code or name."""
    return RecordCell(
        Programme.objects.all,
        lambda programme: [programme.code, programme.name],
        lambda programme: programme.code,
        _("Labour programmes"),
    )


def read_month_cell(value):
    """A month from a cell; a real day that is the first of a month is that month, as programs make of 10/2021."""
    if isinstance(value, (date, datetime)) and value.day == 1:
        return f"{value:%Y-%m}"
    return read_month(vietnamese.day(value) if isinstance(value, date) else typed(value))


class MonthCell(Cell):
    """A month; written as text, lest a program make a day of it."""

    hint = _("A month: 10/2021")
    parse = staticmethod(read_month_cell)

    def read(self, value):
        return self.parse(value)

    def render(self, value, obj=None, **kwargs):
        return rough_day_words(value) if value else ""

    def told(self, value):
        return value or ""


class CommuneOfMonthCell(CommuneCell):
    """A commune by code or name; where several are so called, the one that stood in the month of the row."""

    hint = _("The commune's code or name")

    is_steady = False

    def __init__(self):
        super().__init__()
        self.spellings = lambda commune: [commune.code, commune.name, str(commune)]
        self.days = ()

    def clean(self, value, row=None, **kwargs):
        self.days = days_of((row or {}).get("month"))
        return super().clean(value, row, **kwargs)

    def find(self, text):
        folded = vietnamese.fold(text)
        called = self.known.get(folded.zfill(5) if folded.isdecimal() else folded, {}).values()
        standing = [each for each in called if any(map(each.stands_on, self.days))]
        return standing[0] if len(standing) == 1 else super().find(text)


def days_of(value):
    """The first and the last day of a month as a cell says it; none where it cannot be read."""
    try:
        month = read_month_cell(value)
    except ValueError:
        return ()
    return first_day_of(month), last_day_of(month)
