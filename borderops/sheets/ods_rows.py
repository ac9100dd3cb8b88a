"""One pass through a LibreOffice workbook: an event for each sheet and each row that holds something."""

from xml.parsers import expat

from borderops.sheets import limits
from borderops.sheets.lines import is_blank, too_wide
from borderops.sheets.ods_cells import DRAW, OFFICE, STYLE, TABLE, TEXT, cell_of
from borderops.sheets.workbook_zip import not_a_workbook

SHEET, ROW, STYLE_OF = f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}style-name"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
ROWS_ALIKE, CELLS_ALIKE = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
TALL, WIDE = f"{TABLE}number-rows-spanned", f"{TABLE}number-columns-spanned"
LINE, SPACES, TAB, BREAK = (f"{TEXT}{name}" for name in ("p", "s", "tab", "line-break"))
LOOKS, LOOK = f"{STYLE}table-properties", f"{STYLE}style"
# Remarks, drawings and what was there before are no part of the sheet.
BESIDE = (f"{OFFICE}annotation", f"{TABLE}shapes", f"{TABLE}tracked-changes", f"{OFFICE}forms")


class TableReader:
    """Takes XML and keeps what it said in `found`, to be fetched after each piece."""

    def __init__(self):
        self.found, self.hidden = [], set()
        self.look, self.is_in_sheet, self.row, self.beside = "", False, 0, 0
        self.cells, self.told, self.words = None, None, []
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.begin, self.end
        parser.StartDoctypeDeclHandler = self.refuse
        self.beginnings = {
            SHEET: self.begin_sheet,
            ROW: self.begin_row,
            **dict.fromkeys(CELLS, self.begin_cell),
            LINE: self.begin_line,
            SPACES: lambda told: self.words.append(" " * min(whole(told, f"{TEXT}c"), 1000)),
            TAB: lambda told: self.words.append("\t"),
            BREAK: lambda told: self.words.append("\n"),
            LOOK: self.begin_look,
            LOOKS: self.hide,
        }
        self.ends = {SHEET: self.end_sheet, ROW: self.end_row, LINE: self.end_line}
        self.ends |= dict.fromkeys(CELLS, self.end_cell)

    def events(self, pieces):
        """("sheet", name, is hidden), ("merged", range) and ("row", number, how many alike, cells)."""
        try:
            for piece in pieces:
                self.parser.Parse(piece)
                yield from self.found
                self.found.clear()
            self.parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as problem:
            raise not_a_workbook() from problem

    def refuse(self, *_declared):
        raise not_a_workbook()

    def begin(self, name, told):
        if self.beside:
            self.beside += 1
        elif beginning := self.beginnings.get(name):
            beginning(told)
        elif name in BESIDE or name.startswith(DRAW):
            self.beside = 1

    def end(self, name):
        if self.beside:
            self.beside -= 1
        elif end := self.ends.get(name):
            end()

    def begin_look(self, told):
        self.look = told.get(f"{STYLE}name", "")

    def hide(self, told):
        if told.get(f"{TABLE}display") == "false":
            self.hidden.add(self.look)

    def begin_sheet(self, told):
        if self.is_in_sheet:
            # A table within a cell.
            self.beside = 1
            return
        self.is_in_sheet, self.row = True, 0
        self.found.append(("sheet", told.get(f"{TABLE}name", ""), told.get(STYLE_OF) in self.hidden))

    def end_sheet(self):
        self.is_in_sheet = False

    def begin_row(self, told):
        self.cells, self.column, self.alike = [], 0, whole(told, ROWS_ALIKE)

    def end_row(self):
        if self.cells:
            self.found.append(("row", self.row + 1, self.alike, self.cells))
        self.row += self.alike
        if self.row > 2 * limits.LAST_ROW:
            raise not_a_workbook()

    def begin_cell(self, told):
        self.told, self.words = told, []

    def end_cell(self):
        told, self.told = self.told, None
        alike, cell = whole(told, CELLS_ALIKE), cell_of(told, "".join(self.words))
        if not is_blank(cell):
            if self.column + alike > limits.MOST_COLUMNS:
                raise too_wide(self.row + 1)
            self.cells += [""] * (self.column - len(self.cells)) + [cell] * alike
        tall, wide = whole(told, TALL), whole(told, WIDE)
        if tall > 1 or wide > 1:
            row, column = self.row + 1, self.column + 1
            self.found.append(("merged", (row, column, row + tall - 1, column + wide - 1)))
        self.column += alike

    def begin_line(self, _told):
        if self.told is not None:
            if self.words:
                self.words.append("\n")
            self.parser.CharacterDataHandler = self.words.append

    def end_line(self):
        self.parser.CharacterDataHandler = None


def whole(told, name):
    """A number that an attribute says, one where it says none."""
    number = int(told.get(name, 1))
    if not 0 < number <= 2 * limits.LAST_ROW:
        raise ValueError(name)
    return number
