"""What a DOCX file may not bring with it: macros, links to outside, embedded objects, or more than a template holds."""

import re
import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from borderops.summaries.report_template_xml import embedded, macros, not_docx, xml_faults

LARGEST = 2 * 1024 * 1024
LARGEST_OPEN = 40 * 1024 * 1024
LARGEST_TEXT = 3 * 1024 * 1024
MOST_PARTS = 400
TEXTS = re.compile(r"word/(document|header|footer|footnotes)[^/]*\.xml|docProps/.*\.xml")
OLD_WORD = b"\xd0\xcf\x11\xe0"
MACROS = re.compile(r"vba(project|data)|macros?sheet|customizations\.xml", re.IGNORECASE)
OBJECTS = re.compile(r"/(embeddings|activex|controls|ole)/|oleobject|afchunk", re.IGNORECASE)


def file_faults(file):
    """Why a file is no DOCX that can be kept; nothing where it is one."""
    if len(file) > LARGEST:
        return [too_large()]
    if file[:4] == OLD_WORD:
        return [
            _("The file is of an old Word, or locked with a password. Save it as .docx without a password.")
        ]
    try:
        with zipfile.ZipFile(BytesIO(file)) as parts:
            return too_much(parts) or [*dict.fromkeys(part_faults(parts))]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError):
        return [not_docx()]


def too_large():
    return _("The file is larger than 2 MB. Make its pictures smaller and send it again.")


def too_much(parts):
    """Whether it opens to more than a template holds, which is asked before anything is opened."""
    sizes = [part.file_size for part in parts.infolist()]
    texts = [part.file_size for part in parts.infolist() if TEXTS.fullmatch(part.filename)]
    if len(sizes) > MOST_PARTS or sum(sizes) > LARGEST_OPEN or sum(texts) > LARGEST_TEXT:
        return [
            _(
                "The file opens to far more than a template holds. Make it anew from the one that comes with this."
            )
        ]
    return []


def part_faults(parts):
    """What any of its parts brings with it."""
    names = parts.namelist()
    if not {"[Content_Types].xml", "word/document.xml"} <= set(names):
        yield not_docx()
        return
    if any(map(MACROS.search, names)):
        yield macros()
    if any(map(OBJECTS.search, names)):
        yield embedded()
    for name in names:  # all of them: what a part is called says nothing of what Word takes it for
        yield from xml_faults(name, parts.read(name))
