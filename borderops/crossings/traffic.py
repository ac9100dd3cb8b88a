"""Traffic and trade of a crossing point in a day or a month: who and what passed, by direction."""

from datetime import timedelta

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.crossings.choices import TrafficStanding
from borderops.crossings.crossing_first import CrossingFirst
from borderops.crossings.points import CrossingPoint
from borderops.crossings.querysets import TrafficQuerySet
from borderops.crossings.traffic_rows import CountField, TradeRow, TravellerRow, known_sum
from borderops.crossings.traffic_rules import TrafficRules, first_of
from borderops.districts.models import Commune, District
from borderops.figures.spans import is_rough_day, last_day_of, rough_day_words
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed

__all__ = ["TradeRow", "TrafficReport", "TravellerRow"]

TIME_TO_REVIEW = timedelta(hours=72)


class TrafficReport(TrafficRules, CrossingFirst, Reviewed):
    """What passed a crossing point in a day or a month: an estimate, or final; each is kept beside the other."""

    told_fields = [
        "crossing",
        "period",
        "standing",
        "vehicles_in",
        "vehicles_out",
        "health_checked",
        "source",
        "remark",
    ]
    told_parts = ["travellers", "trade"]
    usual_fields = ["crossing", "period", "standing", "vehicles_in", "vehicles_out", "travellers", "trade"]

    crossing = models.ForeignKey(
        CrossingPoint, models.PROTECT, related_name="traffic", verbose_name=_("crossing point")
    )
    period = models.CharField(_("day or month"), max_length=10)
    standing = models.CharField(
        _("standing"), max_length=10, choices=TrafficStanding, default=TrafficStanding.ESTIMATE
    )
    vehicles_in = CountField(_("vehicles entering"))
    vehicles_out = CountField(_("vehicles leaving"))
    health_checked = CountField(_("people whose health was checked"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    # Settled whenever it is kept.
    starts_on = models.DateField(editable=False)
    ends_on = models.DateField(editable=False)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("district")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("commune")
    )
    history = HistoricalRecords()

    objects = TrafficQuerySet.as_manager()

    class Meta:
        app_label = "crossings"
        verbose_name = _("report of traffic")
        verbose_name_plural = _("reports of traffic")
        permissions = [
            ("review_trafficreport", "Can review reports of traffic"),
            ("export_trafficreport", "Can export reports of traffic"),
        ]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["starts_on", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "starts_on", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["crossing", "period", "standing"], name="traffic_of_a_period"),
        ]

    def __str__(self):
        return self.number or gettext("Draft of traffic: %(what)s") % {"what": self.in_short}

    def get_absolute_url(self):
        return reverse("traffic-report", args=[self.reference])

    def save(self, *args, **kwargs):
        """Keeps the reports of a crossing point one at a time, so that none says the same period twice."""
        with transaction.atomic():
            self.take_crossing()
            self.settle_place()
            self.refuse_twice()
            super().save(*args, **kwargs)

    def settle_place(self):
        """Which days it tells, and whose place it is."""
        self.starts_on, self.ends_on = first_of(self.period), last_day_of(self.period)
        self.district, self.commune = self.crossing.district, self.crossing.commune_on(self.ends_on)

    def number_key(self):
        return f"LL-{self.starts_on.year}-{self.district.abbr if self.district else 'HG'}"

    def time_to_review(self):
        return TIME_TO_REVIEW

    def is_whole_for(self, user):
        """Readers of the accepted alone see the figures, not the trail and the files."""
        return user.holds(*WRITERS) and self.lies_in(user.places_as(*WRITERS))

    def lies_in(self, places):
        if self.crossing_id is None or self.crossing.lies_in(places):
            return True
        return self.unit_id in places.units and self.unit.district_id == self.crossing.district_id

    @property
    def is_month(self):
        """Whether it tells a month, not a day."""
        return len(self.period) == len("2021-10")

    @property
    def period_words(self):
        return rough_day_words(self.period)

    @property
    def people_in(self):
        return known_sum(row.people_in for row in self.part("travellers"))

    @property
    def people_out(self):
        return known_sum(row.people_out for row in self.part("travellers"))

    @property
    def people(self):
        """How many passed both ways, as far as counted."""
        return known_sum([self.people_in, self.people_out])

    @property
    def vehicles(self):
        """How many vehicles passed both ways, as far as counted."""
        return known_sum([self.vehicles_in, self.vehicles_out])

    @classmethod
    def show(cls, name, value):
        """A told value in the reader's language; a period as people write it."""
        if name == "period" and is_rough_day(value):
            return rough_day_words(value)
        return super().show(name, value)

    @property
    def in_short(self):
        """Crossing point, period and standing in a line."""
        return f"{self.crossing} · {self.period_words} · {self.get_standing_display()}"
