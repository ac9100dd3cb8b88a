"""The kinds of files that go with a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

OFFICE = "application/vnd.openxmlformats-officedocument"


class Kind(models.TextChoices):
    PHOTO = "photo", _("photo")
    PDF = "pdf", "PDF"
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")


SUFFIXES = {Kind.PHOTO: ".jpg", Kind.PDF: ".pdf", Kind.DOCX: ".docx", Kind.XLSX: ".xlsx"}
CONTENT_TYPES = {
    Kind.PHOTO: "image/jpeg",
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{OFFICE}.wordprocessingml.document",
    Kind.XLSX: f"{OFFICE}.spreadsheetml.sheet",
}
