"""What happens in the life of a programme: when it was started, suspended, restored or ended, and why."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Confidence
from borderops.figures.spans import is_rough_day, last_day_of, rough_day_words
from borderops.labour.choices import RUNNING, ProgrammeStep
from borderops.labour.programmes import Programme
from borderops.review.seen_before import SeenBefore


class ProgrammeEvent(SeenBefore, models.Model):
    """A programme was started, suspended, restored or ended: when, and why."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="steps", verbose_name=_("labour programme")
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=ProgrammeStep)
    on = models.CharField(_("when"), max_length=10)
    counts_from = models.DateField(editable=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    published_text = models.CharField(_("words of the source"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords()

    class Meta:
        app_label = "labour"
        verbose_name = _("step of a programme")
        verbose_name_plural = _("steps of programmes")
        default_permissions = ("add", "change", "view")
        ordering = ["counts_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "on"], name="one_programme_step_a_time")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.on_words}"

    def save(self, *args, **kwargs):
        self.counts_from = last_day_of(self.on)
        super().save(*args, **kwargs)

    @property
    def on_words(self):
        """When, as exact as its source."""
        return rough_day_words(self.on)

    def clean(self):
        for name in ("reason", "published_text", "source"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = {}
        if self.on and not is_rough_day(self.on):
            errors["on"] = gettext("Write a year, month or day such as 2021, 10/2021 or 14/10/2021.")
        elif self.on and self.on > timezone.localdate().isoformat()[: len(self.on)]:
            errors["on"] = gettext("This lies in the future. Log it when it has happened.")
        elif self.on and self.programme_id and self.kind:
            errors |= self.fault_of_order()
        if self.kind == ProgrammeStep.SUSPENDED and not self.reason:
            errors["reason"] = gettext("Say why the programme was suspended.")
        if errors:
            raise ValidationError(errors)

    def fault_of_order(self):
        """Only what runs can be suspended, and only what rests can be restored."""
        others = [step for step in self.programme.steps.all() if step.pk != self.pk]
        before = [step for step in others if step.counts_from <= last_day_of(self.on)]
        last = max(before, key=lambda step: (step.counts_from, step.pk), default=None)
        kind = last.kind if last else None
        fits = {
            ProgrammeStep.STARTED: kind in (None, ProgrammeStep.ENDED),
            ProgrammeStep.SUSPENDED: kind in RUNNING,
            ProgrammeStep.RESTORED: kind == ProgrammeStep.SUSPENDED,
            ProgrammeStep.ENDED: kind not in (None, ProgrammeStep.ENDED),
        }
        if fits[self.kind]:
            return {}
        words = gettext("Before it the programme was “%(before)s”: this step does not follow from that.")
        return {"kind": words % {"before": str(last) if last else gettext("not started")}}
