"""The records of an old Excel sheet that hold cells."""

from struct import unpack, unpack_from

from borderops.sheets.problems import Unreadable
from borderops.sheets.xls_strings import text

NUMBER, LABEL, BOOL_OR_ERROR, SHORT, SHARED, SHORTS, RICH, FORMULA, RESULT = (
    0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x00D6, 0x0006, 0x0207,
)  # fmt: skip
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
NO_NUMBER = b"\xff\xff"
IN_THE_NEXT, BOOL, ERROR = 0, 1, 2
WAITING = object()


class CellReader:
    """What a record says: (row, column, cell) counted from 0, for each of its cells."""

    def __init__(self, book):
        self.book = book
        self.kinds = {
            NUMBER: self.number,
            SHORT: self.short,
            SHORTS: self.shorts,
            SHARED: self.shared,
            LABEL: self.label,
            RICH: self.label,
            BOOL_OR_ERROR: self.bool_or_error,
            FORMULA: self.formula,
            RESULT: self.result,
        }
        self.waiting = None

    def number(self, body):
        row, column, look, value = unpack_from("<HHHd", body)
        yield row, column, self.book.shown(value, look)

    def short(self, body):
        row, column, look, value = unpack_from("<HHHI", body)
        yield row, column, self.book.shown(unshortened(value), look)

    def shorts(self, body):
        row, first = unpack_from("<HH", body)
        for place, at in enumerate(range(4, len(body) - 7, 6)):
            look, value = unpack_from("<HI", body, at)
            yield row, first + place, self.book.shown(unshortened(value), look)

    def shared(self, body):
        row, column, _look, place = unpack_from("<HHHI", body)
        if place >= len(self.book.strings):
            raise ValueError("There is no such string.")
        yield row, column, self.book.strings[place]

    def label(self, body):
        row, column = unpack_from("<HH", body)
        yield row, column, text(body, 6, self.book.is_newest, self.book.letters)

    def bool_or_error(self, body):
        row, column, _look, value, is_error = unpack_from("<HHHBB", body)
        yield row, column, error(value) if is_error else bool(value)

    def formula(self, body):
        row, column, look, result = unpack_from("<HHH8s", body)
        self.waiting = None
        if result[6:] != NO_NUMBER:
            yield row, column, self.book.shown(unpack("<d", result)[0], look)
        elif result[0] == BOOL:
            yield row, column, bool(result[2])
        elif result[0] == ERROR:
            yield row, column, error(result[2])
        elif result[0] == IN_THE_NEXT:
            self.waiting = row, column

    def result(self, body):
        """The text of the formula before."""
        if self.waiting:
            yield *self.waiting, text(body, 0, self.book.is_newest, self.book.letters)
        self.waiting = None


def unshortened(value):
    """A number that was packed into 30 bits, and divided by 100 or not."""
    if value & 2:
        number = (value - (1 << 32) if value & 0x80000000 else value) >> 2
    else:
        (number,) = unpack("<d", bytes(4) + (value & 0xFFFFFFFC).to_bytes(4, "little"))
    if not value & 1:
        return number
    return number // 100 if isinstance(number, int) and number % 100 == 0 else number / 100


def error(code):
    return Unreadable(ERRORS.get(code, "#"))
