"""Workbooks are zips of XML. The sizes that a zip claims can lie, and so can the XML: parts are unpacked piece by
piece within a limit, and no library sees them before they were looked through.
"""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from borderops.sheets import limits
from borderops.sheets.problems import SheetProblem

PIECE = 1 << 20
# More parts than any workbook has: each costs time, however small it is.
MOST_PARTS = 5_000
# XML of a small part, such as the list of the sheets, is read whole.
LARGEST_SMALL_PART = 4 * 1024 * 1024
# Entities are declared here; no spreadsheet program writes any, and a few of them fill the memory.
DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0|\0<\0!", re.IGNORECASE)
WRONG = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    KeyError,
)


def not_a_workbook():
    return SheetProblem(
        _("This is no readable Excel workbook. Open it in Excel, save it as xlsx and send it again.")
    )


def too_large():
    return SheetProblem(_("The workbook is far larger than it looks. Copy the rows into a new one."))


def under_a_password():
    words = _("The workbook is protected by a password. Save it without a password and send it again.")
    return SheetProblem(words)


class Parts:
    """The parts of a workbook, none of which is written to the disk or named by its path."""

    def __init__(self, content):
        self.left = limits.MOST_UNPACKED
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except WRONG as problem:
            raise not_a_workbook() from problem
        entries = self.archive.infolist()
        if len(entries) > MOST_PARTS:
            raise too_large()
        if any(entry.flag_bits & 1 for entry in entries):
            raise under_a_password()
        # Some programs write paths with the slashes of Windows, or capitals in one place and not in another.
        self.entries = {named(entry.filename): entry for entry in entries}

    def __contains__(self, name):
        return named(name) in self.entries

    def pieces(self, name):
        """A part, unpacked piece by piece so that a bomb is refused before it fills the memory."""
        try:
            with self.archive.open(self.entries[named(name)]) as part:
                yield from self.within_limits(part)
        except WRONG as problem:
            raise not_a_workbook() from problem

    def within_limits(self, part):
        beginning = True
        while piece := part.read(PIECE):
            self.left -= len(piece)
            if self.left < 0:
                raise too_large()
            if beginning and DECLARATIONS.search(piece):
                raise not_a_workbook()
            beginning = False
            yield piece

    def whole(self, name):
        """A small part, all of it."""
        content = b""
        for piece in self.pieces(name):
            content += piece
            if len(content) > LARGEST_SMALL_PART:
                raise too_large()
        # Declarations end before the first element, but that may stand far down behind a long remark.
        if DECLARATIONS.search(content):
            raise not_a_workbook()
        return content


def named(name):
    """How a part is looked up."""
    return name.replace("\\", "/").lstrip("/").lower()
