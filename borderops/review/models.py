"""Reviewed records: one person logs, another signs off, and every step leaves a note."""

import datetime
import uuid
from contextlib import nullcontext

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import Unit
from borderops.review.attachments import Attachment, FileLook
from borderops.review.counters import Counter
from borderops.review.notes import Note
from borderops.review.parts import Parts
from borderops.review.querysets import ReviewedQuerySet
from borderops.review.states import LEADS_FROM, State, Verb
from borderops.review.taking_back import TakenBack
from borderops.review.verbs import Verbs
from borderops.review.writing import Writing

__all__ = ["Attachment", "Counter", "FileLook", "Note", "Reviewed"]


class Reviewed(Writing, Verbs, TakenBack, Parts, models.Model):
    """A report of something that happened: written by one person (Writing), signed off by another (Verbs)."""

    # The fields whose changes are told in the notes; `told_parts` are told after them.
    told_fields = []
    # The fields that a return may always point at; at others where something is told. Nothing: all of them.
    usual_fields = []
    # Whether an accepted record changes others (see `has_become`).
    has_consequences = False
    # Whether `save` does no more than `make_ready`, so that many new ones may be kept at once (see `write_many`).
    keeps_in_bulk = False

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
    review_due_at = models.DateTimeField(_("to be reviewed by"), null=True, editable=False)
    # A digest of what was told when it was first logged, by which the same form is known when it comes again.
    first_told = models.CharField(max_length=64, editable=False, default="")
    notes = GenericRelation(Note)
    files = GenericRelation(Attachment)

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

    @property
    def is_late(self):
        """Whether it should have been reviewed by now."""
        due = self.review_due_at
        return bool(self.state == State.SUBMITTED and due and due < timezone.now())

    def number_key(self):
        """What the running number is counted under, such as `VV-2026-DV`."""
        raise NotImplementedError

    def number_of(self, turn):
        """The record's number, given its turn under `number_key`."""
        return f"{self.number_key()}-{turn:04d}"

    def time_to_review(self):
        """How long a reviewer may take; nothing where there is no deadline."""
        return None

    def make_ready(self):
        """Sets what follows from the rest of the record, each time it is kept."""

    @classmethod
    def many_at_once(cls):
        """Within this, what the rules of many records ask for is read once for all of them."""
        return nullcontext()

    def about_to(self, verb):
        """Sets what else a verb of one record changes in it; accepting, which may be done in bulk, changes nothing."""

    @classmethod
    def take_first(cls, keys):
        """Locks what must be held before the rows of these records; the same in one verb and in many at once."""

    def has_become(self, verb, by):
        """What follows from a verb for other records; see `has_consequences`."""

    def is_whole_for(self, user):
        """Whether this person, who may see the record, may read all of it: account, trail and files."""
        return True

    def clean_for_submit(self):
        """Raises ValidationError for what a draft may lack and a submitted record may not."""

    def refuse_gaps(self):
        """The same for a record of which all that holds for drafts is known to hold."""
        self.clean_for_submit()

    def lies_in(self, places):
        """Whether the record's place is within reach; registers without a place lie everywhere."""
        return True

    @classmethod
    def label(cls, name):
        """What a told field or list is called."""
        field = cls._meta.get_field(name)
        return field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name

    @classmethod
    def show(cls, name, value):
        """A told value in the reader's language."""
        field = cls._meta.get_field(name)
        if isinstance(field, models.BooleanField):
            return gettext("yes") if value == "True" else gettext("no")
        if isinstance(field, models.DateTimeField) and value:
            return vietnamese.moment(datetime.datetime.fromisoformat(value))
        if isinstance(field, models.TimeField):
            return value[:5]
        if isinstance(field, models.DateField) and value:
            return vietnamese.day(datetime.date.fromisoformat(value))
        return str(dict(getattr(field, "flatchoices", ())).get(value, value))

    def fields_to_point_at(self):
        """The told fields and lists that a reviewer may ask to be mended."""
        told = self.told_values()
        return [name for name in told if told[name] or not self.usual_fields or name in self.usual_fields]

    def told_values(self):
        """The told fields and lists as plain text, for notes."""
        return {name: self.told_value(name) for name in [*self.told_fields, *self.told_parts]}

    def told_value(self, name):
        if name in self.told_parts:
            return "; ".join(str(row) for row in self.part(name))
        value = getattr(self, name, None)  # an empty record, of which a form asks only the names, has no post
        if type(value) is str:
            return value
        return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
