"""The rejected rows of a run as a workbook: their own cells, faults marked and explained, ready to come back."""

import tempfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import xlsxwriter
from django.utils.text import slugify
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.models import RunRow
from borderops.sheets.outcomes import Kind
from borderops.sheets.problems import Unreadable
from borderops.sheets.run_files import contents_of
from borderops.sheets.xlsx_writing import DAY, LONGEST_TEXT, MOMENT, PLAIN, TIME, sheet_name

# Columns whose heading begins so are ours: they come back without a question and say nothing.
ASIDE = "# "
WIDTH, WIDE = 18, 60
IN_MEMORY = 5 * 1024 * 1024


def workbook_of(run, workbook):
    """The file with a sheet for each sheet that has rejected rows."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)
    contents, _not_read = contents_of(run)
    with xlsxwriter.Workbook(file, PLAIN | {"constant_memory": True}) as book:
        looks = looks_of(book)
        for turn, sheet in contents.in_order:
            if faults := faults_of(run, turn):
                resource = resource_of(workbook, contents, turn)
                SheetOfRejects(book, looks, resource, sheet).write(faults)
    file.seek(0)
    return file


def file_name(run, day):
    """Such as dong-bi-tu-choi-vu-viec-quy-1-2026-11-22.xlsx."""
    stem = run.original_name.rpartition(".")[0] or run.original_name
    parts = [_("rejected rows"), stem, f"{day:%Y-%m-%d}"]
    return "-".join(filter(None, (slugify(vietnamese.fold(part)) for part in parts))) + ".xlsx"


def faults_of(run, turn):
    """What is wrong with each rejected row of a sheet, by its number."""
    rows = RunRow.objects.filter(run=run, sheet=turn, kind=Kind.REJECTED)
    return {row.number: row.faults for row in rows}


def resource_of(workbook, contents, turn):
    key = next((key for key, (each, _sheet) in contents.linked.items() if each == turn), "")
    linked = next((each for each in workbook.linked if each.key == key), workbook)
    return linked.resource


def looks_of(book):
    """How cells look: by what they hold, and marked where something is wrong."""
    mark = {"bg_color": "#fde2dd", "border": 1, "border_color": "#b42318"}
    numbers = {str: "@", date: DAY, datetime: MOMENT, time: TIME, float: "General"}
    looks = {"heading": book.add_format({"bold": True, "text_wrap": True, "bottom": 1})}
    for kind, number in numbers.items():
        told = {"num_format": number, "valign": "top", "text_wrap": kind is str}
        looks[kind, False], looks[kind, True] = book.add_format(told), book.add_format(told | mark)
    return looks


class SheetOfRejects:
    """One sheet: under the register's own headings, so that it explains itself when it comes back."""

    def __init__(self, book, looks, resource, sheet):
        self.looks, self.sheet = looks, sheet
        self.page = book.add_worksheet(sheet_name(sheet.name))
        fields = resource.fields
        self.headings = [
            str(fields[name].heading) if name else ASIDE + (heading or str(place + 1))
            for place, (name, heading) in enumerate(zip(sheet.names, sheet.headings, strict=True))
        ]

    def write(self, faults):
        """The rows with faults, in their order, each with its number and all that is to be done about it."""
        headings = [*self.headings, ASIDE + _("Row in the file"), ASIDE + _("What to do")]
        self.page.set_column(0, len(self.headings), WIDTH)
        self.page.set_column(len(headings) - 1, len(headings) - 1, WIDE)
        for place, heading in enumerate(headings):
            self.page.write_string(0, place, heading, self.looks["heading"])
        self.page.freeze_panes(1, 0)
        line = 0
        for row in self.sheet:
            if row.number in faults:
                line += 1
                self.write_row(line, row, faults[row.number])
        self.page.autofilter(0, 0, line, len(headings) - 1)

    def write_row(self, line, row, faults):
        by_column = {fault["column"]: fault["message"] for fault in faults}
        for place, heading in enumerate(self.headings):
            cell = row.cells[place] if place < len(row.cells) else None
            self.write_cell(line, place, cell, words := by_column.get(heading, ""))
            if words:
                self.page.write_comment(line, place, words[:LONGEST_TEXT])
        self.page.write_number(line, len(self.headings), row.number)
        told = [
            f"{fault['column']}: {fault['message']}" if fault["column"] else fault["message"]
            for fault in faults
        ]
        self.page.write_string(
            line, len(self.headings) + 1, "\n".join(told)[:LONGEST_TEXT], self.looks[str, False]
        )

    def write_cell(self, line, place, cell, is_wrong):
        """A cell as it stood; a formula never."""
        is_wrong = bool(is_wrong)
        if cell is None or cell == "":
            self.page.write_blank(line, place, None, self.looks[str, is_wrong])
        elif isinstance(cell, datetime | date | time):
            kind = next(each for each in (datetime, date, time) if isinstance(cell, each))
            self.page.write_datetime(line, place, cell, self.looks[kind, is_wrong])
        elif isinstance(cell, timedelta):
            self.page.write_datetime(line, place, cell, self.looks[time, is_wrong])
        elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            self.page.write_number(line, place, cell, self.looks[float, is_wrong])
        else:
            text = str(cell.words if isinstance(cell, Unreadable) else cell)
            self.page.write_string(line, place, text[:LONGEST_TEXT], self.looks[str, is_wrong])
