"""How many shift reports a post owes a day, and which of them a report is."""

from datetime import datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.patrols.days import A_DAY
from borderops.patrols.post_rules import ExpectationRules
from borderops.patrols.posts import Post


class Expectation(ExpectationRules, models.Model):
    """How many shift reports a post owes a day, from a day on; the day's shifts are equally long."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="expectations", verbose_name=_("post"))
    per_day = models.PositiveSmallIntegerField(
        _("reports a day"), default=3, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    first_start = models.TimeField(_("the first shift begins at"), default="06:00")
    hours_to_send = models.PositiveSmallIntegerField(
        _("hours to send a report after the shift"), default=6, validators=[MaxValueValidator(72)]
    )
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        app_label = "patrols"
        verbose_name = _("expected reports")
        verbose_name_plural = _("expected reports")
        default_permissions = ()
        ordering = ["valid_from", "pk"]

    def __str__(self):
        words = ngettext(
            "%(n)s report a day from %(day)s", "%(n)s reports a day from %(day)s", self.per_day or 0
        )
        return words % {"n": self.per_day, "day": vietnamese.day(self.valid_from)}

    def holds_on(self, day):
        return self.valid_from <= day and not (self.valid_to and day > self.valid_to)

    @property
    def shift_length(self):
        """How long one shift lasts."""
        return A_DAY / self.per_day

    def shift(self, duty_day, slot):
        """The beginning and the end of a day's shift, the first being 1."""
        start = datetime.combine(duty_day, self.first_start) + (slot - 1) * self.shift_length
        return timezone.make_aware(start), timezone.make_aware(start + self.shift_length)

    def due_at(self, duty_day, slot):
        """Until when the report of a shift may come without being late."""
        return self.shift(duty_day, slot)[1] + timedelta(hours=self.hours_to_send)

    def place_of(self, start, end):
        """The duty day and the shift that a report from `start` to `end` stands for, by its middle."""
        middle = timezone.make_naive(start + (end - start) / 2)
        since = middle - datetime.combine(middle.date(), self.first_start)
        duty_day = middle.date() if since >= timedelta(0) else middle.date() - A_DAY
        return duty_day, (since % A_DAY) // self.shift_length + 1
