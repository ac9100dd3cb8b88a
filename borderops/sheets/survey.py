"""What the columns of a file hold, seen in one pass over its rows."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from weakref import WeakKeyDictionary

from borderops.sheets import layouts
from borderops.sheets.cells import Cell, ChoiceCell
from borderops.sheets.columns import Fixed
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.two_ways import says_of

# A column with more different texts is no column of a list.
MOST_DIFFERENT = 10_000
# What was seen of files that are still open: several ask about the same one.
seen_before = WeakKeyDictionary()


@dataclass
class Formats:
    """What the texts of a column say of their format: each answer with the first text and row that gives it."""

    cell: object
    examples: dict = field(default_factory=dict)
    # The first different real days.
    days: set = field(default_factory=set)
    seen: set = field(default_factory=set, repr=False)

    def look(self, value, number):
        if isinstance(value, str) and value not in self.seen:
            if len(self.seen) < MOST_DIFFERENT:
                self.seen.add(value)
            if said := says_of(self.cell, value):
                self.examples.setdefault(said, (value, number))
        elif isinstance(value, date) and len(self.days) < MOST_DIFFERENT:
            self.days.add(value)


@dataclass
class Values:
    """In how many rows each value of a column stands."""

    rows: Counter = field(default_factory=Counter)

    def look(self, value, number):
        if value in self.rows or (value not in (None, "") and len(self.rows) < MOST_DIFFERENT):
            self.rows[value] += 1


@dataclass
class Seen:
    """What a sheet holds: how many records, the columns whose text may be in two formats, those of lists."""

    records: int = 0
    formats: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)


def survey(layout, book, workbook):
    """{place of the sheet: what it holds} of each sheet that is read, as the person wrote it.

    No format or value that was chosen is applied.
    """
    return {told.place: seen_in(told, layout.font, book, workbook) for told in sheets_read(layout)}


def sheets_read(layout):
    return [told for told in layout.sheets if told.meaning is not None]


def resource_of(told, workbook):
    """The resource that reads a sheet; none where its meaning is not known here."""
    if told.meaning == "":
        return workbook.resource
    return next((each.resource for each in workbook.linked if each.key == told.meaning), None)


def seen_in(told, font, book, workbook):
    as_written = replace(told, formats={}, values={}, why={})
    key, known = (workbook.key, font, repr(as_written)), seen_before.setdefault(book, {})
    if key not in known:
        known[key] = look_through(as_written, font, book, workbook)
    return known[key]


def look_through(told, font, book, workbook):
    """Shows every cell of the records to whoever watches its column."""
    seen, resource = Seen(), resource_of(told, workbook)
    fields = resource.fields if resource else {}
    for place, name in told.columns.items():
        if column := fields.get(name):
            watch(seen, int(place), column, resource)
    watching = sorted((place, each.look) for place, each in [*seen.formats.items(), *seen.values.items()])
    for row in layouts.read_sheet(book.grids[told.place], told, font, workbook):
        if not row.skipped:
            seen.records += 1
            cells, width = row.cells, len(row.cells)
            for place, look in watching:
                if place >= width:
                    break
                look(cells[place], row.number)
    return seen


def watch(seen, place, column, resource):
    """Has a column watched whose text may be in two formats, or in which only what a list has may stand."""
    cell = column.widget
    if cell.reads:
        seen.formats[place] = Formats(cell)
    elif (
        is_of_a_list(cell)
        and not isinstance(column, Fixed)
        and column.column_name not in resource.own_columns
    ):
        seen.values[place] = Values()


def is_of_a_list(cell):
    """Whether a cell names something of a list, whatever stands beside it."""
    return isinstance(cell, ChoiceCell | RecordCell) and type(cell).clean is Cell.clean
