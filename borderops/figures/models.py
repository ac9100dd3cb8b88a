"""Indicators, and the figures that documents publish of them, word for word beside their value."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.figures.counting import counting_of
from borderops.figures.phrases import is_phrase
from borderops.figures.reported import ReportedFigure
from borderops.figures.unit_words import UnitWords, reads_english

__all__ = ["Indicator", "ReportedFigure"]


class Indicator(UnitWords, models.Model):
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
    unit_en = models.CharField(
        _("English unit"),
        max_length=30,
        blank=True,
        help_text=_("For many of it, such as cases; empty where it is the same in English, such as km."),
    )
    display_unit = models.CharField(_("unit as written"), max_length=20, blank=True)
    nature = models.CharField(_("nature"), max_length=10, choices=Nature)
    sums_over_districts = models.BooleanField(_("adds up over districts"), default=False)
    sums_over_periods = models.BooleanField(_("adds up over periods"), default=False)
    comparable = models.BooleanField(_("may be compared with last year"), default=False)
    theme = models.CharField(_("theme"), max_length=20)
    place = models.PositiveSmallIntegerField(
        _("place among the indicators"),
        default=0,
        blank=True,
        help_text=_("In reports and tables, smallest first."),
    )
    phrase = models.CharField(
        _("sentence in reports"),
        max_length=300,
        blank=True,
        help_text=_(
            "In Vietnamese, with {number}, {figure} for number and unit, or {reached} for “đạt” with both."
        ),
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The indicator that this one and its other parts together make up."),
    )
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="in_other_money",
        verbose_name=_("the same amount as"),
        help_text=_("The indicator that says the same amount in another currency."),
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["place", "key"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self):
        return self.label

    @property
    def label(self):
        """The name in the reader's language."""
        return self.label_en if reads_english() else self.label_vi

    @property
    def label_with_unit(self):
        """The name with its unit behind it, unless it says the unit itself; a share needs none."""
        unit = f"({self.unit_words})"
        return self.label if self.unit == "%" or self.label.endswith(unit) else f"{self.label} {unit}"

    @property
    def is_trouble(self):
        """Whether more of it is worse, as of cases; more shifts or goods are no bad news."""
        return self.theme == "incidents"

    @property
    def counting(self):
        """How the register itself counts it; nothing where it is only reported."""
        return counting_of(self.key)

    def clean(self):
        """A sentence has one place for its figure, and no indicator is a part of itself; unplaced ones come first."""
        errors, self.place = {}, self.place or 0
        if self.phrase and not is_phrase(self.phrase):
            errors["phrase"] = gettext(
                "Write {number}, {figure} or {reached} once where the figure stands, and no other braces."
            )
        for name in ("part_of", "same_as"):
            if self.pk and getattr(self, f"{name}_id") == self.pk:
                errors[name] = gettext("Choose another indicator than this one itself.")
        if errors:
            raise ValidationError(errors)
