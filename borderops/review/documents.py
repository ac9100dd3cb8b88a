"""Documents by their content: whether a file is a PDF, a Word document or an Excel workbook.

Of a PDF its beginning, its end, and that it does not openly start a program are looked at; of the others that
all parts unpack within a limit, that the main part is there, and that none holds macros. A document is kept as it
came and never shown by the register itself.
"""

import io
import re
import zipfile
import zlib

from borderops.review.kinds import Kind

MOST_UNPACKED = 150 * 1024 * 1024
MOST_PARTS = 5_000
CHUNK = 1 << 20
CONTENTS = "[Content_Types].xml"
MAIN_PARTS = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}
MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|activex/|macrosheets/)", re.IGNORECASE)
STARTS_A_PROGRAM = re.compile(rb"/Launch(?![A-Za-z0-9])")


class BrokenDocument(Exception):
    """The file only begins like a document."""


class OtherArchive(Exception):
    """The file is a zip, but neither a Word document nor an Excel workbook."""


class ActiveDocument(Exception):
    """The document can start programs or holds macros."""


class HugeDocument(Exception):
    """The document unpacks to far more than it looks."""


def check_pdf(content):
    """Raises what is wrong with a PDF."""
    if b"%%EOF" not in content[-2048:]:
        raise BrokenDocument
    if STARTS_A_PROGRAM.search(content):
        raise ActiveDocument


def kind_of_office_file(content):
    """Whether a zip is a Word document or an Excel workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return kind_of_parts(archive)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError
    ) as problem:  # fmt: skip
        raise BrokenDocument from problem


def kind_of_parts(archive):
    """What the parts of an unpacked document make it."""
    names = archive.namelist()
    if len(names) > MOST_PARTS:
        raise HugeDocument
    kinds = [kind for main, kind in MAIN_PARTS.items() if main in names]
    if CONTENTS not in names or len(kinds) != 1:
        raise OtherArchive
    unpack_within_limit(archive)
    with archive.open(CONTENTS) as part:
        declared = part.read(CHUNK).lower()
    if any(MACROS.search(name) for name in names) or b"macroenabled" in declared:
        raise ActiveDocument
    return kinds[0]


def unpack_within_limit(archive):
    """Reads every part to its end, since the sizes that a zip claims can lie."""
    left = MOST_UNPACKED
    for entry in archive.infolist():
        with archive.open(entry) as part:
            while piece := part.read(CHUNK):
                left -= len(piece)
                if left < 0:
                    raise HugeDocument
