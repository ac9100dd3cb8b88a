"""Crossing points: the pairs of places where the line is crossed, under the names that both sides use."""

from datetime import date

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.crossings.choices import FLOWS_OF, STAGES, CrossingKind, Flow, LifeStep
from borderops.crossings.keeping import KeptInPlaces, kept_marker
from borderops.crossings.querysets import CrossingPointQuerySet
from borderops.crossings.rules import CrossingRules
from borderops.districts.models import BorderMarker, Commune, Confidence, Counterpart, District
from borderops.figures.rough_days import first_day_of


class CrossingPoint(CrossingRules, KeptInPlaces, models.Model):
    """A gate, opening, market or bridge as a pair of names; the Chinese characters are its anchor."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    name = models.CharField(_("name on our side"), max_length=80)
    other_name = models.CharField(_("name on the other side"), max_length=80)
    name_zh = models.CharField(_("Chinese name"), max_length=80, blank=True)
    pinyin = models.CharField(_("pinyin"), max_length=80, blank=True)
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
    further_markers = models.ManyToManyField(
        BorderMarker, blank=True, related_name="+", verbose_name=_("further markers")
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of the gate"),
    )
    hours = models.CharField(_("opening hours"), max_length=80, blank=True)
    days = models.CharField(_("opening days"), max_length=80, blank=True)
    documents = models.CharField(_("papers accepted"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords(m2m_fields=[further_markers])

    # What a form or a workbook says of the further markers; kept together with the rest.
    chosen_further_markers = None

    objects = CrossingPointQuerySet.as_manager()

    class Meta:
        app_label = "crossings"
        verbose_name = _("crossing point")
        verbose_name_plural = _("crossing points")
        default_permissions = ("add", "change", "view")
        ordering = ["district__order_west_to_east", "marker__sort_key", "code"]

    def __str__(self):
        return f"{self.name} – {self.other_name}"

    def get_absolute_url(self):
        return reverse("crossing", args=[self.code])

    def write(self, by, seen=None, trusted=False):
        """Keeps it with its further markers; refuses a stale form, and any place that is not `by`'s to keep."""
        with transaction.atomic():
            if not self._state.adding:
                before = CrossingPoint.objects.select_for_update().get(pk=self.pk)
                if not trusted:
                    before.refuse_not_kept(by)
                before.refuse_stale(seen)
            self.full_clean()
            if not trusted:
                self.refuse_not_kept(by)
            self.keep_markers()
            self._history_user = by
            self.save()
            if self.chosen_further_markers is not None:
                self.further_markers.set(self.chosen_further_markers)
        return self

    def keep_markers(self):
        """Markers that nobody has met before are kept with the crossing point that names them."""
        if self.marker:
            self.marker = kept_marker(self.marker, self.commune)
        if self.chosen_further_markers is not None:
            named = [kept_marker(each, self.commune) for each in self.chosen_further_markers]
            self.chosen_further_markers = named

    @property
    def further_names(self):
        """Its other names, one by one."""
        return [name.strip() for name in self.aliases.split("|") if name.strip()]

    @property
    def commune_today(self):
        """The commune in which it lies today, through the main successors of the one that is written down."""
        return self.commune and self.commune.heir_on(date.max)

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

    @property
    def life(self):
        """Its events in the order in which they count; they may have been read before."""
        return sorted(self.events.all(), key=lambda event: (event.counts_from, len(event.on), event.pk or 0))

    def life_until(self, day):
        """Its events up to a day."""
        return [event for event in self.life if event.counts_from <= day]

    def making_event(self, day):
        """The last event until a day that made it what it is, or closed it; nothing where none is known."""
        made = [event for event in self.life_until(day) if event.kind not in STAGES]
        return made[-1] if made else None

    def kind_on(self, day):
        """What it was on a day, as its last event made it; empty where no source says."""
        last = self.making_event(day)
        return CrossingKind(last.kind_after) if last and last.kind_after else ""

    def kind_since(self, day):
        """The event since which it has been without a break what it was on a day; nothing where none is known."""
        made = [event for event in self.life_until(day) if event.kind not in STAGES]
        since = None
        for event in reversed(made):
            if event.kind_after != made[-1].kind_after:
                break
            since = event
        return since

    def is_closed_on(self, day):
        """Whether its last event until a day closed it for good."""
        last = self.making_event(day)
        return bool(last and last.kind == LifeStep.CLOSED)

    def proposal_on(self, day):
        """The stage in which a kind is prepared that it had not become by a day; nothing where none is."""
        until = self.life_until(day)
        stages = [event for event in until if event.kind in STAGES]
        if not stages:
            return None
        begun = first_day_of(stages[-1].on)
        after = [event for event in until if event.counts_from >= begun]
        return None if any(event.fulfils(stages[-1]) for event in after) else stages[-1]

    def flows_on(self, day):
        """What can pass there by its kind; all flows where no source says the kind."""
        return FLOWS_OF.get(self.kind_on(day), list(Flow))

    def commune_on(self, day):
        """The commune in which it lay on a day: the written one while that stood, or else today's."""
        return self.commune and self.commune.heir_on(day)

    def lies_in(self, places):
        """Whether it is within reach of a posting, by the commune of its source's day or by today's."""
        return places.reach_land(self.district_id, self.commune)
