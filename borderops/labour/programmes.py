"""Programmes under which people lawfully work abroad: with whom, on what agreement, and whether they run."""

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.districts.models import Confidence, Counterpart
from borderops.figures.spans import rough_day_words
from borderops.labour.choices import RUNNING, TermUnit
from borderops.labour.programme_keeping import KeptByProvince
from borderops.labour.programme_rules import ProgrammeRules, ends_of_term
from borderops.labour.querysets import ProgrammeQuerySet
from borderops.labour.sectors import Sector


class Programme(ProgrammeRules, KeptByProvince, models.Model):
    """An agreement with a place abroad by which workers are sent; not only with the other side of the border."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=160)
    partner = models.ForeignKey(
        Counterpart,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name=_("partner on the other side"),
    )
    partner_elsewhere = models.CharField(_("partner elsewhere"), max_length=120, blank=True)
    agreement = models.CharField(_("title of the agreement"), max_length=200, blank=True)
    agreement_number = models.CharField(_("number of the agreement"), max_length=80, blank=True)
    signed_on = models.CharField(_("signed on"), max_length=10, blank=True)
    runs_from = models.CharField(_("in force from"), max_length=10, blank=True)
    runs_to = models.CharField(_("in force until"), max_length=10, blank=True)
    shortest_term = models.PositiveSmallIntegerField(_("shortest term of a permit"), null=True, blank=True)
    longest_term = models.PositiveSmallIntegerField(_("longest term of a permit"), null=True, blank=True)
    term_unit = models.CharField(
        _("terms are in"), max_length=6, choices=TermUnit, default=TermUnit.MONTHS, blank=True
    )
    youngest = models.PositiveSmallIntegerField(_("youngest age"), default=18)
    sectors = models.ManyToManyField(
        Sector, blank=True, related_name="programmes", verbose_name=_("sectors of work")
    )
    host_places = models.CharField(_("host places"), max_length=300, blank=True)
    # After this day the personal data of its workers go, and their counts stay.
    personal_data_until = models.DateField(_("personal data are kept until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords(m2m_fields=[sectors])

    # What a form or a workbook says of the sectors; kept together with the rest.
    several = "sectors"

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("labour programme")
        verbose_name_plural = _("labour programmes")
        default_permissions = ("add", "change", "view")
        ordering = ["code"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("programme", args=[self.code])

    @property
    def partner_words(self):
        """The place abroad with which it was agreed."""
        return str(self.partner) if self.partner_id else self.partner_elsewhere

    @property
    def signed_words(self):
        """When the agreement was signed, as exact as its source."""
        return rough_day_words(self.signed_on)

    @property
    def force_words(self):
        """From when until when the agreement holds, as far as that is said."""
        ends = [rough_day_words(self.runs_from), rough_day_words(self.runs_to)]
        if all(ends):
            return " – ".join(ends)
        words = gettext("since %(day)s") if ends[0] else gettext("until %(day)s")
        return words % {"day": ends[0] or ends[1]} if any(ends) else ""

    @cached_property
    def life(self):
        """Its steps, in order."""
        return sorted(self.steps.all(), key=lambda step: (step.counts_from, step.pk))

    def step_on(self, day):
        """The last step until a day: since when it runs, rests or is over; none where nobody has said."""
        return next((step for step in reversed(self.life) if step.counts_from <= day), None)

    def runs_on(self, day):
        """Whether it runs on a day; None where no source says."""
        step = self.step_on(day)
        return step and step.kind in RUNNING

    def offers(self, sector):
        """Whether a sector is among those of the programme; a programme that names none offers all."""
        offered = set(self.sectors.values_list("pk", flat=True))
        return not offered or sector.pk in offered

    @property
    def host_list(self):
        """The host places, each by itself."""
        return [place.strip() for place in self.host_places.split("|") if place.strip()]

    @property
    def term_words(self):
        """How long a permit may last: 3 to 12 months."""
        ends = [str(end) for end in (self.shortest_term, self.longest_term) if end]
        if not ends:
            return ""
        if self.term_unit == TermUnit.DAYS:
            unit = ngettext("day", "days", int(ends[-1]))
        else:
            unit = ngettext("month", "months", int(ends[-1]))
        words = gettext("%(from)s to %(to)s %(unit)s") if len(ends) == 2 else gettext("up to %(to)s %(unit)s")
        return words % {"from": ends[0], "to": ends[-1], "unit": unit}

    def last_day_from(self, first):
        """The last day that a permit from this day may have; none where the programme says no term."""
        return ends_of_term(first, self.longest_term, self.term_unit) if self.longest_term else None

    def earliest_end_from(self, first):
        """The first day on which a permit from this day may end."""
        return ends_of_term(first, self.shortest_term, self.term_unit) if self.shortest_term else None
