"""The standing ways of working with the other side, and since when each runs or is suspended."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Confidence
from borderops.figures.rough_days import first_day_of, how_to_write
from borderops.figures.spans import is_rough_day, last_day_of, rough_day_words
from borderops.patrols.choices import Mechanism, MechanismState

TONES = {MechanismState.RUNNING: "ok", MechanismState.SUSPENDED: "wait", MechanismState.ENDED: "mute"}
WRITTEN = ("reason", "replaced_by", "published_text", "source")


class MechanismQuerySet(models.QuerySet):
    """Changes of the mechanisms, oldest first."""

    def standing_on(self, day):
        """The last change of each mechanism until a day, as {mechanism: change}."""
        return {
            change.mechanism: change
            for change in self.filter(counts_from__lte=day).order_by("counts_from", "pk")
        }


class MechanismChange(models.Model):
    """A mechanism runs, is suspended or has ended: since when, why, and what stands in its place."""

    mechanism = models.CharField(_("mechanism"), max_length=10, choices=Mechanism)
    state = models.CharField(_("state"), max_length=10, choices=MechanismState)
    since = models.CharField(_("since"), max_length=10)
    counts_from = models.DateField(editable=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    replaced_by = models.CharField(_("replaced by"), max_length=200, blank=True)
    published_text = models.CharField(_("words of the source"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords()

    objects = MechanismQuerySet.as_manager()

    class Meta:
        app_label = "patrols"
        verbose_name = _("change of a mechanism")
        verbose_name_plural = _("changes of mechanisms")
        default_permissions = ("add", "change", "view")
        ordering = ["counts_from", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mechanism", "since"], name="one_mechanism_change_a_time")
        ]

    def __str__(self):
        return f"{self.get_mechanism_display()}: {self.get_state_display()}, {self.since_words}"

    def save(self, *args, **kwargs):
        self.counts_from = last_day_of(self.since)
        super().save(*args, **kwargs)

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name), single_line=True))
        if self.since and (words := self.why_not_since()):
            raise ValidationError({"since": words})

    def why_not_since(self):
        """What is wrong with the time: it is none, lies in the future, or is said of this mechanism already."""
        if not is_rough_day(self.since):
            return how_to_write()
        if self.since > timezone.localdate().isoformat()[: len(self.since)]:
            return gettext("This lies in the future. Write what has happened.")
        same = type(self).objects.filter(mechanism=self.mechanism, since=self.since).exclude(pk=self.pk)
        if same.exists():
            return gettext("A change of this mechanism is written down for this time. Correct that one.")
        return ""

    def may_have_begun_by(self, day):
        """Whether a day lies in the year or month of the change, whose own day nobody knows."""
        return first_day_of(self.since) <= day < self.counts_from

    @property
    def tone(self):
        """Which shape the state wears beside its words."""
        return TONES[self.state]

    @property
    def since_words(self):
        """Since when, as exact as its source."""
        return rough_day_words(self.since)

    @property
    def standing_words(self):
        """The state and since when."""
        words = gettext("%(state)s since %(when)s")
        return words % {"state": self.get_state_display(), "when": self.since_words}

    @property
    def begun_words(self):
        """The same on a day of that year or month: it happened in it, nobody knows whether before or after."""
        words = gettext("In the year %(when)s, on a day not known: %(state)s")
        if len(self.since) > len("2021"):
            words = gettext("In the month %(when)s, on a day not known: %(state)s")
        return words % {"state": self.get_state_display(), "when": self.since_words}
