"""Comma-separated text as people send it: in whichever encoding, with whichever separator."""

import codecs
import csv
import io
import unicodedata
from collections import Counter
from itertools import islice

from django.utils.translation import gettext as _

from borderops.sheets import fonts, limits
from borderops.sheets.csv_writing import unescaped
from borderops.sheets.lines import is_blank, too_long
from borderops.sheets.problems import SheetProblem

# Encodings that a person may name, and what they are called.
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1258": "Windows-1258",
    "cp1252": "Windows-1252",
}
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
SEPARATORS = ",;\t|"
PIECE = 1 << 20
# How much of a file is looked at to tell how it is written.
SAMPLE_LINES, SAMPLE_BYTES = 50, 200_000
PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table", b"{\\rtf")


def read(content, encoding="", separator=""):
    """The one sheet as (name, lines, merged cells, whether hidden), the encoding and the separator."""
    refuse_pages(content)
    encoding = known_encoding(encoding) if encoding else encoding_of(content)
    refuse_unless_text(content, encoding)
    told, is_named = named_separator(content, encoding)
    separator = separator or told or separator_of(content, encoding)
    if separator not in SEPARATORS or len(separator) != 1:
        raise SheetProblem(
            _("“%(separator)s” cannot separate columns. Choose another.") % {"separator": separator}
        )

    def lines():
        return lines_of(content, encoding, separator, is_named)

    refuse_too_long(lines())
    return [("csv", lines, (), False)], encoding, separator


def refuse_pages(content):
    if content[:1000].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower().startswith(PAGES):
        words = _("The file is a web page or another document under the name of a sheet.")
        raise SheetProblem(words, _("Open it in Excel, save it as xlsx and send it again."))


def known_encoding(name):
    try:
        name = codecs.lookup(name).name
    except LookupError:
        name = ""
    if name not in ENCODINGS:
        raise SheetProblem(_("This encoding is not known. Choose one of the list."))
    return name


def encoding_of(content):
    """How the text is encoded, as far as its bytes tell."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return encoding
    sample = content[:SAMPLE_BYTES]
    if b"\0" in sample:
        # Commas, digits and line breaks have an empty half, before or after.
        return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    if decodes(content, "utf-8"):
        return "utf-8"
    # Old fonts give their letters the codes of Western ones, which only this encoding keeps apart.
    old = fonts.suspects(sample.decode("cp1252", "replace").splitlines())
    return "cp1252" if old else "cp1258"


def decodes(content, encoding):
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(content), PIECE):
            text = decoder.decode(content[start : start + PIECE], start + PIECE >= len(content))
            if "\0" in text:
                return False
    except UnicodeDecodeError:
        return False
    return True


def refuse_unless_text(content, encoding):
    if not decodes(content, encoding):
        words = _(
            "The file is no text in %(encoding)s. Choose another encoding, or save it as xlsx and send it again."
        )
        raise SheetProblem(words % {"encoding": ENCODINGS[encoding]})


def text_of(content, encoding):
    """The text line by line, letters and their tones as one, without the mark of its encoding."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline=None)
    for place, line in enumerate(text):
        yield unicodedata.normalize("NFC", line.removeprefix("\ufeff") if place == 0 else line)


def named_separator(content, encoding):
    """The separator that the first line names as Excel reads it, and whether there is such a line."""
    first = next(text_of(content, encoding), "").rstrip("\n").strip('"')
    is_named = len(first) == 5 and first.lower().startswith("sep=")
    return (first[4] if is_named and first[4] in SEPARATORS else ""), is_named


def separator_of(content, encoding):
    """The separator that cuts most lines into equally many cells."""
    sample = list(islice(text_of(content, encoding), SAMPLE_LINES))

    def evenness(separator):
        try:
            widths = Counter(
                len(cells) for cells in csv.reader(sample, delimiter=separator) if len(cells) > 1
            )
        except csv.Error:
            return False, 0
        return max(((lines > 1, width * lines) for width, lines in widths.items()), default=(False, 0))

    return max(SEPARATORS, key=evenness)


def lines_of(content, encoding, separator, is_named):
    """The lines as (number, cells), all cells being text; a line that names the separator is none."""
    text = text_of(content, encoding)
    if is_named:
        next(text)
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=separator, strict=True), 1):
            yield number, [unescaped(cell) for cell in cells]
    except csv.Error as problem:
        words = _(
            "The csv file cannot be read: a quotation mark is not closed. Save it as xlsx and send it again."
        )
        raise SheetProblem(words) from problem


def refuse_too_long(lines):
    """Reads all lines once: what is wrong with the last one is told when the file is sent."""
    rows = sum(1 for _number, cells in lines if not all(is_blank(cell) for cell in cells))
    if rows > limits.MOST_ROWS + 1:
        raise too_long("csv")
