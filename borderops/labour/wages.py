"""What a worker is paid: an amount as it was said, with its currency and for what."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.labour.choices import Currency, WagePer


class Wage(models.Model):
    """From–to in one currency; no exchange rate is ever applied."""

    wage_from = models.DecimalField(
        _("wage from"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal(0), _("This is less than zero. Write 0 or more."))],
    )  # fmt: skip
    wage_to = models.DecimalField(
        _("wage to"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal(0), _("This is less than zero. Write 0 or more."))],
    )  # fmt: skip
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, blank=True)
    wage_per = models.CharField(_("wage for"), max_length=5, choices=WagePer, blank=True)

    class Meta:
        abstract = True

    @property
    def wage_words(self):
        """The wage as people read it: 2.000–3.000 CNY a month."""
        ends = [vietnamese.number(end) for end in (self.wage_from, self.wage_to) if end is not None]
        if not ends:
            return ""
        amount = "–".join(dict.fromkeys(ends))
        return " ".join(filter(None, [amount, self.currency, str(self.get_wage_per_display())]))


class WageRules:
    """A wage has its currency, and its lower end stands first."""

    def faults_of_wage(self):
        """What cannot be true of the wage, by field."""
        said = self.wage_from is not None or self.wage_to is not None
        if said and not self.currency:
            yield "currency", gettext("Say in which currency the wage is.")
        if said and not self.wage_per:
            yield "wage_per", gettext("Say for what the wage is paid: a month, a day, an hour, by piece.")
        if self.wage_from is not None and self.wage_to is not None and self.wage_to < self.wage_from:
            yield "wage_to", gettext("The upper end is less than the lower. Correct one of them.")
