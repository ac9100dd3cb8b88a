"""Real small files of every kind, made in code, and how a person sends them."""

import io
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

ORIENTATION, MODEL, GPS, LATITUDE = 0x0112, 0x0110, 0x8825, 2
CAMERA = "Camera of the post"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PROGRAM = b"MZ\x90\x00" + b"\x00" * 200 + b"%PDF-1.7 this is not one %%EOF"


def photo(width=640, height=480, kind="JPEG", turned=1, colour="green", mode="RGB", **more):
    """A photo as a phone takes it, with its place and camera."""
    picture = Image.new(mode, (width, height), colour)
    exif = picture.getexif()
    exif[ORIENTATION], exif[MODEL] = turned, CAMERA
    exif.get_ifd(GPS)[LATITUDE] = (23.0, 21.0, 48.0)
    file = io.BytesIO()
    picture.save(file, kind, exif=exif, **more)
    return file.getvalue()


def office_file(main="word/document.xml", declared="", **parts):
    """A Word document, or an Excel workbook, as small as it can be."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"<Types>{declared}</Types>")
        archive.writestr(main, "<document/>")
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def send(client, record, *uploads, words="", **more):
    """Sends the form for files of a record."""
    return client.post(f"{record.get_absolute_url()}files/", {"files": uploads, "words": words}, **more)


def opened(content):
    return Image.open(io.BytesIO(content))


def kept(field):
    """The content of a stored file."""
    return Path(field.path).read_bytes()
