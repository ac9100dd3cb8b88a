"""Figures that documents publish, word for word beside their value."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Confidence, District
from borderops.figures.judging import Judged
from borderops.figures.querysets import ReportedFigureQuerySet
from borderops.figures.replacing import Replacing
from borderops.figures.same import AboutTheSame, place_key
from borderops.figures.spans import read_as_of, read_period
from borderops.figures.words import FigureWords
from borderops.review.models import Reviewed


class ReportedFigure(FigureWords, AboutTheSame, Replacing, Judged, Reviewed):
    """A figure that a document publishes: its value, and the words, source and sureness it came with."""

    class Standing(models.TextChoices):
        FINAL = "final", _("Final")
        ESTIMATE = "estimate", _("Estimate")
        DERIVED = "derived", _("Derived")
        TARGET = "target", _("Target")

    told_fields = [
        "indicator", "value", "period", "as_of", "districts", "standing", "qualifier", "published_text",
        "published_change", "source", "confidence", "remark", "replaces", "sums_reason",
    ]  # fmt: skip

    indicator = models.ForeignKey(
        "figures.Indicator", models.PROTECT, related_name="reported", verbose_name=_("indicator")
    )
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=3, null=True, blank=True)
    period = models.CharField(_("period"), max_length=30, blank=True)
    as_of = models.CharField(_("as of"), max_length=10, blank=True)
    districts = models.ManyToManyField(
        District, blank=True, related_name="reported_figures", verbose_name=_("districts")
    )
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.FINAL)
    qualifier = models.CharField(_("qualifier"), max_length=20, blank=True)
    published_text = models.CharField(_("published words"), max_length=300, blank=True)
    published_change = models.CharField(_("published comparison"), max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=120)
    confidence = models.CharField(
        _("how sure"), max_length=1, choices=Confidence, default=Confidence.SURE, blank=True
    )
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    # The estimate whose place it takes; that one stays as what was published then.
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("takes the place of"),
    )
    sums_reason = models.CharField(_("why the sums do not agree"), max_length=200, blank=True)
    judgement = models.CharField(_("what was decided"), max_length=500, blank=True, editable=False)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    judged_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    # What it is about beside its indicator, always written alike (see figures.same).
    time_key = models.CharField(max_length=40, default="", editable=False)
    place_key = models.CharField(max_length=200, default="", editable=False)
    search_text = models.TextField(editable=False)
    history = HistoricalRecords(
        m2m_fields=[districts], excluded_fields=["search_text", "time_key", "place_key"]
    )

    # What a form or a workbook says of the districts; kept when the rest is, and told in the same note.
    chosen_districts = None

    objects = ReportedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        permissions = [("review_reportedfigure", "Can review reported figures")]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["state", "period"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["indicator", "time_key", "place_key"]),
        ]

    def __str__(self):
        return self.number or gettext("Draft of a figure")

    def get_absolute_url(self):
        return reverse("reported-figure", args=[self.reference])

    def number_key(self):
        return f"SL-{timezone.localdate().year}"

    def save(self, *args, **kwargs):
        self.search_text, self.time_key = self.words_to_search(), self.time_now
        self.place_key = self.place
        if not self._state.adding:
            self.keep_districts()
            return super().save(*args, **kwargs)
        super().save(*args, **kwargs)
        if self.chosen_districts:
            self.districts.set(self.chosen_districts)

    def keep_districts(self):
        """Sets the chosen districts before the rest is saved, so that one history row tells it all."""
        if self.chosen_districts is None:
            return
        self.skip_history_when_saving = True
        try:
            self.districts.set(self.chosen_districts)
        finally:
            del self.skip_history_when_saving

    def words_to_search(self):
        """Everything a person may remember of the figure, folded."""
        parts = [self.number, self.indicator.label_vi, self.indicator.label_en, self.indicator.key]
        parts += [self.published_text, self.source, self.remark]
        return vietnamese.fold(" ".join(part for part in parts if part))

    def told_value(self, name):
        if name == "districts":
            return ", ".join(district.name for district in self.districts_now())
        if name == "indicator":
            return self.indicator.label_vi if self.indicator_id else ""
        if name == "value":
            return "" if self.value is None else f"{Decimal(self.value).normalize():f}"
        return super().told_value(name)

    @classmethod
    def show(cls, name, value):
        return vietnamese.number(value) if name == "value" and value else super().show(name, value)

    def districts_now(self):
        """The districts as chosen, or else as stored, west to east."""
        if self.chosen_districts is None:
            return list(self.districts.all()) if self.pk else []
        return list(self.chosen_districts)

    def clean(self):
        """A figure belongs to a period or stands as of a day; a value may be missing only where words say why."""
        errors = {}
        for name, read in (("period", read_period), ("as_of", read_as_of)):
            try:
                setattr(self, name, getattr(self, name) and read(getattr(self, name)))
            except ValueError as refusal:
                errors[name] = str(refusal)
        if bool(self.period) == bool(self.as_of):
            errors["period"] = gettext("Give either a period or the day as of which the figure stands.")
        if self.value is None and not self.published_text:
            errors["value"] = gettext("Give the value, or the published words that stand in its place.")
        if self.value is not None and self.value < 0:
            errors["value"] = gettext("A figure is 0 or more.")
        if not errors and self.replaces_id and self.indicator_id and (words := self.fault_of_replacing()):
            errors["replaces"] = words
        if errors:
            raise ValidationError(errors)

    def clean_for_submit(self):
        self.full_clean(exclude=["form_key", "number"])
        self.refuse_replacing()


@receiver(m2m_changed, sender=ReportedFigure.districts.through)
def keep_place(sender, instance, action, reverse, **told):
    """Whoever changes the districts of a figure changes what it is about."""
    if action.startswith("post_") and not reverse:
        instance.place_key = place_key(instance.districts.all())
        ReportedFigure.objects.filter(pk=instance.pk).update(place_key=instance.place_key)
