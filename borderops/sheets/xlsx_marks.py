"""What stands around the rows of an Excel sheet, and how its XML is cut without tearing a tag."""

import re

from borderops.sheets import limits
from borderops.sheets.lines import place_of
from borderops.sheets.workbook_zip import not_a_workbook

# Nobody writes a row as long as this; it would have to be kept whole.
LONGEST_ROW = 8 * 1024 * 1024
DATA = re.compile(rb"<([\w.-]+:)?sheetData(?:\s[^<>]*?)?(/?)>")
CORNER = rb"([A-Za-z]{1,3})(\d{1,7})"
MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref\s*=\s*[\"']" + CORNER + rb":" + CORNER + rb"[\"']")


def whole_tags(pieces):
    """The same XML, cut so that no tag is torn."""
    rest = b""
    for piece in pieces:
        rest += piece
        if (cut := rest.rfind(b"<")) > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > LONGEST_ROW:
            raise not_a_workbook()
    yield rest


def beginning(pieces):
    """What follows the mark where the rows begin, its prefix, and whether there are no rows at all."""
    head = b""
    for piece in pieces:
        head += piece
        if found := DATA.search(head):
            return head[found.end() :], found[1] or b"", bool(found[2])
        if len(head) > LONGEST_ROW:
            break
    raise not_a_workbook()


def merged_in(pieces):
    """(first row, first column, last row, last column) of merged cells."""
    merged = []
    for piece in pieces:
        for one, first, other, last in MERGED.findall(piece):
            merged.append((int(first), place_of(one.decode()), int(last), place_of(other.decode())))
        if len(merged) > limits.MOST_MERGED:
            break
    return tuple(merged[: limits.MOST_MERGED])
