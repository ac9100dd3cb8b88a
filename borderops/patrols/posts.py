"""Posts: fixed checkpoints and mobile patrol teams. Where they stand follows from the events of their lives."""

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.crossings.points import CrossingPoint
from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.patrols.choices import PostChange, PostKind, Staffing
from borderops.patrols.days import A_DAY
from borderops.patrols.post_rules import PostRules, keep_markers
from borderops.patrols.querysets import PostQuerySet
from borderops.patrols.stretches import stretch_words


class Post(PostRules, models.Model):
    """A checkpoint or a patrol team. Where it stands and whether it is open follows from its events."""

    kind = models.CharField(_("sort of post"), max_length=10, choices=PostKind, default=PostKind.FIXED)
    name = models.CharField(_("name"), max_length=120)
    short_number = models.CharField(_("number of the post"), max_length=20, blank=True)
    staffing = models.CharField(_("kept by"), max_length=10, choices=Staffing, default=Staffing.JOINT)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name=_("unit"))
    district = models.ForeignKey(District, models.PROTECT, related_name="posts", verbose_name=_("district"))
    further_districts = models.ManyToManyField(
        District, blank=True, related_name="further_posts", verbose_name=_("further districts")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("commune")
    )
    spot = models.CharField(_("hamlet or spot"), max_length=120, blank=True)
    marker = models.ForeignKey(
        BorderMarker, models.PROTECT, null=True, blank=True, related_name="posts",
        verbose_name=_("marker, or first marker of the stretch"),
    )  # fmt: skip
    to_marker = models.ForeignKey(
        BorderMarker, models.PROTECT, null=True, blank=True, related_name="posts_until",
        verbose_name=_("last marker of the stretch"),
    )  # fmt: skip
    crossing = models.ForeignKey(
        CrossingPoint, models.PROTECT, null=True, blank=True, related_name="posts",
        verbose_name=_("crossing point that it serves"),
    )  # fmt: skip
    # Plans of deployment: shown and asked for only where the province turns them on (settings.DEPLOYMENT).
    strength = models.PositiveSmallIntegerField(_("strength"), null=True, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, blank=True)
    # What the events say, kept beside for lists.
    open_since = models.DateField(_("open since"), null=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    history = HistoricalRecords(m2m_fields=[further_districts])

    # What a form or a workbook says of the further districts; kept when the rest is.
    chosen_further_districts = None

    objects = PostQuerySet.as_manager()

    class Meta:
        app_label = "patrols"
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        default_permissions = ("add", "change", "view")
        ordering = ["district__order_west_to_east", "marker__sort_key", "name", "pk"]
        indexes = [models.Index(fields=["unit", "kind"]), models.Index(fields=["district", "kind"])]

    def __str__(self):
        return f"{self.name} ({self.unit})"

    def get_absolute_url(self):
        return reverse("post", args=[self.pk])

    @property
    def is_open(self):
        """Whether it stands today."""
        return self.is_open_on(timezone.localdate())

    def is_open_on(self, day):
        """Whether it stands on a day, by its last event until then."""
        last = self.event_before(day)
        return bool(last and last.kind != PostChange.CLOSED)

    def event_before(self, day):
        """The last of its events up to a day; its events may have been read before."""
        return next((event for event in reversed(self.life) if event.on <= day), None)

    @property
    def life(self):
        """Its events in order."""
        return sorted(self.events.all(), key=lambda event: event.on)

    def expectation_on(self, day):
        """How many reports it owes on a day, or nothing; read from what was fetched before."""
        return next((each for each in self.expectations.all() if each.holds_on(day)), None)

    def place_event(self, day=None):
        """The last of its events that says where it stands, up to a day where one is given."""
        told = [event for event in self.life if event.tells_place and (day is None or event.on <= day)]
        return told[-1] if told else None

    def stood_on(self, day):
        """What says where it stood on a day: the event that put it there, or without one the post itself."""
        told = self.place_event(day)
        return told if told and told.district_id else self

    def commune_on(self, day):
        """The commune in which it stood on a day, by the communes of that day; nothing where none is known."""
        commune = self.stood_on(day).commune
        return commune and commune.heir_on(day)

    def settle(self):
        """Takes over from its events where it stands, since when it is open, and since when closed."""
        life = self.life
        if last := self.place_event():
            self.commune_id, self.marker_id, self.spot = last.commune_id, last.marker_id, last.spot
            self.district_id = last.district_id or self.district_id
        opened = [event for event in life if event.kind in (PostChange.OPENED, PostChange.REOPENED)]
        self.open_since = opened[-1].on if opened else None
        self.closed_on = life[-1].on if life and life[-1].kind == PostChange.CLOSED else None

    def write(self, by, seen=None):
        """Keeps its own facts; where it stands goes to the event that says so, lest the next one bring it back.

        Raises ValidationError where somebody has changed it since `seen`, its latest row of history.
        """
        with transaction.atomic():
            Post.objects.select_for_update().get(pk=self.pk)
            self.refuse_stale(seen)
            keep_markers(self, "marker", "to_marker")
            self.full_clean()
            self.correct_place(by)
            self.settle()
            self.keep(by)
        return self

    def keep(self, by):
        """Saves it with the further districts that were chosen for it."""
        self._history_user = by
        self.save()
        if self.chosen_further_districts is not None:
            self.further_districts.set(self.chosen_further_districts)

    def correct_place(self, by):
        """Writes where it stands onto the event that said it last."""
        told = self.place_event()
        names = ["district_id", "commune_id", "marker_id", "spot"]
        if told and any(getattr(told, name) != getattr(self, name) for name in names):
            for name in names:
                setattr(told, name, getattr(self, name))
            told._history_user = by
            told.save()

    @property
    def opened_on(self):
        """The day on which it was opened for the first time, if that is written down."""
        return next((event.on for event in self.life if event.kind == PostChange.OPENED), None)

    @property
    def last_change(self):
        """The key of its latest row of history, by which a stale form is known."""
        return self.history.order_by("-history_id").values_list("history_id", flat=True).first()

    def lies_in(self, places):
        """Whether it is within reach of a posting: by its commune of then or of today, or as one's own unit's."""
        return self.unit_id in places.units or places.reach_land(self.district_id, self.commune)

    def place_reports_since(self, day):
        """Finds anew which expected reports those from a day on are; under the lock of the post."""
        reports = self.shift_reports.filter(duty_day__gte=day - A_DAY).order_by("starts_at", "pk")
        reports.update(slot=None)
        for report in reports.select_related("post"):
            report.post = self
            report.settle_place()
            reports.filter(pk=report.pk).update(duty_day=report.duty_day, slot=report.slot)

    @property
    def place(self):
        """Where it stands or which stretch it covers, in words."""
        return place_words(self, self.to_marker)

    def place_on(self, day):
        """Where it stood on a day, as far as its events say; the end of a stretch is known of the present one."""
        stood = self.place_event(day)
        if stood is None:
            return self.place
        return place_words(stood, self.to_marker if stood.marker_id == self.marker_id else None)


def place_words(stands, to_marker=None):
    """Hamlet, commune and marker, or the markers of a stretch."""
    parts = [stands.spot, stands.commune or stands.district, stretch_words(stands.marker, to_marker)]
    return ", ".join(str(part) for part in parts if part)
