"""Excel workbooks: read by calamine, written by XlsxWriter row by row, so that memory stays flat."""

import io
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import zip_longest

import python_calamine
import xlsxwriter
from django.utils.translation import gettext as _

from borderops.sheets import workbook_zip
from borderops.sheets.csv_text import FORMULA_STARTS
from borderops.sheets.problems import SheetProblem, Unreadable

# What old .xls files and workbooks under a password begin with.
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LONGEST_TEXT = 32_767
DAY, TIME, MOMENT = "dd/mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm"
PLAIN = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def read(content):
    """Each sheet's name, and its lines as (number, cells) with days, times and numbers as such."""
    if content.startswith(COMPOUND_FILE):
        raise SheetProblem(
            _(
                "The workbook is protected by a password or in the old .xls format. Save it as xlsx without a password."
            )
        )
    if not content.startswith(b"PK"):
        raise workbook_zip.not_a_workbook()
    safe, unreadable = workbook_zip.repacked(content)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(safe))
    except (python_calamine.CalamineError, ValueError) as problem:
        raise workbook_zip.not_a_workbook() from problem
    sheets = zip_longest(book.sheets_metadata, unreadable, fillvalue={})
    is_sheet = python_calamine.SheetTypeEnum.WorkSheet
    return [(one.name, lines(book, one.name, cells)) for one, cells in sheets if one and one.typ == is_sheet]


def lines(book, name, unreadable):
    """A sheet's lines with their numbers, the cells that have no value marked as such; read only when asked for."""
    try:
        found = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, ValueError, IndexError) as problem:
        raise workbook_zip.not_a_workbook() from problem
    for number, cells in enumerate(found, 1):
        for place in range(len(cells)):
            if words := unreadable.get((number, place + 1)):
                cells[place] = Unreadable(words)
        yield number, cells


def write(file, headings, rows, note="", name="", widths=()):
    """Writes headings and rows; a note stands in the first line. Gives the number of rows."""
    with writing(file) as new_sheet:
        sheet = new_sheet(name, headings, widths, note)
        for row in rows:
            sheet.add(row)
        return sheet.count


@contextmanager
def writing(file):
    """Gives a function that begins a sheet; several may grow side by side, and none stays in memory."""
    sheets = []
    with xlsxwriter.Workbook(file, PLAIN | {"constant_memory": True}) as book:
        looks = Looks(book)

        def new_sheet(name, headings, widths=(), note=""):
            sheets.append(GrowingSheet(book.add_worksheet(sheet_name(name)), looks, headings, widths, note))
            return sheets[-1]

        yield new_sheet
        for sheet in sheets:
            sheet.finish()


class GrowingSheet:
    """A sheet that is written row by row."""

    def __init__(self, sheet, looks, headings, widths, note):
        self.sheet, self.looks, self.count = sheet, looks, 0
        self.last_column = max(len(headings) - 1, 0)
        self.top = write_top(sheet, looks, headings, note, widths)

    def add(self, cells):
        self.count += 1
        for place, cell in enumerate(cells):
            write_cell(self.sheet, self.looks, self.top + self.count, place, cell)

    def finish(self):
        self.sheet.autofilter(self.top, 0, self.top + self.count, self.last_column)


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


def write_cell(sheet, looks, row, place, cell):
    """One cell as what it is: a day, a time, a number or a text, never a formula."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        write_text(sheet, looks, row, place, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, place, cell, looks.moment)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, looks.day)
    elif isinstance(cell, time):
        sheet.write_datetime(row, place, cell, looks.time)
    elif isinstance(cell, int | Decimal):
        sheet.write_number(row, place, cell)
    else:
        raise TypeError(f"A cell cannot hold {cell!r}.")


def write_text(sheet, looks, row, place, text):
    if len(text) > LONGEST_TEXT:
        words = _("“%(text)s…” is too long for an Excel cell. Export as csv instead.")
        raise SheetProblem(words % {"text": text[:40]})
    sheet.write_string(row, place, text, looks.quoted if text.startswith(FORMULA_STARTS) else looks.text)


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
