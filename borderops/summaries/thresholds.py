"""Thresholds: the number past which a figure of a district, or of the whole line, is marked and told."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.models import Indicator
from borderops.summaries.kept_once import KeptOnce
from borderops.summaries.schedule_periods import PeriodKind
from borderops.summaries.threshold_figures import Figures
from borderops.summaries.threshold_judging import amount_words, judge
from borderops.summaries.threshold_querysets import ThresholdQuerySet

MOST_PERCENT = 10_000
TWIN = _("There is this threshold already. Change that one, or write another number.")


class Threshold(KeptOnce, models.Model):
    """When a figure is to be marked, and told to those who review and oversee its place."""

    class What(models.TextChoices):
        ABOVE = "above", _("Above this number")
        BELOW = "below", _("Below this number, once the period is over")
        RISE = "rise", _("Up by this number or more on the same days last year")
        RISE_PERCENT = "rise_percent", _("Up by this per cent or more on the same days last year")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=_("indicator"))
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district"),
        help_text=_("Leave it empty for the whole line."),
    )  # fmt: skip
    period_kind = models.CharField(
        pgettext_lazy("of a period", "length"), max_length=10, choices=PeriodKind, default=PeriodKind.MONTH
    )
    what = models.CharField(
        pgettext_lazy("threshold", "when"), max_length=15, choices=What, default=What.ABOVE
    )
    limit = models.DecimalField(pgettext_lazy("threshold", "number"), max_digits=20, decimal_places=3)
    note = models.CharField(
        pgettext_lazy("threshold", "what to do"), max_length=200, blank=True,
        help_text=_("Told together with the figure, such as whom to call."),
    )  # fmt: skip
    active = models.BooleanField(pgettext_lazy("threshold", "in use"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=pgettext_lazy("threshold", "made by"),
    )  # fmt: skip
    made_at = models.DateTimeField(
        pgettext_lazy("threshold", "made at"), default=timezone.now, editable=False
    )
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    history = HistoricalRecords(excluded_fields=["form_key"])

    told_fields = ("indicator", "district", "period_kind", "what", "limit", "note", "active")

    objects = ThresholdQuerySet.as_manager()

    class Meta:
        verbose_name = _("threshold")
        verbose_name_plural = _("thresholds")
        default_permissions = ("add", "change", "view")
        ordering = ["pk"]
        # Two that say the same would each be told by itself.
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "district", "period_kind", "what", "limit"],
                condition=Q(active=True, district__isnull=False),
                name="one_threshold_of_a_district",
                violation_error_message=TWIN,
            ),
            models.UniqueConstraint(
                fields=["indicator", "period_kind", "what", "limit"],
                condition=Q(active=True, district__isnull=True),
                name="one_threshold_of_the_line",
                violation_error_message=TWIN,
            ),
        ]

    def __str__(self):
        return f"{self.indicator.label}, {self.place}, {self.get_period_kind_display().lower()}: {self.condition}"

    def get_absolute_url(self):
        return reverse("edit-threshold", args=[self.pk])

    @property
    def place(self):
        """Where it holds, in words."""
        return self.district.name if self.district else gettext("Whole line")

    @property
    def is_above(self):
        return self.what == self.What.ABOVE

    @property
    def waits_for_end(self):
        """Whether a period must be over before anything can be said."""
        return self.what == self.What.BELOW

    @property
    def is_rise(self):
        return self.what in (self.What.RISE, self.What.RISE_PERCENT)

    @property
    def is_percent(self):
        return self.what == self.What.RISE_PERCENT

    @property
    def condition(self):
        """When it is crossed, in words."""
        number = (
            vietnamese.percent(self.limit) if self.is_percent else amount_words(self.indicator, self.limit)
        )
        words = {
            self.What.ABOVE: gettext("above %(number)s"),
            self.What.BELOW: gettext("below %(number)s"),
        }.get(self.what, gettext("up by %(number)s or more on last year"))
        return words % {"number": number}

    def clean(self):
        """The register must count the indicator there, and the number must be one that can be crossed."""
        self.note = vietnamese.clean(self.note, single_line=True)
        if errors := {**self.faults_of_place(), **self.faults_of_limit()}:
            raise ValidationError(errors)

    def faults_of_place(self):
        if not (self.indicator_id and self.active):
            return {}
        if self.indicator.counting is None:
            words = gettext("The register does not count this indicator itself. Choose one that it counts.")
            return {"indicator": words}
        if self.district_id and not self.indicator.counting.dimension("district"):
            words = gettext("This indicator is not counted by district. Leave the district empty.")
            return {"district": words}
        if self.is_rise and not self.indicator.comparable:
            words = gettext("This indicator is not compared with last year. Choose a number instead.")
            return {"what": words}
        return {}

    def faults_of_limit(self):
        if self.limit is None:
            return {}
        if self.limit < 0 or (self.limit == 0 and self.what != self.What.ABOVE):
            return {"limit": gettext("Write a number above 0; 0 is possible only for “above”.")}
        if self.is_percent and self.limit > MOST_PERCENT:
            return {"limit": gettext("Write a per cent such as 20 or 150.")}
        return {}


class ThresholdNotice(models.Model):
    """That the crossing of a threshold was told, once for each of its periods."""

    threshold = models.ForeignKey(Threshold, models.CASCADE, related_name="notices")
    period = models.CharField(max_length=30)
    words = models.CharField(max_length=500)
    told_at = models.DateTimeField(default=timezone.now)
    # When the figure was found within its threshold again.
    back_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["threshold", "period"], name="one_notice_of_a_period")]

    def __str__(self):
        return f"{self.threshold_id} {self.period}"


def judged(user, period):
    """How the figures of a period stand to each threshold in use of its length, as this person may count them."""
    return stand(Threshold.objects.in_use_for(user).filter(period_kind=period.kind), Figures(user), period)


def stand(thresholds, figures, period):
    """How the figures of a period stand to these thresholds; what the reader may not count is left out."""
    today = timezone.localdate()
    return [
        judge(each, figures, period, today)
        for each in thresholds
        if period.start <= today and each.indicator.counting
        if figures.user.has_perm(each.indicator.counting.permission)
    ]


def crossed(user, period):
    """The thresholds that figures of a period are past, in the places that this person sees whole."""
    return [each for each in judged(user, period) if each.fires]
