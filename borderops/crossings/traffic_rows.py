"""What a report of traffic counts row by row: travellers by paper, goods by direction."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.choices import Currency, TradeDirection, TravelDocument, ValueUnit
from borderops.crossings.traffic_rules import TradeRules, TravellerRules
from borderops.review.parts import Part

MOST = MaxValueValidator(9_999_999)
NOT_NEGATIVE = MinValueValidator(Decimal(0), _("This is less than zero. Write 0 or more."))


class CountField(models.PositiveIntegerField):
    """How many passed; empty where it was not counted, which is not 0."""

    default_validators = [MOST]

    def __init__(self, verbose_name=None, **kwargs):
        super().__init__(verbose_name, **{"null": True, "blank": True} | kwargs)


def known_sum(values):
    """The sum of what was counted; nothing where none of it was."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


class TravellerRow(TravellerRules, Part):
    """How many people passed with one kind of paper, each way."""

    report = models.ForeignKey(
        "crossings.TrafficReport", models.CASCADE, editable=False, related_name="travellers"
    )
    document = models.CharField(_("paper"), max_length=15, choices=TravelDocument)
    people_in = CountField(_("people entering"))
    people_out = CountField(_("people leaving"))
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "crossings"
        verbose_name = _("travellers by paper")
        verbose_name_plural = _("travellers by paper")
        constraints = [models.UniqueConstraint(fields=["report", "line"], name="one_line_of_travellers")]

    @property
    def both(self):
        """How many both ways, as far as counted."""
        return known_sum([self.people_in, self.people_out])

    def __str__(self):
        words = gettext("%(paper)s: %(n_in)s in, %(n_out)s out")
        told = {"n_in": vietnamese.number(self.people_in), "n_out": vietnamese.number(self.people_out)}
        return words % {"paper": self.get_document_display(), **told}


class TradeRow(TradeRules, Part):
    """Goods one way: tonnes, and a value as it was said, with its unit and currency."""

    report = models.ForeignKey(
        "crossings.TrafficReport", models.CASCADE, editable=False, related_name="trade"
    )
    direction = models.CharField(_("direction"), max_length=10, choices=TradeDirection)
    goods = models.CharField(_("goods"), max_length=120, blank=True)
    tonnes = models.DecimalField(
        _("tonnes"), max_digits=14, decimal_places=3, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    value = models.DecimalField(
        _("value"), max_digits=18, decimal_places=3, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    value_unit = models.PositiveBigIntegerField(_("value in"), choices=ValueUnit, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, blank=True)
    # The value in single units of the currency, by which values are added; settled when it is kept.
    amount = models.DecimalField(max_digits=24, decimal_places=3, null=True, editable=False)
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "crossings"
        verbose_name = _("trade by direction")
        verbose_name_plural = _("trade by direction")
        constraints = [models.UniqueConstraint(fields=["report", "line"], name="one_line_of_trade")]

    def save(self, *args, **kwargs):
        self.settle_amount()
        super().save(*args, **kwargs)

    def settle_amount(self):
        """The value in single units of its currency."""
        self.amount = None if self.value is None else self.value * self.value_unit

    def __str__(self):
        tonnes = (
            "" if self.tonnes is None else gettext("%(n)s tonnes") % {"n": vietnamese.number(self.tonnes)}
        )
        return ", ".join(filter(None, [self.get_direction_display(), self.goods, tonnes, self.value_words]))

    @property
    def value_words(self):
        """The value as it was said: 180,1 million USD."""
        if self.value is None:
            return ""
        unit = "" if self.value_unit == ValueUnit.ONE else self.get_value_unit_display()
        return " ".join(filter(None, [vietnamese.number(self.value), str(unit), self.currency]))
