"""Photos as they are kept: upright, small enough, and without anything beside what can be seen."""

import io
import struct
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

LONGEST_SIDE, SMALL_SIDE = 2048, 320
MOST_PIXELS = 50_000_000
QUALITY = 85
FORMATS = ["JPEG", "PNG", "WEBP"]
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
# What Pillow raises for pictures that are broken, or made to break their reader.
BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, EOFError, MemoryError,
    struct.error, zlib.error,
)  # fmt: skip


class UnreadablePhoto(Exception):
    """The picture is damaged, or only begins like one."""


class HugePhoto(Exception):
    """The picture unfolds to more pixels than a server should hold."""


@dataclass(frozen=True)
class Photo:
    """A photo drawn anew, with a small one beside it."""

    content: bytes
    small: bytes
    width: int
    height: int


def drawn_anew(content):
    """The photo as JPEG, turned as it was taken: place, time, camera and comments do not come along."""
    try:
        picture = seen(content)
        small = picture.copy()
        small.thumbnail((SMALL_SIDE, SMALL_SIDE))
        return Photo(as_jpeg(picture), as_jpeg(small), *picture.size)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise HugePhoto from problem
    except BROKEN as problem:
        raise UnreadablePhoto from problem


def seen(content):
    """What is to be seen of a picture, in a new one that holds nothing else."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        picture.verify()
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return on_white(upright(picture))


def upright(picture):
    """The picture turned as its camera says; as it lies where what the camera says cannot be read."""
    try:
        return ImageOps.exif_transpose(picture)
    except BROKEN:
        return picture


def on_white(picture):
    """Only its colours, on white where it can be seen through."""
    paper = Image.new("RGB", picture.size, "white")
    see_through = picture.convert("RGBA") if picture.has_transparency_data else None
    paper.paste(see_through or picture.convert("RGB"), mask=see_through)
    return paper


def as_jpeg(picture):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
