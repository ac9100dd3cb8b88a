"""Excel workbooks as they are written: many rows at once, and none of them stays in memory."""

from contextlib import contextmanager
from itertools import batched

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from borderops.sheets.problems import SheetProblem
from borderops.sheets.xlsx_cells import LONGEST_TEXT, Cells  # noqa: F401

LAST_ROW = 1_048_576
DAY, TIME, MOMENT = "dd/mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm"
PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
CHUNK = 500


def write(file, headings, rows, note="", name="", widths=()):
    """Writes headings and rows; a note stands in the first line. Gives the number of rows."""
    with writing(file) as new_sheet:
        sheet = new_sheet(name, headings, widths, note)
        for chunk in batched(rows, CHUNK, strict=False):
            sheet.add_all(chunk)
        return sheet.count


@contextmanager
def writing(file):
    """Gives a function that begins a sheet; several may grow side by side, and none stays in memory."""
    sheets = []
    with xlsxwriter.Workbook(file, PLAIN | {"constant_memory": True}) as book:
        looks = Looks(book)

        def new_sheet(name, headings, widths=(), note="", has_filter=True):
            sheet = book.add_worksheet(sheet_name(name), worksheet_class=FlowingWorksheet)
            sheets.append(GrowingSheet(sheet, looks, headings, widths, note))
            sheets[-1].has_filter = has_filter
            return sheets[-1]

        yield new_sheet
        for sheet in sheets:
            sheet.finish()


class FlowingWorksheet(Worksheet):
    """A sheet that takes rows as they stand in its file, into the file that keeps rows out of memory.

    XlsxWriter's own `write` looks at each cell anew, which takes several times as long as all the rest.
    """

    def leave_top(self, row):
        """Writes out what stands above a row."""
        self._write_single_row(row)

    def put(self, rows, last_row, last_column):
        self.row_data_fh.write(rows)
        self._check_dimensions(last_row, last_column)


class GrowingSheet:
    """A sheet that is written some rows at a time."""

    has_filter = True

    def __init__(self, sheet, looks, headings, widths, note):
        self.sheet, self.count = sheet, 0
        self.last_column = max(len(headings) - 1, 0)
        self.top = write_top(sheet, looks, headings, note, widths)
        # Rows and columns are counted from 0 by XlsxWriter, and from 1 in the file.
        self.line = self.top + 1
        self.letters = [xl_col_to_name(place) for place in range(len(headings))]
        self.cells = Cells(looks)
        sheet.leave_top(self.top + 1)

    def add(self, cells):
        self.add_all([cells])

    def add_all(self, rows):
        """Writes rows of cells below those that stand there."""
        known, letters, line, xml = self.cells, self.letters, self.line, []
        for cells in rows:
            line += 1
            xml.append(f'<row r="{line}">')
            xml += [
                f'<c r="{letter}{line}{rest}'
                for letter, cell in zip(letters, cells, strict=False)
                if (rest := known[cell])
            ]
            xml.append("</row>")
        if line > LAST_ROW:
            raise SheetProblem(_("An Excel sheet cannot hold so many rows. Export less, or choose csv."))
        self.count += line - self.line
        self.line = line
        self.sheet.put("".join(xml), max(line - 1, 0), self.last_column)

    def finish(self):
        if self.has_filter:
            self.sheet.autofilter(self.top, 0, self.line - 1, self.last_column)


def write_top(sheet, looks, headings, note, widths):
    """The note and the headings, which stay in sight; gives the line of the headings, counted from 0."""
    top = 1 if note else 0
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    if note:
        sheet.write_string(0, 0, note, looks.note)
    for place, heading in enumerate(headings):
        sheet.write_string(top, place, heading, looks.heading)
    sheet.freeze_panes(top + 1, 0)
    return top


def sheet_name(name):
    """A name that Excel takes for a sheet."""
    return "".join(letter for letter in name if letter not in "[]:*?/\\'")[:31] or None


class Looks:
    """How cells look. Texts are marked as text, so that Excel keeps 00715 and 519/2 as they are."""

    def __init__(self, book):
        top = {"valign": "top"}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
        self.note = book.add_format({"bold": True, "font_color": "#9a3412"})
        self.text = book.add_format({"num_format": "@", "text_wrap": True, **top})
        self.quoted = book.add_format({"num_format": "@", "text_wrap": True, "quote_prefix": True, **top})
        self.day = book.add_format({"num_format": DAY, "align": "left", **top})
        self.moment = book.add_format({"num_format": MOMENT, "align": "left", **top})
        self.time = book.add_format({"num_format": TIME, "align": "left", **top})
