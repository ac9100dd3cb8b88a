"""Period reports: what an office writes of a period, from the first draft to what was issued and is frozen."""

import json
import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.figures.periods import Period
from borderops.summaries.report_frozen import canonical, digest_of
from borderops.summaries.report_querysets import ReportQuerySet, ReportState
from borderops.summaries.report_templates import ReportTemplate

# What stands at the head and the foot of the paper, as somebody has typed it.
HEAD = [
    "agency_above", "agency", "official_number", "place", "written_on", "signature", "signer", "recipients",
]  # fmt: skip


class Report(models.Model):
    """A report on a period. Once issued it never changes; a later one of the same period replaces it.

    A draft that nobody needs is discarded: it is kept with its number, and stands in the list for who asks for it.
    """

    number = models.CharField(_("number"), max_length=30, unique=True)
    period = models.CharField(_("period"), max_length=30)
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))
    title = models.CharField(pgettext_lazy("report", "subject"), max_length=300)
    template = models.ForeignKey(
        ReportTemplate, models.PROTECT, null=True, related_name="reports", verbose_name=_("report template")
    )
    # JSON as it was made from the register; a text, so that not a sign of it is written otherwise.
    content = models.TextField(pgettext_lazy("report", "content"))
    drawn_at = models.DateTimeField(pgettext_lazy("report", "figures taken at"))
    # The office's own words, by the key of the section.
    words = models.JSONField(pgettext_lazy("report", "own words"), default=dict)
    agency_above = models.CharField(pgettext_lazy("report", "agency above"), max_length=150, blank=True)
    agency = models.CharField(pgettext_lazy("report", "agency"), max_length=150, blank=True)
    official_number = models.CharField(pgettext_lazy("report", "official number"), max_length=60, blank=True)
    place = models.CharField(pgettext_lazy("report", "place"), max_length=60, blank=True)
    written_on = models.DateField(pgettext_lazy("report", "day"), null=True)
    # Such as KT. GIÁM ĐỐC, and below it PHÓ GIÁM ĐỐC.
    signature = models.CharField(pgettext_lazy("report", "who signs, by office"), max_length=150, blank=True)
    signer = models.CharField(pgettext_lazy("report", "name under the signature"), max_length=100, blank=True)
    recipients = models.TextField(pgettext_lazy("report", "recipients"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    form_key = models.UUIDField(unique=True, default=uuid.uuid4)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=pgettext_lazy("report", "made by"),
    )  # fmt: skip
    made_at = models.DateTimeField(pgettext_lazy("report", "made at"), default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+",
        verbose_name=pgettext_lazy("report", "last written by"),
    )  # fmt: skip
    written_at = models.DateTimeField(pgettext_lazy("report", "last written at"), default=timezone.now)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=pgettext_lazy("report", "checked by"),
    )  # fmt: skip
    checked_at = models.DateTimeField(pgettext_lazy("report", "checked at"), null=True)
    returned_words = models.CharField(pgettext_lazy("report", "why returned"), max_length=500, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=pgettext_lazy("report", "issued by"),
    )  # fmt: skip
    issued_at = models.DateTimeField(pgettext_lazy("report", "issued at"), null=True)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=pgettext_lazy("report", "discarded by"),
    )  # fmt: skip
    discarded_at = models.DateTimeField(pgettext_lazy("report", "discarded at"), null=True)
    discarded_words = models.CharField(pgettext_lazy("report", "why discarded"), max_length=500, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by",
        verbose_name=pgettext_lazy("report", "replaces"),
    )  # fmt: skip
    document = models.BinaryField(pgettext_lazy("report", "the document as issued"), null=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    document_digest = models.CharField(
        pgettext_lazy("report", "digest of the document"), max_length=64, blank=True
    )
    history = HistoricalRecords(excluded_fields=["document"])

    objects = ReportQuerySet.as_manager()

    class Meta:
        app_label = "summaries"
        verbose_name = _("period report")
        verbose_name_plural = _("period reports")
        default_permissions = ("view", "add", "change")
        permissions = [("issue_report", "Can check and issue reports")]
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["made_at", "id"], name="reports_lately"),
            models.Index(fields=["period", "state"], name="reports_of_a_period"),
        ]

    def __str__(self):
        return self.number

    def save(self, *args, **kwargs):
        """Whatever door it comes through: what is issued stays as it is."""
        self.refuse_frozen()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("report", args=[self.number])

    def delete(self, *args, **kwargs):
        self.refuse_frozen()
        return super().delete(*args, **kwargs)

    def refuse_frozen(self):
        """Raises ValidationError where it has been issued."""
        if self.pk and Report.objects.issued().filter(pk=self.pk).exists():
            words = gettext(
                "%(number)s has been issued and never changes. Make a new report, which replaces it."
            )
            raise ValidationError(words % {"number": self.number}, code="frozen")

    @property
    def is_draft(self):
        return self.state == ReportState.DRAFT

    @property
    def is_issued(self):
        return self.state == ReportState.ISSUED

    @property
    def is_discarded(self):
        return self.state == ReportState.DISCARDED

    @cached_property
    def span(self):
        return Period.parse(self.period)

    @cached_property
    def told(self):
        """The content, to be read."""
        return json.loads(self.content)

    @property
    def is_intact(self):
        """Whether all that was issued is still what the digests were taken of."""
        return self.digest == digest_of(canonical(self)) and self.document_is_intact

    @property
    def document_is_intact(self):
        return self.document_digest == digest_of(self.document)
