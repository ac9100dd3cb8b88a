"""Files that go with a record, and who took which of them out."""

import hashlib
import logging
import uuid
from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.people.roles import REVIEWERS
from borderops.review.filing import FOLDER, AttachmentQuerySet, held, off_the_disk
from borderops.review.kinds import CONTENT_TYPES, SUFFIXES, Kind
from borderops.review.notes import Note
from borderops.review.states import Verb

logger = logging.getLogger(__name__)


class DamagedFile(Exception):
    """A file is no longer on the disk, or no longer what was kept."""


def private_name(attachment, name):
    """Where a file is kept: under a name made by chance, so that nothing of it can be guessed."""
    return f"{FOLDER}/{uuid.uuid4().hex}{PurePath(name).suffix}"


class Attachment(models.Model):
    """A photo or document that goes with a reviewed record; nothing that was ever submitted is deleted."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    file = models.FileField(_("file"), upload_to=private_name, blank=True)
    small = models.FileField(upload_to=private_name, blank=True)
    original_name = models.CharField(_("name as sent"), max_length=150)
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(_("SHA-256 of what is kept"), max_length=64)
    digest_as_sent = models.CharField(_("SHA-256 of what was sent"), max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    words = models.CharField(_("what it shows"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    at = models.DateTimeField(_("added at"), default=timezone.now)
    removed_at = models.DateTimeField(_("removed at"), null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("removed by")
    )
    removed_why = models.CharField(_("why removed"), max_length=200, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        app_label = "review"
        ordering = ["at", "pk"]
        default_permissions = ("view",)
        verbose_name = _("file")
        verbose_name_plural = _("files")
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("file", args=[self.key])

    @property
    def name(self):
        """What the file is called when it is taken out: as it was sent, ending as its content does."""
        stem, dot, suffix = self.original_name.rpartition(".")
        named = stem if stem and dot and suffix.isalnum() and not suffix.isdigit() else self.original_name
        return named + SUFFIXES[self.kind]

    @property
    def mime(self):
        return CONTENT_TYPES[self.kind]

    @property
    def size_words(self):
        """The size as people say it."""
        if self.size < 1024 * 1024:
            return f"{vietnamese.number(max(1, round(self.size / 1024)))} KB"
        return f"{vietnamese.number(self.size / 1024 / 1024, 1)} MB"

    @property
    def in_words(self):
        """The file in a line, for the trail."""
        return f"{self.name} ({self.size_words}){': ' if self.words else ''}{self.words}"

    def keep(self, taken):
        """Stores what was taken of a file."""
        self.original_name, self.kind, self.digest_as_sent = taken.name, taken.kind, taken.digest_as_sent
        self.width, self.height, self.size = taken.width, taken.height, len(taken.content)
        self.digest = hashlib.sha256(taken.content).hexdigest()
        self.file.save(f"file{SUFFIXES[self.kind]}", ContentFile(taken.content), save=False)
        if taken.small:
            self.small.save(f"file{SUFFIXES[self.kind]}", ContentFile(taken.small), save=False)
        self.save()

    def stored(self):
        """The names under which it lies on the disk."""
        return [field.name for field in (self.file, self.small) if field]

    def is_open_to(self, user):
        """Whether this person may take the file out: who reads the whole record; removed ones, who reviews."""
        if not user.has_perm("review.view_attachment") or not self.file:
            return False
        records = self.content_type.model_class().objects
        record = records.visible_to(user).filter(pk=self.object_id).first()
        return bool(record and record.is_whole_for(user) and (not self.removed_at or user.holds(*REVIEWERS)))

    def taken_out_by(self, user):
        """The file's content, as it was kept; who took it is noted."""
        content = self.content()
        FileLook.objects.create(attachment=self, by=user)
        return content

    def content(self):
        """What lies on the disk, if it is what was kept."""
        try:
            with self.file.open("rb") as file:
                content = file.read()
        except OSError as problem:
            logger.exception("The file %s of attachment %s cannot be read.", self.file.name, self.pk)
            raise DamagedFile from problem
        if hashlib.sha256(content).hexdigest() != self.digest:
            logger.error("The file %s of attachment %s is not what was kept.", self.file.name, self.pk)
            raise DamagedFile
        return content

    def remove(self, by, why=""):
        """Takes the file out of the record; it is kept, unless the record was never submitted."""
        with transaction.atomic():
            record = held(self.record, by)
            self.refresh_from_db()
            if self.removed_at:
                return
            if record.number and not why:
                raise ValidationError({"why": gettext("Say why the file is removed.")})
            self.removed_at, self.removed_by, self.removed_why = timezone.now(), by, why
            if not record.number:
                transaction.on_commit(partial(off_the_disk, self.stored()))
                self.file = self.small = ""
            self.save(update_fields=["removed_at", "removed_by", "removed_why", "file", "small"])
            words = f"{self.in_words} – {why}" if why else self.in_words
            Note.objects.create(record=record, by=by, verb=Verb.DETACH, words=words)


class FileLook(models.Model):
    """Who took which file out, and when. Never changed afterwards."""

    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="looks", verbose_name=_("file"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("downloaded by")
    )
    at = models.DateTimeField(_("downloaded at"), default=timezone.now)

    class Meta:
        app_label = "review"
        ordering = ["-at", "-pk"]
        default_permissions = ()
        verbose_name = _("download of a file")
        verbose_name_plural = _("downloads of files")

    def __str__(self):
        return f"{self.attachment} – {self.by}"
