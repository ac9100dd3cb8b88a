"""Traffic and trade of a crossing point in a day or a month: who and what passed, by direction."""

from datetime import timedelta
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.choices import Currency, TradeDirection, TrafficStanding, TravelDocument, ValueUnit
from borderops.crossings.points import CrossingPoint
from borderops.crossings.querysets import TrafficQuerySet
from borderops.crossings.traffic_rules import TradeRules, TrafficRules, TravellerRules, first_of
from borderops.districts.models import Commune, District
from borderops.figures.spans import last_day_of, rough_day_words
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed
from borderops.review.parts import Part

TIME_TO_REVIEW = timedelta(hours=72)
MOST = MaxValueValidator(9_999_999)
NOT_NEGATIVE = MinValueValidator(Decimal(0), _("This is less than zero. Write 0 or more."))


class CountField(models.PositiveIntegerField):
    """How many passed; empty where it was not counted, which is not 0."""

    default_validators = [MOST]

    def __init__(self, verbose_name=None, **kwargs):
        super().__init__(verbose_name, **{"null": True, "blank": True} | kwargs)


class TrafficReport(TrafficRules, Reviewed):
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
            self.crossing = CrossingPoint.objects.select_for_update(of=["self"]).get(pk=self.crossing_id)
            self.starts_on, self.ends_on = first_of(self.period), last_day_of(self.period)
            self.district, self.commune = self.crossing.district, self.crossing.commune_on(self.ends_on)
            self.refuse_twice()
            super().save(*args, **kwargs)

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
    def in_short(self):
        """Crossing point, period and standing in a line."""
        return f"{self.crossing} · {self.period_words} · {self.get_standing_display()}"


def known_sum(values):
    """The sum of what was counted; nothing where none of it was."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


class TravellerRow(TravellerRules, Part):
    """How many people passed with one kind of paper, each way."""

    report = models.ForeignKey(TrafficReport, models.CASCADE, editable=False, related_name="travellers")
    document = models.CharField(_("paper"), max_length=15, choices=TravelDocument)
    people_in = CountField(_("people entering"))
    people_out = CountField(_("people leaving"))
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "crossings"
        verbose_name = _("travellers by paper")
        verbose_name_plural = _("travellers by paper")
        constraints = [models.UniqueConstraint(fields=["report", "line"], name="one_line_of_travellers")]

    def __str__(self):
        words = gettext("%(paper)s: %(n_in)s in, %(n_out)s out")
        told = {"n_in": vietnamese.number(self.people_in), "n_out": vietnamese.number(self.people_out)}
        return words % {"paper": self.get_document_display(), **told}


class TradeRow(TradeRules, Part):
    """Goods one way: tonnes, and a value as it was said, with its unit and currency."""

    report = models.ForeignKey(TrafficReport, models.CASCADE, editable=False, related_name="trade")
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
        self.amount = None if self.value is None else self.value * self.value_unit
        super().save(*args, **kwargs)

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
