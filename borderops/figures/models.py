"""Indicators, and the figures that documents publish of them, word for word beside their value."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Confidence, District
from borderops.figures.querysets import ReportedFigureQuerySet
from borderops.figures.spans import read_as_of, read_period
from borderops.figures.words import FigureWords
from borderops.review.models import Reviewed


class Indicator(models.Model):
    """What is counted or reported, in which unit, and whether its values may be added or compared."""

    class Nature(models.TextChoices):
        FLOW = "flow", _("Flow")
        STOCK = "stock", _("Stock")
        CUMULATIVE = "cumulative", _("Cumulative")
        TARGET = "target", _("Target")

    key = models.CharField(_("key"), max_length=60, unique=True)
    label_vi = models.CharField(_("Vietnamese name"), max_length=160)
    label_en = models.CharField(_("English name"), max_length=160)
    unit = models.CharField(pgettext_lazy("of measure", "unit"), max_length=20)
    display_unit = models.CharField(_("unit as written"), max_length=20, blank=True)
    nature = models.CharField(_("nature"), max_length=10, choices=Nature)
    sums_over_districts = models.BooleanField(_("adds up over districts"), default=False)
    sums_over_periods = models.BooleanField(_("adds up over periods"), default=False)
    comparable = models.BooleanField(_("may be compared with last year"), default=False)
    theme = models.CharField(_("theme"), max_length=20)
    history = HistoricalRecords()

    class Meta:
        ordering = ["key"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self):
        return self.label

    @property
    def label(self):
        """The name in the reader's language."""
        return self.label_en if (get_language() or "").startswith("en") else self.label_vi


class ReportedFigure(FigureWords, Reviewed):
    """A figure that a document publishes: its value, and the words, source and sureness it came with."""

    class Standing(models.TextChoices):
        FINAL = "final", _("Final")
        ESTIMATE = "estimate", _("Estimate")
        DERIVED = "derived", _("Derived")
        TARGET = "target", _("Target")

    told_fields = [
        "indicator", "value", "period", "as_of", "districts", "standing", "qualifier", "published_text",
        "published_change", "source", "confidence", "remark",
    ]  # fmt: skip

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="reported", verbose_name=_("indicator")
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
    search_text = models.TextField(editable=False)
    history = HistoricalRecords(m2m_fields=[districts], excluded_fields=["search_text"])

    # What a form or a workbook says of the districts; kept when the rest is, and told in the same note.
    chosen_districts = None

    objects = ReportedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        permissions = [("review_reportedfigure", "Can review reported figures")]
        default_permissions = ("add", "change", "view")
        indexes = [models.Index(fields=["state", "period"]), models.Index(fields=["updated_at", "id"])]

    def __str__(self):
        return self.number or gettext("Draft of a figure")

    def get_absolute_url(self):
        return reverse("reported-figure", args=[self.reference])

    def number_key(self):
        return f"SL-{timezone.localdate().year}"

    def save(self, *args, **kwargs):
        self.search_text = self.words_to_search()
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
        if errors:
            raise ValidationError(errors)

    def clean_for_submit(self):
        self.full_clean(exclude=["form_key", "number"])
