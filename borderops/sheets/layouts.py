"""How the sheets of a file are read: guessed, told, shown, and the reading itself."""

from borderops.sheets.line_kinds import LineKind
from borderops.sheets.reading_rows import line_kinds, preview, read_sheet
from borderops.sheets.reasons import reasons_of
from borderops.sheets.recognising import guess, guess_again, guess_columns, guess_sheet
from borderops.sheets.shapes import Layout, SheetLayout
from borderops.sheets.sheet_columns import Heading, columns_of

__all__ = [
    "Heading",
    "Layout",
    "LineKind",
    "SheetLayout",
    "columns_of",
    "guess",
    "guess_again",
    "guess_columns",
    "guess_sheet",
    "line_kinds",
    "preview",
    "read_sheet",
    "reasons_of",
]
