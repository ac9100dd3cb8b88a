"""What happens in the life of a programme: when it was started, suspended, restored or ended, and why."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Confidence
from borderops.figures.spans import is_rough_day, last_day_of, rough_day_words
from borderops.labour.choices import RUNNING, ProgrammeStep
from borderops.labour.programme_keeping import KeptByProvince
from borderops.labour.programmes import Programme


class ProgrammeEvent(KeptByProvince, models.Model):
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

    def withdraw(self, by):
        """Takes back a step that did not happen; the history keeps it."""
        with transaction.atomic():
            self.take_turn()
            if not type(self).objects.filter(pk=self.pk).exists():
                return  # a second tap, or somebody else, was quicker
            self.refuse_not_kept(by)
            self.refuse_withdrawal()
            self._history_user = by
            self.delete()

    def take_turn(self):
        """One after another for each programme, so that the order of its life holds."""
        list(Programme.objects.select_for_update(no_key=True).filter(pk=self.programme_id))

    @property
    def tone(self):
        """How its chip looks: it runs, rests, or is over."""
        if self.kind in RUNNING:
            return "ok"
        return "stop" if self.kind == ProgrammeStep.SUSPENDED else "mute"

    @property
    def is_to_come(self):
        """Whether it does not count yet: a year or month counts from its last day."""
        return self.counts_from > timezone.localdate()

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
            errors |= dict(self.faults_of_order())
        if self.kind == ProgrammeStep.SUSPENDED and not self.reason:
            errors["reason"] = gettext("Say why the programme was suspended.")
        if errors:
            raise ValidationError(errors)

    def steps_around(self):
        """The steps before and after it in the life of its programme; None where there is none."""
        day, key = last_day_of(self.on), self.pk or float("inf")
        others = sorted(
            (
                step
                for step in ProgrammeEvent.objects.filter(programme=self.programme_id)
                if step.pk != self.pk
            ),
            key=lambda step: (step.counts_from, step.pk),
        )
        before = [step for step in others if (step.counts_from, step.pk) < (day, key)]
        return before[-1] if before else None, next(iter(others[len(before) :]), None)

    def faults_of_order(self):
        """Only what runs can be suspended, and only what rests can be restored; what comes later must still follow."""
        before, after = self.steps_around()
        if not follows(self.kind, before and before.kind):
            words = gettext("Before it the programme was “%(before)s”: this step does not follow from that.")
            yield "kind", words % {"before": str(before) if before else gettext("not started")}
        elif after and not follows(after.kind, self.kind):
            words = gettext(
                "“%(after)s” is written down after it and would not follow from it. Mend that one first."
            )
            yield "kind", words % {"after": after}

    def refuse_withdrawal(self):
        """Raises ValidationError where a later step would not follow any more."""
        before, after = self.steps_around()
        if after and not follows(after.kind, before and before.kind):
            words = gettext("“%(after)s” follows from this step. Take that one back first.")
            raise ValidationError(words % {"after": after})


def follows(kind, before):
    """Whether a step can come after another one, or as the first."""
    return {
        ProgrammeStep.STARTED: before in (None, ProgrammeStep.ENDED),
        ProgrammeStep.SUSPENDED: before in RUNNING,
        ProgrammeStep.RESTORED: before == ProgrammeStep.SUSPENDED,
        ProgrammeStep.ENDED: before not in (None, ProgrammeStep.ENDED),
    }[kind]
