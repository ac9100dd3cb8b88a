"""Workbooks of LibreOffice. A row or a cell there says how often it stands, so that a few letters can mean a million
rows: they are read as they come, and what holds nothing is only counted.
"""

from borderops.sheets import limits
from borderops.sheets.lines import too_long
from borderops.sheets.ods_rows import TableReader
from borderops.sheets.workbook_zip import Parts, too_large, under_a_password

CONTENT, MANIFEST, OF_EXCEL = "content.xml", "META-INF/manifest.xml", "[Content_Types].xml"
ENCRYPTED = (b"encryption-data", b"encrypted-package")


def is_one(parts):
    """Whether a zip is one of LibreOffice and not of Excel."""
    return CONTENT in parts and OF_EXCEL not in parts


def read(content):
    """(name, lines, merged cells, whether it is hidden) of each sheet; all are gone through once before."""
    parts = Parts(content)
    if MANIFEST in parts and any(word in parts.whole(MANIFEST) for word in ENCRYPTED):
        raise under_a_password()
    sheets = []
    for what, *told in TableReader().events(parts.pieces(CONTENT)):
        if what == "sheet":
            sheets.append(OpenSheet(content, len(sheets), *told))
            if len(sheets) > limits.MOST_SHEETS:
                raise too_large()
        elif what == "row":
            sheets[-1].count(told[1])
        elif what == "merged" and len(sheets[-1].merged) < limits.MOST_MERGED:
            sheets[-1].merged.append(told[0])
    return [(sheet.name, sheet.lines, tuple(sheet.merged), sheet.is_hidden) for sheet in sheets]


class OpenSheet:
    """One sheet of a workbook."""

    def __init__(self, content, place, name, is_hidden):
        self.content, self.place, self.name, self.is_hidden = content, place, name, is_hidden
        self.merged, self.rows = [], 0

    def count(self, rows):
        self.rows += rows
        if self.rows > limits.MOST_ROWS + 1:
            raise too_long(self.name)

    def lines(self):
        """(number, cells) of the rows that hold something."""
        place = -1
        for what, *told in TableReader().events(Parts(self.content).pieces(CONTENT)):
            place += what == "sheet"
            if place > self.place:
                return
            if what == "row" and place == self.place:
                number, alike, cells = told
                yield from ((number + more, list(cells)) for more in range(alike))
