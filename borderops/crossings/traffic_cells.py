"""How periods and numbers of traffic stand in the cells of a sheet, and travellers by paper in columns."""

from copy import copy
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.traffic_fields import read_day_or_month, read_number
from borderops.crossings.traffic_rows import MOST, TravellerRow
from borderops.figures.spans import rough_day_words
from borderops.sheets.cells import Cell, ReadCell, WholeCell, typed
from borderops.sheets.columns import Column


def read_period_cell(value):
    """A day or a month from a cell: a real day is that day, a text what it says."""
    if isinstance(value, date):
        return vietnamese.parse_day(value).isoformat()
    return read_day_or_month(typed(value))


class PeriodCell(Cell):
    """A day or a month; written as text, lest a program make a day of a month."""

    hint = _("A month or a day: 05/2024, 20/05/2024")
    parse = staticmethod(read_period_cell)

    def read(self, value):
        return self.parse(value)

    def render(self, value, obj=None, **kwargs):
        return rough_day_words(value) if value else ""

    def told(self, value):
        return value or ""


class NumberCell(ReadCell):
    """Tonnes or a value, with its decimals."""

    reads = "number"
    hint = _("A number such as 12 or 2,5")
    parse = staticmethod(read_number)

    def told(self, value):
        return "" if value is None else value.normalize()


def read_count(value):
    """How many passed; more than ever can is a slip."""
    number = vietnamese.parse_whole(value)
    try:
        MOST(number)
    except ValidationError as fault:
        raise ValueError(" ".join(fault.messages)) from None
    return number


class CountCell(WholeCell):
    """How many passed; an empty cell was not counted, which is not 0."""

    parse = staticmethod(read_count)


class PaperColumn(Column):
    """How many passed one way with one paper, as a column of the report's own row."""

    def __init__(self, heading, document, way, **more):
        super().__init__(heading, f"{document}_{way}", CountCell(), **more)
        self.document, self.counted = str(document), f"people_{way}"

    def get_value(self, report):
        row = next((row for row in report.part("travellers") if row.document == self.document), None)
        return getattr(row, self.counted) if row else None

    def save(self, instance, row, is_m2m=False, **kwargs):
        """Puts the number into the paper's row; a row in which nothing is counted goes."""
        rows = [copy(each) for each in instance.part("travellers")]
        mine = next((each for each in rows if each.document == self.document), None)
        if mine is None:
            mine = TravellerRow(document=self.document)
            rows.append(mine)
        setattr(mine, self.counted, self.clean(row, **kwargs))
        told = [each for each in rows if each.people_in is not None or each.people_out is not None]
        instance.set_part("travellers", told)
