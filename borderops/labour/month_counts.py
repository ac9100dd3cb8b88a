"""Monthly counts: how many a commune sent under a programme, for offices that keep no lists."""

from datetime import timedelta

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Commune, District
from borderops.figures.rough_days import first_day_of
from borderops.figures.spans import is_rough_day, last_day_of, rough_day_words
from borderops.labour.list_querysets import MonthCountQuerySet
from borderops.labour.programme_first import ProgrammeFirst, lock_programmes
from borderops.labour.programmes import Programme
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed
from borderops.review.states import State

TIME_TO_REVIEW = timedelta(hours=72)
COUNTS = ["people_out", "trips_out", "people_in", "trips_in", "overdue"]
MOST = MaxValueValidator(99_999)


class CountField(models.PositiveIntegerField):
    """How many; empty where nobody counted, which is not 0."""

    default_validators = [MOST]

    def __init__(self, verbose_name=None, **kwargs):
        super().__init__(verbose_name, **{"null": True, "blank": True} | kwargs)


class MonthCount(ProgrammeFirst, Reviewed):
    """One programme, one commune, one month: workers ("người") and trips ("lượt") are two counts, never added."""

    told_fields = ["programme", "month", "commune", *COUNTS, "source", "remark"]

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="month_counts", verbose_name=_("labour programme")
    )
    month = models.CharField(_("month"), max_length=7)
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="+", verbose_name=_("commune"))
    people_out = CountField(_("workers who departed"))
    trips_out = CountField(_("departures"))
    people_in = CountField(_("workers who returned"))
    trips_in = CountField(_("returns"))
    overdue = CountField(_("overdue at the end of the month"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    # Settled whenever it is kept.
    starts_on = models.DateField(editable=False)
    district = models.ForeignKey(
        District, models.PROTECT, editable=False, related_name="+", verbose_name=_("district")
    )
    history = HistoricalRecords()

    objects = MonthCountQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("monthly count of workers")
        verbose_name_plural = _("monthly counts of workers")
        default_permissions = ("add", "change", "view")
        permissions = [
            ("review_monthcount", "Can review monthly counts of workers"),
            ("export_monthcount", "Can export monthly counts of workers"),
        ]
        indexes = [
            models.Index(fields=["starts_on", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "starts_on", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["programme", "month", "commune"], name="counts_of_a_month"),
        ]

    def __str__(self):
        return self.number or gettext("Draft of a count: %(what)s") % {"what": self.in_short}

    def get_absolute_url(self):
        return reverse("month-count", args=[self.reference])

    def save(self, *args, **kwargs):
        """Keeps the counts of a programme one at a time, so that none says the same month twice."""
        with transaction.atomic():
            lock_programmes({self.programme_id})
            self.starts_on, self.district_id = first_day_of(self.month), self.commune.district_id
            if other := self.told_twice():
                raise ValidationError({"month": twice_words(other)})
            super().save(*args, **kwargs)

    def number_key(self):
        return f"LD-{self.starts_on.year}-{self.district.abbr}"

    def time_to_review(self):
        return TIME_TO_REVIEW

    def is_whole_for(self, user):
        """Readers of the accepted alone see the numbers, not the trail and the files."""
        return user.holds(*WRITERS) and self.lies_in(user.places_as(*WRITERS))

    def lies_in(self, places):
        return self.commune_id is None or places.reach(self.commune.district_id, self.commune_id)

    @property
    def in_short(self):
        """Programme, commune and month in a line."""
        return f"{self.programme.code} · {self.commune} · {rough_day_words(self.month)}"

    @property
    def month_words(self):
        return rough_day_words(self.month)

    @classmethod
    def show(cls, name, value):
        """A told value in the reader's language; a month as people write it."""
        return (
            rough_day_words(value) if name == "month" and is_rough_day(value) else super().show(name, value)
        )

    def clean(self):
        for name in ("source", "remark"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = dict(self.faults_of_month()) | dict(self.faults_of_counts())
        if not errors and (other := self.told_twice()):
            errors["month"] = twice_words(other)
        if errors:
            raise ValidationError(errors)

    def faults_of_month(self):
        """A month that has begun, in which the commune stood."""
        if not self.month:
            return
        if len(self.month) != len("2021-10") or not is_rough_day(self.month):
            yield "month", gettext("Write a month such as 10/2021.")
        elif first_day_of(self.month) > timezone.localdate():
            yield "month", gettext("This lies in the future. Report what has passed.")
        elif self.commune_id and not self.stood_then():
            words = gettext("%(commune)s did not stand in that month. Choose the commune of the time.")
            yield "commune", words % {"commune": self.commune}

    def stood_then(self):
        days = (first_day_of(self.month), last_day_of(self.month))
        return any(self.commune.stands_on(day) for day in days)

    def faults_of_counts(self):
        """One worker may go more than once: there are never fewer trips than workers."""
        for people, trips in (("people_out", "trips_out"), ("people_in", "trips_in")):
            workers, number = getattr(self, people), getattr(self, trips)
            if workers is not None and number is not None and number < workers:
                yield trips, gettext("There are fewer trips than workers. Check the two numbers.")
            elif workers == 0 and number:
                yield people, gettext("There are trips but no worker. Check the two numbers.")

    def told_twice(self):
        """Another count of the same programme, commune and month that has left its draft."""
        if not self.programme_id or not self.commune_id or not self.month or self.state == State.STRUCK:
            return None
        same = type(self).objects.filter(
            programme=self.programme_id, month=self.month, commune=self.commune_id
        )
        others = same.exclude(state__in=[State.DRAFT, State.STRUCK])
        return others.exclude(pk=self.pk).exclude(form_key=self.form_key).first()

    def clean_for_submit(self):
        """To submit, at least one number must be said."""
        if all(getattr(self, name) is None for name in COUNTS):
            words = gettext("Write at least one figure; write 0 where it was counted and there was none.")
            raise ValidationError({NON_FIELD_ERRORS: words})
        self.full_clean(exclude=["form_key", "number"])


def twice_words(other):
    words = gettext("%(other)s already tells this month of the commune. Correct that one instead.")
    return words % {"other": other}
