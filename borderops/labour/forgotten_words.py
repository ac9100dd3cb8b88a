"""Free words that name somebody, wherever they were written: remarks, reasons, trails, captions of files."""

import json

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext

from borderops.labour.models import (
    Employer,
    Intake,
    ListLine,
    MonthCount,
    Permit,
    PersonLink,
    ProgrammeEvent,
    SendingUnit,
    Worker,
    WorkerList,
    WorkerLook,
    WorkerMerge,
)
from borderops.review.attachments import Attachment
from borderops.review.notes import Note

REVIEWED = [WorkerList, MonthCount]
# What people write freely; names of firms and places are none of it, though somebody may be called so.
WRITTEN = {
    Worker: ["note"],
    Permit: ["note"],
    WorkerList: ["basis", "remark", "over_quota_because"],
    ListLine: ["remark"],
    MonthCount: ["source", "remark"],
    Intake: ["closed_because", "note"],
    Employer: ["note"],
    SendingUnit: ["basis", "source"],
    ProgrammeEvent: ["reason", "published_text"],
    WorkerLook: ["about", "purpose"],
    WorkerMerge: ["why"],
    PersonLink: ["why"],
}
PASTS = {model: model.history.model for model in WRITTEN if hasattr(model, "history")}


class Words:
    """Empties what names somebody; `mentions` says of a text whether it does."""

    def __init__(self, mentions):
        self.mentions = mentions

    def clear(self):
        """In records and their history, in the trails, and beside files that stay."""
        for model, names in WRITTEN.items():
            self.blank(model.objects.all(), names)
            if past := PASTS.get(model):
                self.blank(past.objects.all(), [*names, "history_change_reason"])
        for model in REVIEWED:
            for note in Note.objects.about(model).order_by().iterator():
                self.clear_note(note)
        kinds = ContentType.objects.get_for_models(*REVIEWED).values()
        files = Attachment.objects.filter(content_type__in=kinds)
        self.blank(files, ["original_name", "words", "removed_why"])
        files.filter(original_name="").exclude(file="").update(original_name=gettext("file"))

    def blank(self, rows, names):
        """Empties those of some fields that name somebody."""
        written = Q(*[(f"{name}__gt", "") for name in names], _connector=Q.OR)
        for key, *texts in rows.filter(written).order_by().values_list("pk", *names):
            named = {name: "" for name, text in zip(names, texts, strict=True) if self.mentions(text or "")}
            if named:
                rows.model._base_manager.filter(pk=key).update(**named)

    def clear_note(self, note):
        """A note keeps who, when and which fields, and loses the words that name somebody."""
        changes = [each if not self.mentions(json.dumps(each, ensure_ascii=False)) else [each[0], "", ""]
                   for each in note.changes]  # fmt: skip
        words = "" if self.mentions(note.words) else note.words
        if (words, changes) != (note.words, note.changes):
            Note.objects.filter(pk=note.pk).update(words=words, changes=changes)
