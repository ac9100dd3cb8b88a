"""The fuller facts of an incident, beside what the quick form asks: who found it, which people, how grave."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import Unit
from borderops.incidents.choices import Confidence, FoundBy, Severity
from borderops.patrols.days import day_of


class CountField(models.PositiveIntegerField):
    """A number of people; empty where it was not counted, which is not 0."""

    default_validators = [MaxValueValidator(99_999)]

    def __init__(self, verbose_name=None, **kwargs):
        super().__init__(verbose_name, **{"null": True, "blank": True} | kwargs)


class Details(models.Model):
    """Nothing of this is asked for; what is told must fit together."""

    reported_at = models.DateTimeField(_("reported at"), null=True, blank=True)
    found_by = models.CharField(_("how it was found"), max_length=12, choices=FoundBy, blank=True)
    found_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit that found it")
    )
    handling_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit that handles it")
    )
    male = CountField(_("male"))
    female = CountField(_("female"))
    under_18 = CountField(_("under 18"))
    vn = CountField(_("Vietnamese citizens"))
    cn = CountField(_("Chinese citizens"))
    other_nationality = CountField(_("of other nationality"))
    sums_reason = models.CharField(_("why the sums do not agree"), max_length=200, blank=True)
    victims = CountField(_("victims"))
    handed_back = CountField(_("handed back"))
    received = CountField(_("received"))
    injured = CountField(_("injured"))
    confidence = models.CharField(_("how far checked"), max_length=10, choices=Confidence, blank=True)
    severity = models.CharField(_("severity"), max_length=1, choices=Severity, default=Severity.ORDINARY)
    paper_book_number = models.CharField(_("number in the paper book"), max_length=30, blank=True)

    DETAILS = [
        "reported_at", "found_by", "found_unit", "handling_unit", "male", "female", "under_18", "vn", "cn",
        "other_nationality", "sums_reason", "victims", "handed_back", "received", "injured", "confidence",
        "severity", "paper_book_number",
    ]  # fmt: skip
    OTHERS = ["victims", "handed_back", "received", "injured"]

    class Meta:
        abstract = True

    def faults_of_details(self):
        """What cannot be true, by field."""
        errors = {}
        if self.reported_at and self.reported_at > timezone.now():
            errors["reported_at"] = gettext("This time lies in the future. Write when it was reported.")
        elif self.reported_at and self.occurred_on and self.reported_on < self.occurred_on:
            errors["reported_at"] = gettext("It was reported before it happened. Correct one of the two.")
        return errors

    @property
    def reported_on(self):
        """The day on which it was reported."""
        return day_of(self.reported_at)

    def sums_that_fail(self):
        """Which parts do not agree with the total of offenders, in words; nothing where the total is unknown."""
        if self.offenders is None:
            return []
        groups = [
            (_("male + female"), [self.male, self.female]),
            (_("nationalities together"), [self.vn, self.cn, self.other_nationality]),
            (_("under 18"), [self.under_18, None]),
        ]
        return [self.sum_words(label, parts) for label, parts in groups if self.sum_fails(parts)]

    def sum_fails(self, parts):
        """Whether known parts pass the total, or, when all are known, do not reach it."""
        known = [part for part in parts if part is not None]
        complete = len(known) == len(parts)
        return bool(known) and (sum(known) > self.offenders or (complete and sum(known) != self.offenders))

    def sum_words(self, label, parts):
        known = sum(part for part in parts if part is not None)
        return gettext("%(parts)s: %(sum)s, but %(total)s offenders") % {
            "parts": label, "sum": vietnamese.number(known), "total": vietnamese.number(self.offenders)}  # fmt: skip

    def unexplained_sums(self):
        """Sums that fail are kept, as documents have them too, but only with a reason; these have none."""
        return [] if self.sums_reason.strip() else self.sums_that_fail()
