"""Shift reports: what every shift of a post reports, whether or not anything happened."""

from datetime import timedelta

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Commune, District
from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.post_first import PostFirst
from borderops.patrols.posts import Post
from borderops.patrols.querysets import ShiftReportQuerySet
from borderops.patrols.shift_rules import ShiftRules
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed
from borderops.review.states import State, Verb

FORCES = ["border_guard", "police", "military", "militia", "health", "customs", "other_forces"]
CHECKED = ["people_in", "people_out", "vehicles_in", "vehicles_out", "declarations"]
TIME_TO_REVIEW = timedelta(hours=48)


class HeadCountField(models.PositiveIntegerField):
    """A number of people, vehicles or papers; empty where it was not counted, which is not 0."""

    # A slip of the finger beyond it; and sums of many such slips are more than a database can add.
    default_validators = [MaxValueValidator(99_999)]

    def __init__(self, verbose_name=None, **kwargs):
        super().__init__(verbose_name, **{"null": True, "blank": True} | kwargs)


class ShiftReport(ShiftRules, PostFirst, Reviewed):
    """One shift of one post: from when to when, who was there in numbers, what was checked, what happened."""

    FORCES = FORCES
    CHECKED = CHECKED

    told_fields = [
        "post", "starts_at", "ends_at", "outcome", *CHECKED, "declarations_reason", *FORCES, "leader_number",
        "handover_note",
    ]  # fmt: skip
    told_parts = ["marker_checks"]
    usual_fields = ["post", "starts_at", "ends_at", "outcome", "people_in", "people_out", "handover_note"]

    post = models.ForeignKey(Post, models.PROTECT, related_name="shift_reports", verbose_name=_("post"))
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    outcome = models.CharField(_("what happened"), max_length=10, choices=ShiftOutcome, blank=True)
    leader_number = models.CharField(_("leader's service number"), max_length=20, blank=True)
    border_guard = HeadCountField(_("border guard"))
    police = HeadCountField(_("police"))
    military = HeadCountField(_("military"))
    militia = HeadCountField(_("militia"))
    health = HeadCountField(_("health staff"))
    customs = HeadCountField(_("customs"))
    other_forces = HeadCountField(_("other forces"))
    people_in = HeadCountField(_("people checked, entering"))
    people_out = HeadCountField(_("people checked, leaving"))
    vehicles_in = HeadCountField(_("vehicles checked, entering"))
    vehicles_out = HeadCountField(_("vehicles checked, leaving"))
    declarations = HeadCountField(_("health declarations"))
    declarations_reason = models.CharField(
        _("why there are fewer declarations than people"), max_length=200, blank=True
    )
    handover_note = models.TextField(_("hand-over note"), blank=True)
    # Where and for which expected report it stands; settled whenever it is kept.
    district = models.ForeignKey(
        District, models.PROTECT, editable=False, related_name="shift_reports", verbose_name=_("district")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("commune")
    )
    duty_day = models.DateField(_("duty day"), editable=False)
    # Which of the day's expected reports it is; nothing where none is expected, or another one is it already.
    slot = models.PositiveSmallIntegerField(_("shift of the day"), null=True, editable=False)
    came_late = models.BooleanField(_("came late"), null=True, editable=False)
    history = HistoricalRecords()

    objects = ShiftReportQuerySet.as_manager()

    class Meta:
        app_label = "patrols"
        verbose_name = _("shift report")
        verbose_name_plural = _("shift reports")
        permissions = [
            ("review_shiftreport", "Can review shift reports"),
            ("export_shiftreport", "Can export shift reports"),
        ]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["starts_at", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "starts_at", "id"]),
            models.Index(fields=["post", "starts_at", "id"]),
            models.Index(fields=["outcome", "starts_at", "id"]),
            models.Index(fields=["unit", "starts_at", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["entered_by", "state"]),
            models.Index(fields=["post", "duty_day", "slot"], name="shift_of_the_day"),
            models.Index(
                fields=["starts_at", "id"], condition=models.Q(came_late=True), name="shift_came_late"
            ),
            # The last looks at markers: of few rows of markers, the day of each accepted report.
            models.Index(
                fields=["id", "duty_day"], condition=models.Q(state=State.ACCEPTED), name="shift_day_by_key"
            ),
            # Summaries and calendars read these alone, without the table.
            models.Index(
                fields=["duty_day", "district", "post", "unit", "outcome", *CHECKED, "slot", "came_late"],
                condition=models.Q(state=State.ACCEPTED),
                name="shift_figures",
            ),
            models.Index(
                fields=["duty_day", "post", "slot", "outcome", "came_late", "state"],
                condition=models.Q(state__in=[State.SUBMITTED, State.ACCEPTED]),
                name="shift_arrived",
            ),
            models.Index(
                fields=["review_due_at", "id"],
                condition=models.Q(state=State.SUBMITTED),
                name="shift_to_review",
            ),
        ]

    def __str__(self):
        return self.number or gettext("Draft of a shift, %(when)s") % {"when": self.hours}

    def get_absolute_url(self):
        return reverse("shift", args=[self.reference])

    def save(self, *args, **kwargs):
        """Keeps one report of a post at a time, so that none overlaps another."""
        with transaction.atomic():
            Post.objects.select_for_update().get(pk=self.post_id)
            self.settle_place()
            self.refuse_overlap()
            super().save(*args, **kwargs)

    def number_key(self):
        return f"CT-{self.duty_day.year}-{self.district.abbr}"

    def time_to_review(self):
        return TIME_TO_REVIEW

    def about_to(self, verb):
        if verb == Verb.SUBMIT and self.came_late is None:
            expected = self.post.expectation_on(self.duty_day)
            self.came_late = bool(
                expected and self.slot and timezone.now() > expected.due_at(self.duty_day, self.slot)
            )

    def is_whole_for(self, user):
        """Readers of the accepted alone see what was checked, not who kept the post; nor where they write not."""
        places = user.places_as(*WRITERS)
        near = places.reach(self.district_id, self.commune_id) or self.unit_id in places.units
        return user.holds(*WRITERS) and near

    def lies_in(self, places):
        """Whether the post is within reach today: from there a person may report."""
        return self.post_id is None or self.post.lies_in(places)

    @property
    def hours(self):
        """From when to when, the day of the end only where it is another one."""
        if not self.starts_at or not self.ends_at:
            return ""
        start, end = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        until = f"{end:%H:%M}" if start.date() == end.date() else vietnamese.moment(end)
        return f"{vietnamese.moment(start)} – {until}"

    @property
    def present(self):
        """How many were there in all, as far as said."""
        return self.sum_of(self.FORCES)

    @property
    def people(self):
        """How many people were checked, both ways."""
        return self.sum_of(["people_in", "people_out"])

    @property
    def vehicles(self):
        """How many vehicles were checked, both ways."""
        return self.sum_of(["vehicles_in", "vehicles_out"])

    def sum_of(self, names):
        """The sum of what was counted; nothing where none of it was."""
        known = [value for name in names if (value := getattr(self, name)) is not None]
        return sum(known) if known else None

    @property
    def in_short(self):
        """Post, hours and what happened in a line."""
        parts = [self.post, self.hours, self.get_outcome_display()]
        return " · ".join(str(part) for part in parts if part)

    @property
    def handed_over(self):
        """Who of the next shift confirmed the hand-over, if somebody did."""
        return getattr(self, "handover", None)
