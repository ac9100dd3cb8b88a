"""Excel workbooks, read by calamine block by block, so that memory stays flat however many rows there are."""

import io
import re
import zipfile

from borderops.sheets.calamine import opened, rows_of
from borderops.sheets.lines import is_blank
from borderops.sheets.problems import Unreadable
from borderops.sheets.workbook_zip import Parts
from borderops.sheets.xlsx_marks import whole_tags
from borderops.sheets.xlsx_parts import contents_of
from borderops.sheets.xlsx_rows import SheetRows

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS_OF = b'<Relationships xmlns="%b">%b</Relationships>'
RELATION = b'<Relationship Id="%b" Type="%b/%b" Target="%b.xml"/>'
OFFICE_DOCUMENT = RELATION % (b"a", RELATIONS, b"officeDocument", b"xl/workbook")
END_OF_STRING = re.compile(rb"</(?:[\w.-]+:)?si\s*>")
# How many strings or looks there are: a reader would keep room for as many as a lie says.
COUNTS = re.compile(rb"\s(?:uniqueCount|count)\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*')")
STRINGS, STYLES = "sharedStrings", "styles"


def read(content):
    """(name, lines, merged cells, whether it is hidden) of each sheet."""
    parts = Parts(content)
    contents = contents_of(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        packing = Packing(contents, parts, archive)
        sheets = [(sheet, *packing.take(sheet)) for sheet in contents.sheets]
        packing.finish()
    book = opened(file.getvalue())
    return [
        (sheet.name, lines_of(book, blocks, rows.unreadable), rows.merged, sheet.is_hidden)
        for sheet, rows, blocks in sheets
    ]


def lines_of(book, blocks, unreadable):
    """A function that reads a sheet's lines anew, the cells that have no value marked as such."""

    def lines():
        for block in blocks:
            for number, cells in rows_of(book, block):
                yield number, marked(number, cells, unreadable) if unreadable else cells

    return lines


def marked(number, cells, unreadable):
    for place in range(len(cells)):
        # A cell that is empty to the reader; a formula with a value in a later program keeps it.
        if (words := unreadable.get((number, place + 1))) and is_blank(cells[place]):
            cells[place] = Unreadable(words)
    return cells


class Packing:
    """A workbook of the same rows, each block as a sheet of its own, and of nothing else."""

    def __init__(self, contents, parts, archive):
        self.contents, self.parts, self.archive, self.count = contents, parts, archive, 0
        self.longest = 0
        self.common = [*self.pack(STRINGS, contents.strings), *self.pack(STYLES, contents.styles)]

    def pack(self, kind, name):
        """Packs strings or looks, which all blocks share; gives which of them there is."""
        if name not in self.parts:
            return
        with self.archive.open(f"xl/{kind}.xml", "w") as part:
            for place, piece in enumerate(whole_tags(self.parts.pieces(name))):
                part.write(COUNTS.sub(b"", piece) if place == 0 or kind == STYLES else piece)
                if kind == STRINGS:
                    self.longest = max(self.longest, *map(len, END_OF_STRING.split(piece)))
        yield kind.encode()

    def take(self, sheet):
        """Packs a sheet; gives what is known of it and the names of its blocks."""
        rows, blocks = SheetRows(sheet.name, self.parts.pieces(sheet.part), self.longest), []
        for block in rows.blocks():
            blocks.append(str(self.count))
            with self.archive.open(f"xl/worksheets/sheet{self.count}.xml", "w") as part:
                part.write(b"<worksheet " + MAIN + b"><sheetData>")
                part.write(block)
                part.write(b"</sheetData></worksheet>")
            self.count += 1
        return rows, blocks

    def finish(self):
        self.archive.writestr("_rels/.rels", RELATIONS_OF % (PACKAGE, OFFICE_DOCUMENT))
        self.archive.writestr("xl/workbook.xml", self.workbook())
        self.archive.writestr("xl/_rels/workbook.xml.rels", self.relations())

    def workbook(self):
        sheet = b'<sheet name="%d" sheetId="%d" r:id="r%d"/>'
        sheets = b"".join(sheet % (n, n + 1, n) for n in range(self.count))
        epoch = b'<workbookPr date1904="1"/>' if self.contents.is_from_1904 else b""
        return b'<workbook %b xmlns:r="%b">%b<sheets>%b</sheets></workbook>' % (
            MAIN,
            RELATIONS,
            epoch,
            sheets,
        )

    def relations(self):
        each = [(b"r%d" % n, b"worksheet", b"worksheets/sheet%d" % n) for n in range(self.count)]
        each += [(kind, kind, kind) for kind in self.common]
        return RELATIONS_OF % (
            PACKAGE,
            b"".join(RELATION % (key, RELATIONS, kind, part) for key, kind, part in each),
        )
