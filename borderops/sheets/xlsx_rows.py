"""The rows of an Excel sheet, in blocks that a reader can take one after the other.

One cell in the last row and column makes a reader ask for half a terabyte. So the XML is cut into blocks of rows
that stand close together, and each is looked through before the reader sees it. Nearly all are written as `USUAL`
says, which a single match tells; the others are put into plain words first, or refused.
"""

import re
from itertools import chain, pairwise

from django.utils.translation import gettext as _

from borderops.sheets import limits
from borderops.sheets.lines import place_of, too_long, too_wide
from borderops.sheets.plain_rows import in_plain_words
from borderops.sheets.problems import SheetProblem
from borderops.sheets.workbook_zip import not_a_workbook
from borderops.sheets.xlsx_marks import LONGEST_ROW, beginning, merged_in, whole_tags

BLOCK = 512 * 1024
# A cell names its text by a number, and thousands may name one long text. Excel ends at 32,767 letters.
LONGEST_TEXT, MOST_TEXT, SHORTEST_CELL = 200_000, 64 * 1024 * 1024, 28
# Rows of one block may lie so far apart; a reader keeps a place for every cell between the first and the last.
WIDEST_GAP = 1_000
HOLDS = re.compile(rb"<(?:[\w.-]+:)?(?:v|is|f)[\s/>]")
UNNUMBERED = re.compile(rb"<row(?! r=)")
ATTRIBUTES = rb'(?: (?!r=)[\w:.]++="[^"<>]*+")*+'
FORMULA = rb"<f(?: [\w:.]++=\"[^\"<>]*+\")*+(?:/>|>[^<]*+</f>)"
VALUE = rb"<v(?:/>|>[^<]*+</v>)"
TEXT = rb"<is>(?:[^<]++|<(?!/is>|/?c\b|/?row\b|[!?])[^<>]++>)*+</is>"
# What holds something stands in columns A to CV; what holds nothing may stand anywhere.
NEAR = rb"(?:[A-Z]|[AB][A-Z]|C[A-V])"
FILLED = (
    rb'<c r="' + NEAR + rb'\1"' + ATTRIBUTES + rb"(?:/>|>(?:" + FORMULA + rb")?+(?:" + VALUE + rb"|" + TEXT
)
FILLED += rb"){0,2}+</c>)"
EMPTY = rb'<c r="[A-Z]{2,3}+\1"' + ATTRIBUTES + rb"(?:/>|></c>)"
USUAL = re.compile(
    rb'\s*+(?:<row r="(\d{1,7}+)"'
    + ATTRIBUTES
    + rb"(?:/>|>(?:"
    + FILLED
    + rb"|"
    + EMPTY
    + rb")*+</row>)\s*+)*+"
)
NUMBER = re.compile(rb'<row r="(\d+)"')
ADDRESS = rb'<c r="([A-Z]+)(\d+)"'
FAR = re.compile(rb'<c r="(?!' + NEAR + rb'\d)([A-Z]{2,3})(\d{1,7})"[^<>]*(?<!/)>(?!</c>)')
ERROR = re.compile(ADDRESS + rb'[^<>]* t="e"[^<>]*>(?:' + FORMULA + rb")?(?:<v>([^<]*)</v>)?")
NOT_CALCULATED = re.compile(
    ADDRESS + rb'(?![^<>]* t="(?:str|e)")[^<>]*>' + FORMULA + rb"(?:<v/>|<v></v>)?</c>"
)


class SheetRows:
    """One pass through a sheet: its blocks, and what is to be known of it beside them."""

    def __init__(self, name, pieces, longest_text=0):
        self.name, self.pieces = name, whole_tags(pieces)
        self.block = block_of(longest_text)
        # (row, column) of cells without a value of their own -> what stands there instead.
        self.unreadable, self.merged = {}, ()
        self.last, self.count = 0, 0

    def blocks(self):
        """The rows that hold something, as XML, about a megabyte at a time."""
        rest = b""
        for piece in self.between_the_marks():
            rest += piece
            begun = 0
            while (cut := self.cut(rest, begun)) > 0:
                yield from self.looked_through(rest[begun:cut])
                begun = cut
            rest = rest[begun:]
            if len(rest) > LONGEST_ROW:
                raise not_a_workbook()
        yield from self.looked_through(rest)

    def cut(self, xml, begun):
        """Where the next block ends; -1 where more of it must be known."""
        if len(xml) - begun < self.block:
            return -1
        cut = xml.rfind(b"<row", begun + 1, begun + self.block)
        return cut if cut > 0 else xml.find(b"<row", begun + 1)

    def between_the_marks(self):
        """The XML of the rows alone; what follows them is searched for merged cells."""
        rest, prefix, is_empty = beginning(self.pieces)
        for piece in chain([rest], self.pieces):
            plain = piece.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else piece
            end = 0 if is_empty else plain.find(b"</sheetData")
            if end >= 0:
                yield plain[:end]
                self.merged = merged_in(chain([plain[end:]], self.pieces))
                return
            yield plain
        raise not_a_workbook()

    def looked_through(self, block):
        """A block as it is, or put into plain words; nothing where it holds nothing."""
        holds = HOLDS.search(block)
        if not holds and not UNNUMBERED.search(block):
            return
        if not USUAL.fullmatch(block):
            block = in_plain_words(block, self.last)
            self.refuse_unless_usual(block)
        numbers = self.numbers_of(block)
        if holds and numbers:
            self.find_unreadable(block)
            yield from near_each_other(block, numbers)

    def refuse_unless_usual(self, block):
        if USUAL.fullmatch(block):
            return
        far = FAR.search(block)
        if far and len(far[1]) == 2:
            raise too_wide(int(far[2]))
        if far:
            words = _(
                "Something stands far away from the rest, in row %(row)s. Copy the rows into a new sheet."
            )
            raise SheetProblem(words % {"row": int(far[2])})
        raise not_a_workbook()

    def numbers_of(self, block):
        """The numbers of its rows, which only ever grow; refuses more rows than may be."""
        numbers = [int(number) for number in NUMBER.findall(block)]
        if any(one >= other for one, other in pairwise([self.last, *numbers])):
            raise not_a_workbook()
        self.last = numbers[-1] if numbers else self.last
        if self.last > limits.LAST_ROW:
            raise not_a_workbook()
        self.count += sum(b"</v>" in row or b"</is>" in row for row in block.split(b"<row "))
        if self.count > limits.MOST_ROWS + 1:
            raise too_long(self.name)
        return numbers

    def find_unreadable(self, block):
        if b' t="e"' in block:
            for letters, row, words in ERROR.findall(block):
                self.unreadable[int(row), place_of(letters.decode())] = (
                    words.decode("utf-8", "replace") or "#"
                )
        if b"<f" in block:
            for letters, row in NOT_CALCULATED.findall(block):
                self.unreadable[int(row), place_of(letters.decode())] = "="


def block_of(longest_text):
    """How much XML a block may be, so that a long text in all of its cells does not fill the memory."""
    if longest_text > LONGEST_TEXT:
        raise SheetProblem(
            _("A cell of the workbook holds far more text than a cell can. Empty it and send the file again.")
        )
    return min(BLOCK, MOST_TEXT // max(longest_text, 1) * SHORTEST_CELL)


def near_each_other(block, numbers):
    """The block, cut where its rows stand so far apart that most of what lies between is empty."""
    first, begun, count = numbers[0], 0, 0
    if numbers[-1] - first > WIDEST_GAP:
        for number, tag in zip(numbers, NUMBER.finditer(block), strict=True):
            count += 1
            if number - first > WIDEST_GAP + 2 * count:
                yield block[begun : tag.start()]
                first, begun, count = number, tag.start(), 0
    yield block[begun:]
