"""Old Excel workbooks (Excel 5 to 2003): one stream of records in a compound file, read record by record.

They trust every size that they name, and most readers keep room for all cells between the first and the last.
"""

import codecs
from itertools import groupby, pairwise
from operator import itemgetter
from struct import error, unpack_from

from borderops.sheets import limits
from borderops.sheets.compound import MARK, CompoundFile
from borderops.sheets.lines import is_blank, too_long, too_wide
from borderops.sheets.serial_days import BUILT_IN, look_of, moment_of
from borderops.sheets.workbook_zip import not_a_workbook, too_large, under_a_password
from borderops.sheets.xls_cells import CellReader
from borderops.sheets.xls_strings import shared_strings, short_text, text

__all__ = ["MARK", "read"]
STREAMS, ENCRYPTED = ("Workbook", "Book", "WORKBOOK", "BOOK"), ("EncryptedPackage",)
BEGIN, END, CONTINUED, UNDER_PASSWORD = 0x0809, 0x000A, 0x003C, 0x002F
CODES, EPOCH, FORMAT, LOOK, SHEET, STRINGS, MERGED = 0x0042, 0x0022, 0x041E, 0x00E0, 0x0085, 0x00FC, 0x00E5
EXCEL_5, EXCEL_97 = 0x0500, 0x0600


def read(content):
    """(name, lines, merged cells, whether it is hidden) of each sheet."""
    file = CompoundFile(content)
    if file.stream(*ENCRYPTED) is not None:
        raise under_a_password()
    stream = file.stream(*STREAMS)
    if not stream:
        raise not_a_workbook()
    try:
        book = OldBook(stream)
        return [
            (sheet.name, sheet.lines, sheet.merged, sheet.is_hidden) for sheet in map(book.sheet, book.sheets)
        ]
    except (error, ValueError, IndexError) as problem:
        raise not_a_workbook() from problem


def records(stream, at=0):
    """(kind, body) of each record; those that hang in a part of their own, such as a chart, are left out."""
    depth = 0
    if unpack_from("<H", stream, at)[0] != BEGIN:
        raise ValueError("Nothing begins here.")
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if len(body) < length:
            raise ValueError("A record is longer than the file.")
        at += 4 + length
        depth += kind == BEGIN
        if depth == 1 or kind == CONTINUED:
            yield kind, body
        if kind == END:
            depth -= 1
            if depth <= 0:
                return


class OldBook:
    """What all sheets of an old workbook share."""

    def __init__(self, stream):
        self.stream, self.is_newest, self.letters, self.is_from_1904 = stream, True, "cp1252", False
        self.sheets, self.strings = [], []
        self.formats, self.looks = dict(BUILT_IN), []
        torn, is_strings = [], False
        for kind, body in records(stream):
            is_strings = kind == STRINGS or (is_strings and kind == CONTINUED)
            if is_strings:
                torn.append(body)
            else:
                self.take(kind, body)
        self.strings = shared_strings(torn)
        self.shows = [self.formats.get(number, "") for number in self.looks]

    def take(self, kind, body):
        taking = {
            BEGIN: self.begin,
            UNDER_PASSWORD: self.refuse,
            SHEET: self.take_sheet,
            FORMAT: self.take_format,
        }
        if kind in taking:
            taking[kind](body)
        elif kind == CODES:
            self.letters = letters_of(unpack_from("<H", body)[0])
        elif kind == EPOCH:
            self.is_from_1904 = unpack_from("<H", body)[0] == 1
        elif kind == LOOK:
            self.looks.append(unpack_from("<H", body, 2)[0])

    def refuse(self, _body):
        raise under_a_password()

    def take_format(self, body):
        (number,) = unpack_from("<H", body)
        words = text if self.is_newest else short_text
        self.formats[number] = look_of(words(body, 2, self.is_newest, self.letters))

    def take_sheet(self, body):
        """Sheets of cells; no charts and macros."""
        if body[5] == 0:
            self.sheets.append(body)
        if len(self.sheets) > limits.MOST_SHEETS:
            raise too_large()

    def begin(self, body):
        (version,) = unpack_from("<H", body)
        if version not in (EXCEL_5, EXCEL_97):
            raise not_a_workbook()
        self.is_newest = version == EXCEL_97

    def shown(self, number, look):
        """A number, or the day or time that it is shown as."""
        shows = self.shows[look] if look < len(self.shows) else ""
        return moment_of(number, shows, self.is_from_1904) if shows else number

    def sheet(self, body):
        (at,) = unpack_from("<I", body)
        return OldSheet(self, at, short_text(body, 6, self.is_newest, self.letters), bool(body[4] & 3))


class OldSheet:
    """One sheet; it is gone through once to see what is wrong with it, before anybody reads it."""

    def __init__(self, book, at, name, is_hidden):
        self.book, self.at, self.name, self.is_hidden = book, at, name.replace("\0", ""), is_hidden
        merged, rows = [], []
        for row, cells in groupby(self.cells(merged), itemgetter(0)):
            if (
                max((column for _row, column, cell in cells if not is_blank(cell)), default=0)
                >= limits.MOST_COLUMNS
            ):
                raise too_wide(row + 1)
            rows.append(row)
        self.merged = tuple(merged)
        self.is_ordered = all(one < other for one, other in pairwise(rows))
        if len(set(rows)) > limits.MOST_ROWS + 1:
            raise too_long(self.name)

    def cells(self, merged=None):
        """(row, column, cell) in the order of the file, counted from 0."""
        reader = CellReader(self.book)
        for kind, body in records(self.book.stream, self.at):
            if kind in reader.kinds:
                yield from reader.kinds[kind](body)
            elif kind == MERGED and merged is not None and len(merged) < limits.MOST_MERGED:
                merged += merged_in(body)

    def lines(self):
        # Some programs write cells as they come; then all must be there before the first line can be told.
        cells = self.cells() if self.is_ordered else sorted(self.cells(), key=itemgetter(0))
        for row, group in groupby(cells, itemgetter(0)):
            line = []
            for _row, column, cell in group:
                line += [""] * (column + 1 - len(line))
                line[column] = cell
            yield row + 1, line


def merged_in(body):
    """(first row, first column, last row, last column) of merged cells, counted from 1."""
    (count,) = unpack_from("<H", body)
    for at in range(2, min(2 + 8 * count, len(body) - 7), 8):
        first, last, left, right = unpack_from("<4H", body, at)
        yield first + 1, left + 1, last + 1, right + 1


def letters_of(page):
    """The codec of a code page; old workbooks are nearly always Western or Vietnamese."""
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return "cp1252"
