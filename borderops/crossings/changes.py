"""Changes of what passes a crossing point, and confirmations that a change still holds."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.crossings.change_corrections import Corrections
from borderops.crossings.change_querysets import ConfirmationQuerySet, FlowChangeQuerySet
from borderops.crossings.change_rules import ChangeRules
from borderops.crossings.change_words import ChangeWords
from borderops.crossings.choices import Flow, FlowReason, FlowState, KnownFrom, Told
from borderops.crossings.orders import ruling_of
from borderops.crossings.points import CrossingPoint
from borderops.districts.models import Commune, Confidence, District
from borderops.districts.sides import Side
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed
from borderops.review.states import State

TIME_TO_REVIEW = timedelta(hours=48)
URGENT_TIME_TO_REVIEW = timedelta(hours=12)


class FlowChange(ChangeWords, ChangeRules, Corrections, Reviewed):
    """From a moment on a flow is open, restricted, suspended or closed on one side; the next change ends it."""

    told_fields = [
        "crossing", "flow", "side", "state_of_flow", "since", "manner", "expected_until", "reason_kind", "reason",
        "imposed_by", "ordered_by", "legal_basis", "decision", "known_from", "told", "source", "confidence",
        "urgent",
    ]  # fmt: skip
    usual_fields = ["crossing", "flow", "side", "state_of_flow", "since", "reason", "source"]
    has_consequences = True

    crossing = models.ForeignKey(
        CrossingPoint, models.PROTECT, related_name="flow_changes", verbose_name=_("crossing point")
    )
    flow = models.CharField(_("flow"), max_length=10, choices=Flow)
    side = models.CharField(_("side"), max_length=2, choices=Side)
    state_of_flow = models.CharField(_("state of the flow"), max_length=10, choices=FlowState)
    since = models.CharField(_("since"), max_length=16)
    manner = models.CharField(_("manner"), max_length=200, blank=True)
    expected_until = models.CharField(_("expected until"), max_length=16, blank=True)
    reason_kind = models.CharField(_("kind of reason"), max_length=10, choices=FlowReason, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    imposed_by = models.CharField(_("imposed by"), max_length=2, choices=Side, blank=True)
    ordered_by = models.CharField(_("ordered by"), max_length=120, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    decision = models.CharField(_("number and day of the decision"), max_length=120, blank=True)
    known_from = models.CharField(_("known from"), max_length=10, choices=KnownFrom, default=KnownFrom.UNIT)
    told = models.CharField(_("stated or inferred"), max_length=10, choices=Told, default=Told.STATED)
    source = models.CharField(_("source"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    urgent = models.BooleanField(_("urgent: in force at once, reviewed after"), default=False)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="corrections",
        verbose_name=_("corrects"),
    )  # fmt: skip
    notice = models.ForeignKey(
        "Notice", models.PROTECT, null=True, blank=True, editable=False, related_name="changes",
        verbose_name=_("from the notice"),
    )  # fmt: skip
    # Settled whenever it is kept: where it stands among the others, and whose place it is.
    counts_from = models.DateTimeField(editable=False)
    exactness = models.PositiveSmallIntegerField(editable=False)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("district")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("commune")
    )
    history = HistoricalRecords()

    objects = FlowChangeQuerySet.as_manager()

    class Meta:
        app_label = "crossings"
        verbose_name = _("change of a flow")
        verbose_name_plural = _("changes of flows")
        permissions = [
            ("review_flowchange", "Can review changes of flows"),
            ("export_flowchange", "Can export changes of flows"),
        ]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["counts_from", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "counts_from", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["crossing", "flow", "side", "counts_from"], name="change_of_a_flow"),
        ]

    def __str__(self):
        return self.number or gettext("Draft of a change")

    def get_absolute_url(self):
        return reverse("flow-change", args=[self.reference])

    def write(self, by, version=None):
        """A new change belongs to the writer's unit, which may log in its own district."""
        if self._state.adding:
            self.unit = self.unit or by.home_unit
        return super().write(by, version)

    def save(self, *args, **kwargs):
        """Keeps the changes of a crossing point one at a time, so that no two begin at the same moment."""
        with transaction.atomic():
            self.take_crossing()
            self.settle_place()
            self.refuse_same_moment()
            self.refuse_second_correction()
            super().save(*args, **kwargs)

    def number_key(self):
        place = self.district.abbr if self.district else "HG"
        return f"TL-{timezone.localtime(self.counts_from).year}-{place}"

    def time_to_review(self):
        return URGENT_TIME_TO_REVIEW if self.urgent else TIME_TO_REVIEW

    def reopen(self, by, reason, words="", version=None):
        """A change is never mended in place: a correction strikes it and adds another."""
        self.refuse_reopening()

    @property
    def is_in_force(self):
        """Whether the board counts it: accepted, or urgent and sent."""
        return self.state == State.ACCEPTED or (self.urgent and self.state == State.SUBMITTED)

    @property
    def waits_in_force(self):
        """Whether it is in force before anybody has reviewed it."""
        return self.urgent and self.state == State.SUBMITTED

    def is_whole_for(self, user):
        """Readers of what is in force see what passes and why, not the trail and the files."""
        return user.holds(*WRITERS) and self.lies_in(user.places_as(*WRITERS))

    def lies_in(self, places):
        return (
            self.crossing_id is None or self.crossing.lies_in(places) or self.is_of_own_district(places.units)
        )

    def is_of_own_district(self, units):
        """Whether one of these units logs it, in the unit's own district."""
        return self.unit_id in units and self.unit.district_id == self.crossing.district_id

    def ruling(self):
        """What the rules say of who ordered it."""
        return ruling_of(self)


class Confirmation(models.Model):
    """Somebody saw that a change still holds: when, who, and by what."""

    change = models.ForeignKey(
        FlowChange, models.PROTECT, related_name="confirmations", verbose_name=_("change of a flow")
    )
    at = models.DateTimeField(_("confirmed at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        app_label = "crossings"
        verbose_name = _("confirmation of a state")
        verbose_name_plural = _("confirmations of states")
        default_permissions = ("add", "view")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["change", "at"])]

    def __str__(self):
        return f"{self.change}, {self.by}"
