"""A few pictures to go with sample incidents: drawn, and marked as samples."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from borderops.review.contents import take
from borderops.review.models import Attachment, Note
from borderops.review.states import State, Verb

HOW_MANY = 12
SKY, HILLS, NEAR = (203, 222, 235), (126, 158, 134), (74, 109, 82)


def add_photos(records):
    """Gives the latest records that are not drafts a picture each."""
    sent = [record for record in records if record.state != State.DRAFT][-HOW_MANY:]
    for turn, record in enumerate(sent):
        picture = take(SimpleUploadedFile(f"anh-mau-{turn + 1}.png", drawn(turn), "image/png"))
        photo = Attachment(record=record, by=record.entered_by, at=record.entered_at, words="Hình vẽ mẫu")
        photo.keep(picture)
        added = {"verb": Verb.ATTACH, "by": photo.by, "at": photo.at, "words": photo.in_words}
        Note.objects.create(record=record, **added)


def drawn(turn):
    """Hills under a sky with the word for "sample"; no place and no person."""
    picture = Image.new("RGB", (960, 640), SKY)
    pen = ImageDraw.Draw(picture)
    for colour, height, shift in ((HILLS, 300, 37), (NEAR, 430, 83)):
        peaks = [(x, height + (x * 7 + turn * shift) % 120) for x in range(0, 961, 120)]
        pen.polygon([(0, 640), *peaks, (960, 640)], fill=colour)
    pen.text((40, 40), f"DU LIEU MAU {turn + 1}", fill=(40, 60, 50), font_size=48)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
