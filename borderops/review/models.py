"""Reviewed records: one person logs, another signs off, and every step leaves a note."""

import datetime
import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import Unit
from borderops.review.counters import Counter
from borderops.review.notes import Note
from borderops.review.querysets import ReviewedQuerySet
from borderops.review.states import LEADS_FROM, State, Verb
from borderops.review.verbs import Verbs
from borderops.review.writing import Writing

__all__ = ["Counter", "Note", "Reviewed"]


class Reviewed(Writing, Verbs, models.Model):
    """A report of something that happened: written by one person (Writing), signed off by another (Verbs)."""

    # The fields whose changes are told in the notes.
    told_fields = []

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    # Null until the first submit: many drafts have none, and no two records the same.
    number = models.CharField(_("number"), max_length=30, unique=True, null=True, editable=False)  # noqa: DJ001
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("unit that logs")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("logged by"),
    )
    entered_at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("last changed"), default=timezone.now, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, editable=False)
    notes = GenericRelation(Note)

    objects = ReviewedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def reference(self):
        """The number, or before the first submit the form's key: what stands in the address."""
        return self.number or str(self.form_key)

    @property
    def is_open(self):
        """Whether its own unit may still mend it."""
        return self.state in LEADS_FROM[Verb.EDIT]

    def number_key(self):
        """What the running number is counted under, such as `VV-2026-DV`."""
        raise NotImplementedError

    def clean_for_submit(self):
        """Raises ValidationError for what a draft may lack and a submitted record may not."""

    def lies_in(self, places):
        """Whether the record's place is within reach; registers without a place lie everywhere."""
        return True

    @classmethod
    def show(cls, name, value):
        """A told value in the reader's language."""
        field = cls._meta.get_field(name)
        if isinstance(field, models.BooleanField):
            return gettext("yes") if value == "True" else gettext("no")
        if isinstance(field, models.DateField) and value:
            return vietnamese.day(datetime.date.fromisoformat(value))
        return str(dict(field.flatchoices).get(value, value))

    def told_values(self):
        """The told fields as plain text, for notes."""
        return {name: self.told_value(name) for name in self.told_fields}

    def told_value(self, name):
        value = getattr(self, name)
        return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
