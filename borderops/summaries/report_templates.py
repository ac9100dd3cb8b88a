"""Templates of the period report: Word files that an office edits itself, kept as they were sent."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.review.attachments import DamagedFile
from borderops.summaries.report_frozen import digest_of


class ReportTemplateQuerySet(models.QuerySet):
    """Templates, the retired ones among them."""

    def offered(self):
        """Those with which a new report may be made."""
        return self.filter(retired_at__isnull=True)

    def for_list(self):
        """With everything that a row shows, and without the files."""
        return self.select_related("added_by", "retired_by").defer("content")


class ReportTemplate(models.Model):
    """A Word file into which reports are written. Its file never changes: a new one is a new template."""

    name = models.CharField(pgettext_lazy("report", "name of the template"), max_length=100)
    note = models.CharField(pgettext_lazy("report", "what it is for"), max_length=200, blank=True)
    file_name = models.CharField(_("name as sent"), max_length=150, editable=False)
    content = models.BinaryField(_("file"), editable=False)
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"), default=timezone.now, editable=False)
    retired_at = models.DateTimeField(pgettext_lazy("report", "retired at"), null=True, editable=False)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=pgettext_lazy("report", "retired by"),
    )  # fmt: skip
    history = HistoricalRecords(excluded_fields=["content"])

    objects = ReportTemplateQuerySet.as_manager()

    class Meta:
        app_label = "summaries"
        verbose_name = _("report template")
        verbose_name_plural = _("report templates")
        default_permissions = ("view", "add", "change")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("report-templates")

    @property
    def is_offered(self):
        return self.retired_at is None

    @property
    def state_words(self):
        if self.is_offered:
            return pgettext("report", "in use")
        return pgettext("report", "retired")

    def taken_out(self):
        """The file as it was kept; DamagedFile where it no longer is that."""
        content = bytes(self.content)
        if digest_of(content) != self.digest:
            raise DamagedFile
        return content

    def keep(self, by, content, file_name):
        """Keeps a new template; the same file is kept once."""
        self.digest = digest_of(content)
        self.content, self.file_name, self.added_by = content, file_name[:150], by
        self._history_user = by
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError:
            self.refuse_twin(self.digest)
            raise
        return self

    @classmethod
    def refuse_twin(cls, digest):
        """Raises ValidationError where the same file is a template already."""
        same = cls.objects.filter(digest=digest).only("name", "retired_at").first()
        if same is None:
            return
        words = gettext("The same file is here already as “%(name)s”.")
        if not same.is_offered:
            words = gettext("The same file is here as “%(name)s”, which is retired. Offer that one again.")
        raise ValidationError(words % {"name": same.name}, code="same")

    def retire(self, by):
        """No new report is made with it; those that were keep it."""
        self.set_retired(by, timezone.now())

    def offer_again(self, by):
        self.set_retired(None, None, by)

    def set_retired(self, who, when, by=None):
        self.retired_by, self.retired_at = who, when
        self._history_user = by or who
        self.save(update_fields=["retired_by", "retired_at"])
