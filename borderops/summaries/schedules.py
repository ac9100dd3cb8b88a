"""Schedules: what is made of each period by itself, when, in whose name and for whom."""

import uuid
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.figures.periods import Period
from borderops.summaries.kept_once import KeptOnce
from borderops.summaries.report_templates import ReportTemplate
from borderops.summaries.schedule_periods import PeriodKind

MOST_DAYS = 60
# What changes when something is due; changed, it counts from then on, and nothing of before is made up.
TIMING = ("what", "period_kind", "is_calendar", "days_after", "hour", "active")


class Schedule(KeptOnce, models.Model):
    """A report or a summary that is made of each period, in the name and rights of who arranged it last."""

    class What(models.TextChoices):
        REPORT = "report", _("Draft of the period report")
        SUMMARY = "summary", _("Summary by district as an Excel file")

    what = models.CharField(pgettext_lazy("schedule", "what is made"), max_length=10, choices=What)
    template = models.ForeignKey(
        ReportTemplate, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("report template"), help_text=_("For reports; empty for the usual one."),
    )  # fmt: skip
    period_kind = models.CharField(
        pgettext_lazy("of a period", "length"), max_length=10, choices=PeriodKind, default=PeriodKind.MONTH
    )
    is_calendar = models.BooleanField(
        _("calendar periods"), default=False,
        help_text=_("From the 1st to the last day of the month, rather than from the 15th to the 14th."),
    )  # fmt: skip
    days_after = models.PositiveSmallIntegerField(
        _("days after the end of the period"), default=1, help_text=_("1 is the day after its last day.")
    )
    hour = models.PositiveSmallIntegerField(_("from which hour"), default=7, help_text=_("0 to 23."))
    recipients = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=pgettext_lazy("schedule", "for whom")
    )
    active = models.BooleanField(pgettext_lazy("schedule", "in use"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+",
        verbose_name=pgettext_lazy("schedule", "in whose name"),
    )  # fmt: skip
    # Nothing that was due before is made.
    since = models.DateTimeField(default=timezone.now, editable=False)
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    history = HistoricalRecords(m2m_fields=[recipients], excluded_fields=["since", "form_key"])

    several = "recipients"
    told_fields = (*TIMING, "template")

    class Meta:
        verbose_name = pgettext_lazy("of reports", "schedule")
        verbose_name_plural = pgettext_lazy("of reports", "schedules")
        default_permissions = ("add", "change", "view")
        ordering = ["-active", "what", "period_kind", "pk"]

    def __str__(self):
        return f"{self.get_what_display()}, {self.get_period_kind_display().lower()}"

    def get_absolute_url(self):
        return reverse("edit-schedule", args=[self.pk])

    @property
    def of_reports(self):
        return self.what == self.What.REPORT

    @property
    def when_words(self):
        """When it is made, in words."""
        told = {"n": self.days_after, "hour": f"{self.hour:02}:00"}
        words = gettext("%(n)s days after the end of the period, from %(hour)s")
        return (
            words % told if self.days_after > 1 else gettext("the day after the period, from %(hour)s") % told
        )

    def clean(self):
        errors = {}
        if self.hour is not None and self.hour > 23:
            errors["hour"] = gettext("Write an hour from 0 to 23.")
        if self.days_after is not None and not 1 <= self.days_after <= MOST_DAYS:
            errors["days_after"] = gettext("Write 1 to %(n)s days.") % {"n": MOST_DAYS}
        if self.template_id and not self.of_reports:
            errors["template"] = gettext("A summary has no template. Leave it empty.")
        if self.period_kind == PeriodKind.WEEK and self.is_calendar:
            self.is_calendar = False
        if errors:
            raise ValidationError(errors)

    def write(self, by, seen=None, trusted=False):
        """Kept in the name of who writes it: nobody arranges what is made with another's rights."""
        self.made_by = by
        stored = None if self._state.adding else Schedule.objects.filter(pk=self.pk).values(*TIMING).first()
        if stored != {name: getattr(self, name) for name in TIMING}:
            self.since = timezone.now()
        return super().write(by, seen, trusted)

    def due_at(self, period):
        """When a period's is to be made."""
        day = period.end + timedelta(days=self.days_after)
        return timezone.make_aware(datetime.combine(day, time(self.hour)))

    def latest_due(self, now):
        """The latest period whose time has come; nothing where it came before this was arranged."""
        period = Period.holding(timezone.localdate(now), self.period_kind, self.is_calendar)
        while self.due_at(period) > now:
            period = period.previous
        return period if self.due_at(period) >= self.since else None

    @property
    def latest_over(self):
        """The latest period that is over, whether its time has come or not."""
        return Period.holding(timezone.localdate(), self.period_kind, self.is_calendar).previous

    @property
    def next_due_at(self):
        """When the next one is made, while it is in use."""
        now = timezone.now()
        period = Period.holding(timezone.localdate(now), self.period_kind, self.is_calendar)
        while self.due_at(period.previous) > now:
            period = period.previous
        return self.due_at(period)


class ScheduleRun(models.Model):
    """What became of one period of a schedule: by date there is one for each, however many workers there are."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("schedule", "Not made yet")
        MADE = "made", pgettext_lazy("schedule", "Made")
        REFUSED = "refused", pgettext_lazy("schedule", "Not made: no right")
        FAILED = "failed", pgettext_lazy("schedule", "Failed")

    schedule = models.ForeignKey(Schedule, models.CASCADE, related_name="runs")
    period = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # The form key of its report: made twice, it is the same report. What somebody asks for has that of the click.
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    # Who had it made by hand, besides its date; nothing for what is made by date.
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    # When a worker took it up; nothing while nobody is at it.
    picked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True)
    # The page of the report, or the file of the summary.
    address = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=150, blank=True)
    content = models.BinaryField(null=True)
    told = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "period"], condition=Q(asked_by=None), name="one_run_of_a_period"
            )
        ]

    def __str__(self):
        return f"{self.schedule_id} {self.period}"

    @cached_property
    def span(self):
        return Period.parse(self.period)

    @property
    def outcome(self):
        """How it ended, in words."""
        return (
            f"{self.get_state_display()}. {self.fault}".strip(". ")
            if self.fault
            else self.get_state_display()
        )
