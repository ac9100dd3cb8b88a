"""What files may be and hold where a sheet is read at once; how files are written. `grids` opens them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets import csv_writing, grids, xlsx_writing
from borderops.sheets.lines import column_letters, filled, is_blank
from borderops.sheets.problems import SheetProblem

# Of files that hang on a record, and of lists; sheets that are imported may be larger.
MOST_BYTES = 10 * 1024 * 1024
# Of a sheet that is read as a whole.
MOST_ROWS = 5_000
MOST_COLUMNS = grids.MOST_COLUMNS
WRITERS = {"xlsx": xlsx_writing.write, "csv": csv_writing.write}
CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# A line above the headings that begins so says something of the whole sheet and is no row of it.
NOTE_MARK = "#"


@dataclass(frozen=True)
class SheetRow:
    """A row with the number that it has on the screen."""

    number: int
    cells: list


@dataclass(frozen=True)
class Sheet:
    """What was found in a file: the sheet's name, its headings, and every row that is not empty."""

    name: str
    headings: list
    rows: list


def read_sheet(file, name):
    """The first sheet of a file called `name`; a SheetProblem says what is wrong and what to do."""
    return with_rows(sheet_of(*read_sheets(file, name)[0]))


def read_sheets(file, name):
    """The name of each sheet of a file, and its lines, which are read only when asked for."""
    return [(grid.name, grid.read()) for grid in grids.open_book(file, name).grids]


def sheet_of(name, lines):
    """Finds the headings and the rows, if any, among the (number, cells) of a sheet."""
    headings, rows = None, []
    for number, cells in filled(lines):
        if headings is None:
            headings = None if is_note(cells) else headings_of(cells)
        else:
            rows.append(SheetRow(number, cells))
        if len(rows) > MOST_ROWS:
            raise SheetProblem(
                _("The sheet has more than %(n)s rows. Split it into several files.")
                % {"n": vietnamese.number(MOST_ROWS)}
            )
    return Sheet(name, with_every_cell(headings or [], rows), rows)


def with_rows(sheet):
    """Refuses a sheet that holds no record."""
    if not sheet.headings:
        raise SheetProblem(_("The sheet is empty. Put the headings in the first row and the records below."))
    if not sheet.rows:
        raise SheetProblem(
            _("The sheet has headings but no row below them. Add the records and send it again.")
        )
    return sheet


def is_note(cells):
    """Whether a line is a remark on the whole sheet, such as that it holds sample data."""
    said = [cell for cell in cells if not is_blank(cell)]
    return len(said) == 1 and str(cells[0]).startswith(NOTE_MARK)


def headings_of(cells):
    """The headings as text."""
    return [vietnamese.clean(cell, single_line=True) for cell in cells]


def with_every_cell(headings, rows):
    """Refuses cells that stand under no heading: nobody could tell what they mean."""
    for place in range(max((len(row.cells) for row in rows), default=0)):
        if place < len(headings) and headings[place]:
            continue
        stray = next((r for r in rows if place < len(r.cells) and not is_blank(r.cells[place])), None)
        if stray:
            words = _(
                "Column %(column)s has no heading, but row %(row)s holds something there. Name or empty it."
            )
            raise SheetProblem(words % {"column": column_letters(place), "row": stray.number})
    return headings
