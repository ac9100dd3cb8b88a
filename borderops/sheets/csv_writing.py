"""Comma-separated text as it is written: UTF-8 that Excel opens right, and in which no cell is a formula."""

import csv
from datetime import date, time
from decimal import Decimal
from itertools import batched

from borderops import vietnamese

BOM = "\ufeff"
# A spreadsheet program takes what begins so for a formula; an apostrophe before it says that it is text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ESCAPE = "'"
CHUNK = 500
SHORT, MOST_KEPT = 60, 20_000


def write(file, headings, rows, note="", **_looks):
    """Writes headings and rows; gives the number of rows."""
    count = 0
    file.write(top(headings, note))
    texts = Texts()
    for chunk in batched(rows, CHUNK, strict=False):
        file.write(written(chunk, texts))
        count += len(chunk)
    return count


def top(headings, note=""):
    """What stands above the rows, as bytes."""
    lines = [[note]] if note else []
    return BOM.encode() + text_of([*lines, [escaped(str(heading)) for heading in headings]])


def written(rows, texts):
    """Some rows, as bytes."""
    return text_of([texts[cell] for cell in cells] for cells in rows)


def text_of(lines):
    parts = []
    csv.writer(Parts(parts)).writerows(lines)
    return "".join(parts).encode()


class Parts:
    """Takes what is written, piece by piece."""

    def __init__(self, parts):
        self.write = parts.append


class Texts(dict):
    """A cell as text that reads back as the same cell. What comes again is looked up."""

    def __missing__(self, value):
        text = plain(value)
        if not isinstance(value, str) or len(value) <= SHORT:
            if len(self) > MOST_KEPT:
                self.clear()
            self[value] = text
        return text


def plain(cell):
    """A cell as text; nothing where there is none."""
    if isinstance(cell, str):
        return escaped(cell)
    if cell is None:
        return ""
    if isinstance(cell, date):
        return vietnamese.moment(cell)
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return amount(cell) if isinstance(cell, Decimal) else str(cell)


def amount(value):
    """A number with a decimal comma; three decimals get a fourth, for 12,345 may be read in two ways."""
    whole, _point, decimals = f"{value.normalize():f}".partition(".")
    return f"{whole},{decimals.ljust(4, '0') if len(decimals) == 3 else decimals}" if decimals else whole


def escaped(text):
    """Text that no spreadsheet program takes for a formula."""
    stem = text.lstrip(ESCAPE)
    return ESCAPE + text if stem.startswith(FORMULA_STARTS) else text


def unescaped(text):
    """The text before it was escaped."""
    stem = text.lstrip(ESCAPE)
    return text[1:] if text.startswith(ESCAPE) and stem.startswith(FORMULA_STARTS) else text
