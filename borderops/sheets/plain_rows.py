"""Rows of Excel's XML written in an unusual way, put into the words that every reader takes in the same sense."""

import re
from html import escape

from borderops.sheets.lines import column_letters, place_of
from borderops.sheets.workbook_zip import not_a_workbook

ATTRIBUTE = rb"\s+([\w:.-]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')"
TAG = re.compile(rb"<(/?)(?:[\w.-]+:)?([\w.-]+)((?:" + ATTRIBUTE + rb")*)\s*(/?)>")
ATTRIBUTES = re.compile(ATTRIBUTE)
FURTHER = rb"<(?:[\w.-]+:)?extLst(?:\s[^<>]*)?(?:/>|>.*?</(?:[\w.-]+:)?extLst\s*>)"
REMARK = re.compile(rb"<!--.*?-->|<\?.*?\?>|" + FURTHER, re.DOTALL)
VERBATIM = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# Line breaks and indents between tags; no text of a cell.
INDENT = re.compile(rb"(?<=>)\s+(?=<)")
PLAIN_ADDRESS = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")


def in_plain_words(block, last):
    """The block with tags in their shortest form and with every address; `last` is the row before it."""
    block = VERBATIM.sub(
        lambda text: escape(text[1].decode("utf-8", "replace")).encode(), REMARK.sub(b"", block)
    )
    return TAG.sub(Tags(last), INDENT.sub(b"", block))


class Tags:
    """Writes one tag after the other, keeping count of rows and columns."""

    def __init__(self, last):
        self.row, self.column = last, 0

    def __call__(self, tag):
        closing, name, attributes, is_empty = tag[1], tag[2], tag[3], tag[tag.re.groups]
        if closing:
            return b"</%b>" % name
        told = self.told(attributes)
        words = b""
        if name == b"row":
            words = self.of_row(told)
        elif name == b"c":
            words = self.of_cell(told)
        elif told.get(b"xml:space") == b"preserve":
            words = b' xml:space="preserve"'
        # A value needs no attributes, and readers differ in what they make of them.
        return b"<%b%b%b>" % (name, words if name != b"v" else b"", is_empty)

    def told(self, attributes):
        pairs = [(name, one or other) for name, one, other in ATTRIBUTES.findall(attributes)]
        told = dict(pairs)
        if len(told) != len(pairs):
            raise not_a_workbook()
        return told

    def of_row(self, told):
        number = told.get(b"r", b"%d" % (self.row + 1)).strip()
        if not number.isdigit() or len(number) > 7:
            raise not_a_workbook()
        self.row, self.column = int(number), 0
        return b' r="%d"' % self.row

    def of_cell(self, told):
        if address := told.get(b"r"):
            match = PLAIN_ADDRESS.fullmatch(address.strip())
            if not match or int(match[2]) != self.row:
                raise not_a_workbook()
            self.column = place_of(match[1].decode())
        else:
            self.column += 1
        words = b' r="%b%d"' % (column_letters(self.column - 1).encode(), self.row)
        for name in (b"s", b"t"):
            if re.fullmatch(rb"\w+", told.get(name, b"")):
                words += b' %b="%b"' % (name, told[name])
        return words
