"""Comma-separated text: UTF-8, with whatever separator a spreadsheet program chose; formulas made harmless."""

import csv
import io
from datetime import date, time
from decimal import Decimal

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.problems import SheetProblem

BOM = "\ufeff"
SEPARATORS = ",;\t"
# A spreadsheet program takes what begins so for a formula; an apostrophe before it says that it is text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ESCAPE = "'"


def read(content):
    """The one sheet of a csv file: its lines as (number, cells), all cells being text."""
    lines = text_of(content).split("\n")
    first = 0
    if lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        separator, first = lines[0].strip()[-1], 1
    else:
        separator = separator_of(lines)
    return [("csv", cells_of("\n".join(lines[first:]), separator, first))]


def text_of(content):
    """The file's text; refuses what is no UTF-8 text."""
    if content.startswith(b"PK\x03\x04"):
        raise SheetProblem(
            _("The file's name ends in .csv, but it is an Excel workbook. Rename it to .xlsx.")
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = _("The file is not UTF-8 text. In Excel choose “Save as… CSV UTF-8”, or save it as xlsx.")
        raise SheetProblem(words) from None
    if "\0" in text:
        raise SheetProblem(_("The file is not text. Save it as csv or xlsx and send it again."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def separator_of(lines):
    """The separator that stands most often in the line of headings."""
    heading = next((line for line in lines if line.strip() and not line.lstrip('"').startswith("#")), "")
    return max(SEPARATORS, key=heading.count)


def cells_of(text, separator, first):
    try:
        for number, cells in enumerate(
            csv.reader(io.StringIO(text), delimiter=separator, strict=True), first + 1
        ):
            yield number, [unescaped(cell) for cell in cells]
    except csv.Error as problem:
        words = _(
            "The csv file cannot be read: a quotation mark is not closed. Save it as xlsx and send it again."
        )
        raise SheetProblem(words) from problem


def write(file, headings, rows, note="", **_looks):
    """Writes headings and rows as UTF-8 that Excel opens right; gives the number of rows."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write(BOM)
    writer = csv.writer(text)
    if note:
        writer.writerow([note])
    writer.writerow([plain(heading) for heading in headings])
    count = sum(1 for row in rows if writer.writerow([plain(cell) for cell in row]))
    text.detach()
    return count


def plain(cell):
    """A cell as text that reads back as the same cell."""
    if isinstance(cell, str):
        return escaped(cell)
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
