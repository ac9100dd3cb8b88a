"""From a file as it was sent to what is kept of it: known by its content, whatever it is called."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.review import documents, photos
from borderops.review.kinds import Kind
from borderops.sheets.formats import MOST_BYTES

LONGEST_NAME = 120
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"dex\n")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
APPLE_PHOTOS = re.compile(rb".{4}ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif)", re.DOTALL)
PHOTO_HEADS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF.{4}WEBP", re.DOTALL)
REFUSALS = {
    "empty": _("“%(name)s” is empty. Check whether it was saved, and send it again."),
    "large": _("“%(name)s” is larger than 10 MB. Make it smaller, or divide it, and send it again."),
    "program": _("“%(name)s” is a program, whatever its name says. Programs are not taken."),
    "old": _(
        "“%(name)s” is in an old format of Word or Excel, or locked by a password. "
        "Save it as docx or xlsx without a password and send it again."
    ),
    "apple": _("“%(name)s” is a photo in the HEIC format. Save it as JPEG and send it again."),
    "unknown": _(
        "“%(name)s” is neither a photo (JPEG, PNG, WebP) nor a PDF, Word or Excel document (docx, xlsx), "
        "whatever its name says. Save it as one of these and send it again."
    ),
    "broken": _("“%(name)s” is damaged and cannot be read. Open it, save it anew and send it again."),
    "pixels": _("“%(name)s” has more than 50 million pixels. Make it smaller and send it again."),
    "active": _("“%(name)s” holds macros or starts programs. Save it without them and send it again."),
    "bomb": _("“%(name)s” unpacks to far more than it looks. Copy what matters into a new document."),
}
FAULTS = {
    photos.UnreadablePhoto: "broken",
    photos.HugePhoto: "pixels",
    documents.BrokenDocument: "broken",
    documents.OtherArchive: "unknown",
    documents.ActiveDocument: "active",
    documents.HugeDocument: "bomb",
}


@dataclass(frozen=True)
class Taken:
    """What is kept of a file, and the digest of what came."""

    name: str
    kind: str
    content: bytes
    digest_as_sent: str
    small: bytes = b""
    width: int | None = None
    height: int | None = None


def take(upload):
    """What is kept of an uploaded file; a ValidationError names it and says what to do."""
    name = clean_name(upload.name)
    if upload.size > MOST_BYTES:
        raise refusal("large", name)
    upload.seek(0)
    content = upload.read()
    try:
        return taken(name, content, hashlib.sha256(content).hexdigest())
    except tuple(FAULTS) as fault:
        raise refusal(FAULTS[type(fault)], name) from fault


def taken(name, content, digest):
    """What a file is by its content, and what is kept of it."""
    if PHOTO_HEADS.match(content):
        photo = photos.drawn_anew(content)
        return Taken(name, Kind.PHOTO, photo.content, digest, photo.small, photo.width, photo.height)
    if content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        documents.check_pdf(content)
        return Taken(name, Kind.PDF, content, digest)
    if content.startswith(b"PK\x03\x04"):
        return Taken(name, documents.kind_of_office_file(content), content, digest)
    raise refusal(what_else(content), name)


def what_else(content):
    """Why a file is not taken that begins like none that is."""
    if not content:
        return "empty"
    if content.startswith(PROGRAMS):
        return "program"
    if content.startswith(OLD_OFFICE):
        return "old"
    return "apple" if APPLE_PHOTOS.match(content) else "unknown"


def refusal(code, name):
    return ValidationError(REFUSALS[code] % {"name": name}, code=code)


def clean_name(name):
    """A file's name without folders and without signs that mislead a reader or a file system."""
    bare = PurePath((name or "").replace("\\", "/")).name
    bare = NOT_IN_NAMES.sub("_", vietnamese.clean(bare, single_line=True)).strip(". ")
    suffix = PurePath(bare).suffix[:10]
    short = bare if len(bare) <= LONGEST_NAME else bare[: LONGEST_NAME - len(suffix)] + suffix
    return short or gettext("file without a name")
