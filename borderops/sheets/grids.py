"""Files as people send them, whichever kind they are: sheets of raw lines, read as often as they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from django.utils.translation import gettext as _

from borderops.sheets import csv_text, limits, ods, xls, xlsx
from borderops.sheets.limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED
from borderops.sheets.lines import filled
from borderops.sheets.problems import SheetProblem
from borderops.sheets.workbook_zip import Parts, not_a_workbook

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "MOST_UNPACKED", "Book", "Grid", "open_book"]
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")


@dataclass(frozen=True)
class Grid:
    """One sheet of a file."""

    name: str
    # Gives (number, cells) of its lines, numbered as on the screen; it may leave out empty ones.
    read: Callable = field(repr=False)
    # (first row, first column, last row, last column) of merged cells, counted from 1.
    merged: tuple = ()
    is_hidden: bool = False

    def lines(self):
        """The lines that hold something, without the empty cells at their ends."""
        return filled(self.read())


@dataclass(frozen=True)
class Book:
    """A file: its sheets, and what is known of how it was written."""

    grids: tuple
    kind: str
    # Of text: as found or as told.
    encoding: str = ""
    separator: str = ""


def open_book(file, name, encoding="", separator=""):
    """The sheets of a file called `name`; a SheetProblem says what is wrong and what to do."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in WORKBOOKS + TEXTS:
        words = _(
            "“%(name)s” is no sheet: xlsx, xlsm, xls, ods and csv are read. Save it as xlsx and send it again."
        )
        raise SheetProblem(words % {"name": name})
    content = content_of(file)
    kind = kind_of(content, suffix)
    if kind == "csv":
        sheets, encoding, separator = csv_text.read(content, encoding, separator)
        return Book(tuple(Grid(*sheet) for sheet in sheets), kind, encoding, separator)
    grids = tuple(Grid(*sheet) for sheet in {"xlsx": xlsx, "xls": xls, "ods": ods}[kind].read(content))
    if not grids:
        raise not_a_workbook()
    return Book(grids, kind)


def content_of(file):
    """The bytes of a file that is neither empty nor too large."""
    file.seek(0)
    content = file.read(limits.MOST_BYTES + 1)
    if len(content) > limits.MOST_BYTES:
        raise SheetProblem(_("The file is larger than 20 MB. Split it into several files."))
    if not content[:1000].strip() and not content.strip():
        raise SheetProblem(_("The file is empty. Check whether it was saved, and send it again."))
    return content


def kind_of(content, suffix):
    """What a file is, whatever its name says: people rename files, and programs name them wrongly."""
    if content.startswith(b"PK"):
        return "ods" if ods.is_one(Parts(content)) else "xlsx"
    if content.startswith(xls.MARK):
        return "xls"
    if suffix in TEXTS:
        return "csv"
    # Web pages and plain text under the name of a workbook.
    if suffix == ".xls":
        csv_text.refuse_pages(content)
    raise not_a_workbook()
