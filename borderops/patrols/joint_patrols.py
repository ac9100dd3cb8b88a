"""Patrols held with the other side or with other forces, and what they found."""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, Counterpart, District
from borderops.districts.sides import Side
from borderops.patrols.choices import Held, MechanismState, PatrolKind
from borderops.patrols.joint_patrol_rules import PatrolRules
from borderops.patrols.mechanisms import MechanismChange
from borderops.patrols.querysets import JointPatrolQuerySet
from borderops.patrols.stretches import stretch_words
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed

TIME_TO_REVIEW = timedelta(hours=72)


class JointPatrol(PatrolRules, Reviewed):
    """A bilateral or combined patrol: when, who hosted it, along which stretch, what was found and agreed."""

    told_fields = [
        "kind", "held", "day", "host", "district", "counterpart", "our_body", "their_body", "our_number",
        "their_number", "from_marker", "to_marker", "findings", "minutes_number", "agreed", "postponed_reason",
    ]  # fmt: skip
    told_parts = ["marker_checks"]
    usual_fields = ["day", "host", "from_marker", "to_marker", "our_number", "their_number", "findings"]

    kind = models.CharField(
        _("kind of patrol"), max_length=10, choices=PatrolKind, default=PatrolKind.BILATERAL
    )
    held = models.CharField(_("held or put off"), max_length=10, choices=Held, default=Held.DONE)
    day = models.DateField(_("day"), default=timezone.localdate)
    host = models.CharField(_("host"), max_length=2, choices=Side, default=Side.OURS)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_patrols",
        verbose_name=_("district"),
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("commune")
    )
    counterpart = models.ForeignKey(
        Counterpart, models.PROTECT, null=True, blank=True, related_name="joint_patrols",
        verbose_name=_("place on the other side"),
    )  # fmt: skip
    our_body = models.CharField(_("our units"), max_length=200, blank=True)
    their_body = models.CharField(_("unit on the other side"), max_length=200, blank=True)
    our_number = models.PositiveIntegerField(_("how many of ours"), null=True, blank=True)
    their_number = models.PositiveIntegerField(_("how many of theirs"), null=True, blank=True)
    from_marker = models.ForeignKey(
        BorderMarker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("from marker")
    )
    to_marker = models.ForeignKey(
        BorderMarker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to marker")
    )
    findings = models.TextField(_("findings"), blank=True)
    minutes_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)
    agreed = models.TextField(_("agreed, to be followed up"), blank=True)
    postponed_reason = models.CharField(_("why it was put off"), max_length=200, blank=True)
    history = HistoricalRecords()

    objects = JointPatrolQuerySet.as_manager()

    class Meta:
        app_label = "patrols"
        verbose_name = _("joint patrol")
        verbose_name_plural = _("joint patrols")
        permissions = [
            ("review_jointpatrol", "Can review joint patrols"),
            ("export_jointpatrol", "Can export joint patrols"),
        ]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["day", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "day", "id"]),
            models.Index(fields=["unit", "state"]),
        ]

    def __str__(self):
        return self.number or gettext("Draft of a patrol on %(day)s") % {"day": vietnamese.day(self.day)}

    def get_absolute_url(self):
        return reverse("joint-patrol", args=[self.reference])

    def write(self, by, version=None):
        """A new patrol belongs to the writer's unit, which may log in its own district."""
        if self._state.adding:
            self.unit = self.unit or by.home_unit
        return super().write(by, version)

    def save(self, *args, **kwargs):
        """Keeps markers that are met for the first time, to be listed later."""
        for name in ("from_marker", "to_marker"):
            marker = getattr(self, name)
            if marker and not marker.pk:
                first_met = {"commune": marker.commune, "listed": False}
                kept, _new = BorderMarker.objects.get_or_create(code=marker.code, defaults=first_met)
                setattr(self, name, kept)
        self.commune = self.commune_of_stretch()
        super().save(*args, **kwargs)

    def number_key(self):
        return f"TT-{self.day.year}-{self.district.abbr}"

    def time_to_review(self):
        return TIME_TO_REVIEW

    def is_whole_for(self, user):
        """Readers of the accepted alone see that it was held and what was found, not the trail and the files."""
        return user.holds(*WRITERS) and self.lies_in(user.places_as(*WRITERS))

    def lies_in(self, places):
        commune = self.commune_of_stretch()
        in_reach = places.reach(self.district_id, commune and commune.pk)
        return self.district_id is None or in_reach or self.is_of_own_district(places.units)

    def is_of_own_district(self, units):
        """Whether one of these units logs it, in the unit's own district."""
        return self.unit_id in units and self.unit.district_id == self.district_id

    def commune_of_stretch(self):
        """The commune in which the stretch begins, where that is known and lies in the patrol's district."""
        commune = self.from_marker.commune if self.from_marker else None
        if not commune or commune.district_id != self.district_id:
            return None
        return commune.heir_on(self.day) if self.day else commune

    @property
    def has_unlisted_end(self):
        """Whether the register of markers does not know an end of the stretch yet."""
        return any(marker and not marker.listed for marker in (self.from_marker, self.to_marker))

    @cached_property
    def suspension(self):
        """The change by which the mechanism was suspended on the day on which this patrol was held nevertheless."""
        if self.held != Held.DONE:
            return None
        change = MechanismChange.objects.standing_on(self.day).get(self.kind)
        return change if change and change.state != MechanismState.RUNNING else None

    @property
    def stretch(self):
        """From which marker to which, in words."""
        return stretch_words(self.from_marker, self.to_marker)

    @property
    def in_short(self):
        """Kind, day, stretch and whether it was held in a line."""
        parts = [self.get_kind_display(), vietnamese.day(self.day), self.stretch, self.get_held_display()]
        return " · ".join(str(part) for part in parts if part)
