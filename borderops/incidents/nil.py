"""Months confirmed to have had no case: the only thing that makes a zero."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import District
from borderops.incidents.choices import Regime
from borderops.incidents.querysets import NilConfirmationQuerySet, confirmable_districts
from borderops.review.states import State

A_DAY = timedelta(days=1)


class NilConfirmation(models.Model):
    """A reviewer's word that a district had no case (of a regime, or at all) from one day to another."""

    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name=_("district"))
    regime = models.CharField(_("counts as"), max_length=2, choices=Regime, blank=True)
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    history = HistoricalRecords()

    objects = NilConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["start", "district"]
        verbose_name = _("confirmation of no case")
        verbose_name_plural = _("confirmations of no case")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["district", "regime", "start", "end"], name="one_nil_confirmation"
            )
        ]

    def __str__(self):
        return f"{self.district}: {vietnamese.day(self.start)} – {vietnamese.day(self.end)}"

    def clean(self):
        """A month that is not over, or that has a case counted or on its way, cannot be confirmed as empty."""
        if self.end < self.start:
            raise ValidationError(gettext("The last day lies before the first. Correct one of them."))
        if self.end >= timezone.localdate():
            raise ValidationError(gettext("This month is not over yet. Confirm it after its last day."))
        if self.cases().counted().exists():
            raise ValidationError(gettext("There are accepted cases in this month: it is not empty."))
        if self.cases().filter(state__in=[State.SUBMITTED, State.RETURNED]).exists():
            words = gettext("Cases of this month wait for review or were returned. Decide on them first.")
            raise ValidationError(words)

    def cases(self):
        """The incidents that the confirmation says there are none of."""
        cases = self.district.incidents.on_days(self.start, self.end)
        return cases.filter(regime=self.regime) if self.regime else cases

    def confirm(self, by):
        """Saves the person's word, once; gives the confirmation that stands."""
        self.refuse_outside(by)
        self.by = by
        with transaction.atomic():
            same = {"district": self.district, "regime": self.regime, "start": self.start, "end": self.end}
            District.objects.select_for_update().get(pk=self.district_id)
            if standing := NilConfirmation.objects.filter(**same).first():
                return standing
            self.full_clean()
            self._history_user = by
            self.save()
        return self

    def withdraw(self, by):
        """Takes the word back; the history keeps that it was given."""
        self.refuse_outside(by)
        self._history_user = by
        self.delete()

    def refuse_outside(self, by):
        """Only a reviewer of the whole district may speak for it."""
        if not confirmable_districts(by).filter(pk=self.district_id).exists():
            raise ValidationError(gettext("This district lies outside your places."))


class NilCoverage:
    """The confirmed days of every district and regime over a span of time, read once."""

    def __init__(self, start, end):
        self.spans = {}
        rows = NilConfirmation.objects.touching(start, end).order_by("start")
        for district, regime, first, last in rows.values_list("district", "regime", "start", "end"):
            self.spans.setdefault(district, []).append((regime, first, last))

    def covers(self, district, regime, start, end):
        """Whether every day from `start` to `end` is confirmed, for the regime or for all of them."""
        open_from = start
        for confirmed, first, last in self.spans.get(district, ()):
            if confirmed in ("", regime) and first <= open_from <= last:
                open_from = last + A_DAY
        return start <= end < open_from
