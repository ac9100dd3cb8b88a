"""The trail of a record: what each verb leaves behind."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from borderops.review.reasons import LABELS
from borderops.review.states import Verb


class NoteQuerySet(models.QuerySet):
    """Notes, oldest first."""

    def about(self, model):
        """The notes on records of one model."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))


class Note(models.Model):
    """Who did what to a record, when and why, with the old and new values. Never changed afterwards."""

    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    verb = models.CharField(max_length=10, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    fields = models.JSONField(default=list)
    changes = models.JSONField(default=list)

    objects = NoteQuerySet.as_manager()

    class Meta:
        app_label = "review"
        ordering = ["at", "pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self):
        return f"{self.get_verb_display()} – {self.by}"

    @property
    def verb_label(self):
        return self.get_verb_display()

    @property
    def reason_label(self):
        return LABELS.get(self.reason, "")

    @property
    def field_labels(self):
        """The names of the fields that a return points at."""
        model = self.content_type.model_class()
        return [model.label(name) for name in self.fields]

    def labelled_changes(self):
        """Each change as (name of the field, old, new) in the reader's language."""
        model = self.content_type.model_class()
        return [(model.label(name), model.show(name, old), model.show(name, new))
                for name, old, new in self.changes]  # fmt: skip
