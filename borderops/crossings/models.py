"""Crossing points: the pairs of places where the line is crossed, under the names that both sides use."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.crossings.querysets import CrossingPointQuerySet
from borderops.crossings.rules import CrossingRules
from borderops.districts.models import BorderMarker, Commune, Confidence, Counterpart, District


class CrossingPoint(CrossingRules, models.Model):
    """A gate, opening, market or bridge as a pair of names; the Chinese characters are its anchor."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    name = models.CharField(_("name on our side"), max_length=80)
    other_name = models.CharField(_("name on the other side"), max_length=80)
    name_zh = models.CharField(_("Chinese name"), max_length=80, blank=True)
    aliases = models.CharField(_("other names"), max_length=200, blank=True)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="crossings", verbose_name=_("commune")
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="crossings", verbose_name=_("district")
    )
    facing = models.ForeignKey(
        Counterpart, models.PROTECT, null=True, blank=True, related_name="crossings", verbose_name=_("facing")
    )
    marker = models.ForeignKey(
        BorderMarker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="crossings",
        verbose_name=_("marker"),
    )
    marker_confidence = models.CharField(
        _("how sure of the marker"), max_length=1, choices=Confidence, blank=True
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords()

    objects = CrossingPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("crossing point")
        verbose_name_plural = _("crossing points")
        default_permissions = ("add", "change", "view")
        ordering = ["district__order_west_to_east", "marker__sort_key", "code"]

    def __str__(self):
        return f"{self.name} – {self.other_name}"

    def get_absolute_url(self):
        return reverse("crossing", args=[self.code])

    @property
    def further_names(self):
        """Its other names, one by one."""
        return [name.strip() for name in self.aliases.split("|") if name.strip()]

    @property
    def commune_today(self):
        """The commune in which it lies today, through the main successors of the one that is written down."""
        commune, passed = self.commune, set()
        while commune and commune.main_successor_id and commune.pk not in passed:
            passed.add(commune.pk)
            commune = commune.main_successor
        return commune

    @property
    def place_formerly(self):
        """Commune and district as they were, where the commune has gone into another one."""
        if not self.commune or self.commune == self.commune_today:
            return ""
        named = {"commune": self.commune, "district": self.district or self.commune.district}
        words = gettext("%(commune)s, district %(district)s") % named
        return f"{words} ({self.commune.validity})" if self.commune.validity else words

    @property
    def place_today(self):
        """The commune of today and the area in which it is reported; the area alone where no commune is known."""
        if not self.commune:
            return str(self.district or "")
        commune = self.commune_today
        return gettext("%(commune)s, area %(district)s") % {
            "commune": commune, "district": commune.district,
        }  # fmt: skip
