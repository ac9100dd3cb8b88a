"""What must be known of a workbook before any library opens it: its true size, its farthest cell, its errors.

A workbook is a zip of XML. The sizes that a zip claims can lie, and one cell in the last row and column makes a
reader ask for half a terabyte; so the parts are unpacked here within a limit and packed anew, and only then read.
"""

import io
import posixpath
import re
import zipfile
import zlib
from itertools import chain, pairwise
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.problems import SheetProblem

MOST_UNPACKED = 150 * 1024 * 1024
FARTHEST_ROW, FARTHEST_COLUMN = 20_000, 200
WORKBOOK = "xl/workbook.xml"
NEEDED = (".xml", ".rels")
CHUNK = 1 << 20
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# The tags of rows and cells. Calamine reads what they say, so one written in an unusual way is refused.
START = re.compile(rb"<(?:\w+:)?(?:row|c)(?=[\s/>])")
ATTRIBUTE = rb"\s+[\w:.-]+\s*=\s*(?:\"[^\"<>&]*\"|'[^'<>&]*')"
TAG = re.compile(rb"<(?:\w+:)?(row|c)((?:" + ATTRIBUTE + rb")*)\s*(/?)>")
NO_ADDRESS = re.compile(rb"<(?:\w+:)?(?:row|c)(?=[\s/>])(?![^<>]*\sr\s*=)")
EMPTY_CELL = re.compile(rb"<(?:\w+:)?c(?:" + ATTRIBUTE + rb")+\s*/>")
EMPTY_ROW = re.compile(rb"<(?:\w+:)?row(?:" + ATTRIBUTE + rb")+\s*(?:/>|>\s*</(?:\w+:)?row>)")
ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([^\"']*)[\"']")
IS_ERROR = re.compile(rb"\st\s*=\s*[\"']e[\"']")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)(?:\s[^<>]*)?>([^<]*)")


def repacked(content):
    """The workbook's own parts in a new zip, and for each sheet its unreadable cells by address, with their words."""
    parts = unpacked(content)
    if WORKBOOK not in parts:
        raise not_a_workbook()
    parts = {name: without_empty(part) for name, part in parts.items()}
    unreadable = {name: look_through(part) for name, part in parts.items()}
    return packed(parts), [unreadable.get(name, {}) for name in sheet_parts(parts)]


def not_a_workbook():
    return SheetProblem(
        _("This is no readable Excel workbook. Open it in Excel, save it as xlsx and send it again.")
    )


def unpacked(content):
    """The XML parts of a zip by name, none larger than it may be."""
    left, parts = MOST_UNPACKED, {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.filename.lower().endswith(NEEDED):
                    parts[entry.filename] = part = read_part(archive, entry, left)
                    left -= len(part)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as problem:
        raise not_a_workbook() from problem
    return parts


def read_part(archive, entry, left):
    """One part, unpacked piece by piece so that a bomb is refused before it fills the memory."""
    pieces = []
    with archive.open(entry) as part:
        while piece := part.read(CHUNK):
            left -= len(piece)
            if left < 0:
                raise SheetProblem(
                    _("The workbook is far larger than it looks. Copy the rows into a new one.")
                )
            pieces.append(piece)
    return b"".join(pieces)


def packed(parts):
    """A zip of exactly these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def sheet_parts(parts):
    """The names of the parts that hold the sheets, in the order of the workbook."""
    try:
        sheets = ElementTree.fromstring(parts[WORKBOOK]).findall(f"{SPACE}sheets/{SPACE}sheet")  # noqa: S314
        relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])  # noqa: S314
    except (ElementTree.ParseError, LookupError, ValueError):
        return []
    targets = {each.get("Id"): each.get("Target") or "" for each in relations}
    paths = [posixpath.join("/xl", targets.get(sheet.get(RELATION), "")) for sheet in sheets]
    return [posixpath.normpath(path).lstrip("/") for path in paths]


def without_empty(part):
    """A sheet without the cells and rows that hold nothing: a million of them are common, and cost time."""
    if NO_ADDRESS.search(part):
        return part
    return EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", part))


def look_through(part):
    """Refuses a sheet whose cells reach too far; gives the addresses of the cells that have no value."""
    unreadable, row, column = {}, 0, 0
    for name, attributes, is_empty, content in tags(part):
        if name == b"row":
            row, column = whole(ADDRESS.findall(attributes), row + 1), 0
            continue
        row, column = address(ADDRESS.findall(attributes), row, column + 1)
        if is_empty:
            continue
        if row > FARTHEST_ROW or column > FARTHEST_COLUMN:
            raise too_far(row)
        if words := why_unreadable(attributes, content):
            unreadable[row, column] = words
    return unreadable


def tags(part):
    """The tags of rows and cells, each with what stands before the next one."""
    understood = 0
    for tag, following in pairwise(chain(TAG.finditer(part), [None])):
        understood += 1
        yield *tag.groups(), part[tag.end() : following.start() if following else None]
    if understood != sum(1 for _start in START.finditer(part)):
        raise not_a_workbook()


def whole(found, default):
    """The farthest row that a tag names, or the default."""
    if not all(number.isdigit() and len(number) < 8 for number in found):
        raise not_a_workbook()
    return max(map(int, found), default=default)


def address(found, row, column):
    """The farthest row and column that a tag names, or the ones given."""
    if not found:
        return row, column
    matches = [re.fullmatch(rb"([A-Z]{1,3})(\d{1,7})", each.upper()) for each in found]
    if not all(matches):
        raise not_a_workbook()
    return max(int(match[2]) for match in matches), max(place_of(match[1]) for match in matches)


def too_far(row):
    words = _("Something stands far away from the rest, in row %(row)s. Copy the rows into a new sheet.")
    return SheetProblem(words % {"row": row})


def why_unreadable(attributes, content):
    """What a cell without a value of its own holds instead."""
    value = VALUE.search(content)
    if IS_ERROR.search(attributes):
        return vietnamese.clean(value[1].decode("utf-8", "replace")) if value else "#"
    return "=" if value is None and FORMULA.search(content) else ""


def place_of(letters):
    """The column that letters name, counted from 1."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
