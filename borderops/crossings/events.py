"""What happened in the life of a crossing point, and what kind of crossing it has been from then on."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.crossings.choices import STAGES, CrossingKind, LifeStep
from borderops.crossings.event_rules import EventRules
from borderops.crossings.points import CrossingPoint
from borderops.districts.models import Confidence
from borderops.figures.spans import last_day_of, rough_day_words
from borderops.review.seen_before import SeenBefore


class CrossingEvent(EventRules, SeenBefore, models.Model):
    """A crossing point was proposed, opened, upgraded, closed: when, on what basis, and what it became."""

    crossing = models.ForeignKey(
        CrossingPoint, models.PROTECT, related_name="events", verbose_name=_("crossing point")
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=LifeStep)
    kind_after = models.CharField(_("what it became"), max_length=15, choices=CrossingKind, blank=True)
    on = models.CharField(_("when"), max_length=10)
    counts_from = models.DateField(editable=False)
    decision = models.CharField(_("number and day of the decision"), max_length=120, blank=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    published_text = models.CharField(_("words of the source"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords()

    class Meta:
        app_label = "crossings"
        verbose_name = _("event of a crossing point")
        verbose_name_plural = _("events of crossing points")
        default_permissions = ("add", "change", "view")
        ordering = ["counts_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["crossing", "kind", "on"], name="one_crossing_event_a_time")
        ]

    def __str__(self):
        parts = [self.get_kind_display(), self.get_kind_after_display(), self.on_words]
        return ", ".join(part for part in parts if part)

    def save(self, *args, **kwargs):
        self.counts_from = last_day_of(self.on)
        super().save(*args, **kwargs)

    def write(self, by, seen=None, trusted=False):
        """Keeps the event, one after another for each crossing point, so that the order of its life holds."""
        with transaction.atomic():
            self.crossing = CrossingPoint.objects.select_for_update(no_key=True).get(pk=self.crossing_id)
            if not trusted:
                self.refuse_not_kept(by)
            self.refuse_stale(seen)
            self.full_clean()
            self._history_user = by
            self.save()
        return self

    def withdraw(self, by):
        """Takes back an event that did not happen; the history keeps it."""
        with transaction.atomic():
            self.crossing = CrossingPoint.objects.select_for_update(no_key=True).get(pk=self.crossing_id)
            if not type(self).objects.filter(pk=self.pk).exists():
                return  # a second tap, or somebody else, was quicker
            self.refuse_not_kept(by)
            self.refuse_withdrawal()
            self._history_user = by
            self.delete()

    def refuse_not_kept(self, by):
        """Raises ValidationError where the crossing point is somebody else's to keep."""
        if not self.crossing.is_kept_by(by):
            raise ValidationError(gettext("This crossing point lies outside your places."))

    @property
    def is_stage(self):
        """Whether it only prepares what the crossing point shall become."""
        return self.kind in STAGES

    @property
    def on_words(self):
        """When, as exact as its source."""
        return rough_day_words(self.on)

    def fulfils(self, stage):
        """Whether this event made of the crossing point what a stage had prepared."""
        if self.is_stage or self.kind == LifeStep.CLOSED:
            return False
        gates = {CrossingKind.INTERNATIONAL, CrossingKind.MAIN, CrossingKind.SECONDARY, CrossingKind.GATE}
        meant = gates if stage.kind_after == CrossingKind.GATE else {stage.kind_after}
        return not stage.kind_after or self.kind_after in meant
