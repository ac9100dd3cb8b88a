"""How long review and handling may take, by how grave a case is."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.incidents.choices import Severity

# What holds until the province has set its own: no document gives these, so they are ours to propose.
PROPOSED = {Severity.ORDINARY: (48, 30), Severity.SERIOUS: (24, 20), Severity.VERY_SERIOUS: (6, 10)}

# What was read already, while many records are kept at once.
READ = ContextVar("deadlines that were read", default=None)


class Deadline(models.Model):
    """The time for a severity; a change holds for what is submitted after it."""

    severity = models.CharField(_("severity"), max_length=1, choices=Severity, unique=True)
    review_hours = models.PositiveIntegerField(_("hours to review"), validators=[MinValueValidator(1)])
    handling_days = models.PositiveIntegerField(_("days to handle"), validators=[MinValueValidator(1)])
    history = HistoricalRecords()

    class Meta:
        app_label = "incidents"
        ordering = ["severity"]
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")

    def __str__(self):
        return self.get_severity_display()

    @classmethod
    def of(cls, severity):
        """The deadline of a severity, as the province has set it, or else as proposed."""
        read = READ.get() or {}
        return read[severity] if severity in read else cls.set_or_proposed(severity)

    @classmethod
    def set_or_proposed(cls, severity):
        hours, days = PROPOSED[Severity(severity)]
        proposed = cls(severity=severity, review_hours=hours, handling_days=days)
        return cls.objects.filter(severity=severity).first() or proposed

    @classmethod
    @contextmanager
    def read_once(cls):
        """Within this, the deadlines are those of now: read once, for many records."""
        now = READ.set({severity: cls.set_or_proposed(severity) for severity in Severity.values})
        try:
            yield
        finally:
            READ.reset(now)

    @property
    def time_to_review(self):
        return timedelta(hours=self.review_hours)

    @property
    def time_to_handle(self):
        return timedelta(days=self.handling_days)
