"""Who chooses and sends workers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.labour.programme_keeping import KeptByProvince
from borderops.labour.programmes import Programme


class SendingUnit(KeptByProvince, models.Model):
    """Who chooses and sends workers: a centre for employment, or a company."""

    name = models.CharField(_("name"), max_length=160, unique=True)
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="sending_units", verbose_name=_("labour programmes")
    )
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    history = HistoricalRecords(m2m_fields=[programmes])

    # What a form or a workbook says of the programmes; kept together with the rest.
    several = "programmes"

    class Meta:
        app_label = "labour"
        verbose_name = _("sending unit")
        verbose_name_plural = _("sending units")
        default_permissions = ("add", "change", "view")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def days_words(self):
        """From when until when it sends workers, as far as that is said."""
        since, until = vietnamese.day(self.valid_from), vietnamese.day(self.valid_to)
        if self.valid_from and self.valid_to:
            return f"{since} – {until}"
        if self.valid_from:
            return gettext("since %(day)s") % {"day": since}
        return gettext("until %(day)s") % {"day": until} if self.valid_to else ""

    @property
    def has_ended(self):
        """Whether its last day has passed."""
        return bool(self.valid_to and self.valid_to < timezone.localdate())

    def clean(self):
        for name in ("name", "basis", "source"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            words = gettext("The last day lies before the first. Correct one of them.")
            raise ValidationError({"valid_to": words})
