"""Files of records: who sees them, when they may be added or removed, and what lies on the disk."""

import logging
from datetime import timedelta
from itertools import batched

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.review.notes import Note
from borderops.review.states import State, Verb

FOLDER = "files"
MOST_FILES = 20
CHUNK = 500
LEFT_ALONE_FOR = timedelta(days=1)
logger = logging.getLogger(__name__)


def reviewed_models():
    """The registers whose records may have files."""
    return [model for model in apps.get_models() if hasattr(model, "is_whole_for")]


def held(record, by):
    """The record as it stands, locked; refuses who may not add or remove files now."""
    stored = type(record).objects.select_for_update().get(pk=record.pk)
    refuse_locked(stored, by)
    return stored


def refuse_locked(record, by):
    """Raises why this person may not add or remove files of the record as it stands."""
    if not record.is_open:
        raise ValidationError(locked_words(record), code="locked")
    if not type(record).objects.editable_by(by).filter(pk=record.pk).exists():
        raise ValidationError(
            gettext("This record belongs to another unit; only that unit can add or remove its files."),
            code="locked",
        )


def locked_words(record):
    """Why the files of a record stay as they are, and what to do about it."""
    if record.state == State.SUBMITTED:
        return gettext(
            "This record waits for review. Ask the reviewer to return it if a file must be added or removed."
        )
    return gettext(
        "This record is locked after review. Bring a later file with a follow-up, or ask the reviewer to reopen it."
    )


def too_many_words(name):
    """Why one more file is not added."""
    words = gettext("“%(name)s” was not added: a record has at most %(most)s files. Remove one first.")
    return words % {"name": name, "most": MOST_FILES}


def off_the_disk(names):
    """Deletes files by the names under which they are stored."""
    for name in names:
        default_storage.delete(name)


class AttachmentQuerySet(models.QuerySet):
    """Files of records."""

    def offered(self):
        """Those that were not removed."""
        return self.filter(removed_at__isnull=True)

    def visible_to(self, user):
        """Those of records that the user may see."""
        if not user.has_perm("review.view_attachment"):
            return self.none()
        seen = Q(pk__in=[])
        for model in reviewed_models():
            keys = model.objects.readable_by(user).values("pk")
            seen |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=keys)
        return self.filter(seen)

    def add(self, record, by, taken, words=""):
        """Keeps a file with a record that is open to this person, and whether it is a new one there."""
        attachment = self.model(record=record, by=by, words=vietnamese.clean(words, single_line=True))
        try:
            with transaction.atomic():
                stored = held(record, by)
                if same := stored.files.offered().filter(digest_as_sent=taken.digest_as_sent).first():
                    return same, False
                if stored.files.offered().count() >= MOST_FILES:
                    raise ValidationError(too_many_words(taken.name), code="many")
                attachment.keep(taken)
                Note.objects.create(record=stored, by=by, verb=Verb.ATTACH, words=attachment.in_words)
        except BaseException:  # whatever ended it: the row is taken back, and the file must go with it
            off_the_disk(attachment.stored())
            raise
        return attachment, True

    def remove_strays(self):
        """Takes from the disk what a broken-off upload left there: files that no record knows, a day old."""
        storage, until = default_storage, timezone.now() - LEFT_ALONE_FOR
        if not storage.exists(FOLDER):
            return
        names = [f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]]
        old = [name for name in names if storage.get_modified_time(name) < until]
        strays = sorted(set(old) - self.known_among(old))
        if strays:
            logger.warning("Files that belong to no record are removed: %s", ", ".join(strays))
        off_the_disk(strays)

    def known_among(self, names):
        """Those of these names under which a file of a record lies."""
        known = set()
        for chunk in batched(names, CHUNK, strict=False):
            known.update(self.filter(file__in=chunk).values_list("file", flat=True))
            known.update(self.filter(small__in=chunk).values_list("small", flat=True))
        return known
