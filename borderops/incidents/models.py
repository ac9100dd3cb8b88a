"""Incidents on the border, and all that belongs to the register of them."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, District
from borderops.incidents.choices import UNRESOLVED, Direction, Handling, Regime, Severity
from borderops.incidents.course import Course
from borderops.incidents.deadlines import Deadline
from borderops.incidents.details import Details
from borderops.incidents.doubles import Doubles
from borderops.incidents.handling import FollowUp
from borderops.incidents.kinds import IncidentCode
from borderops.incidents.nil import NilConfirmation
from borderops.incidents.parts import Coordination, FurtherKind, Goods
from borderops.incidents.persons import Person, PersonLook
from borderops.incidents.querysets import IncidentQuerySet
from borderops.incidents.rules import Rules
from borderops.patrols.models import ShiftReport
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed
from borderops.review.states import State

__all__ = [
    "Coordination", "Deadline", "Direction", "FollowUp", "FurtherKind", "Goods", "Incident", "IncidentCode",
    "NilConfirmation", "Person", "PersonLook", "Regime", "Severity",
]  # fmt: skip


NAMED = [
    "number", "form_key", "commune", "district", "marker", "code", "unit", "found_unit", "handling_unit", "shift",
    "follows_from", "duplicate_of", "entered_by", "submitted_by", "reviewed_by",
]  # fmt: skip


class Incident(Course, Rules, Doubles, Details, Reviewed):
    """What happened on the border: when, where, what, which way, how many offenders, in words; and the rest."""

    told_fields = [
        "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code", "regime",
        "direction", "offenders", "offenders_unknown", "account", *Details.DETAILS, "follows_from", "shift",
    ]  # fmt: skip
    told_parts = ["further_kinds", "goods", "coordinations"]
    keeps_in_bulk = True
    usual_fields = [
        "occurred_on", "occurred_time", "commune", "marker", "place_note", "code", "regime", "direction",
        "offenders", "account",
    ]  # fmt: skip

    occurred_on = models.DateField(_("day"), default=timezone.localdate)
    occurred_time = models.TimeField(_("time"), null=True, blank=True)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="incidents", verbose_name=_("commune")
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="incidents", verbose_name=_("district")
    )
    marker = models.ForeignKey(
        BorderMarker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name=_("marker"),
    )
    place_note = models.CharField(_("hamlet or spot"), max_length=120, blank=True)
    code = models.ForeignKey(
        IncidentCode,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name=_("kind of incident"),
    )
    regime = models.CharField(_("counts as"), max_length=2, choices=Regime, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, blank=True)
    offenders = models.PositiveIntegerField(_("offenders"), null=True, blank=True)
    offenders_unknown = models.BooleanField(_("unknown / fled"), default=False)
    account = models.TextField(_("account"), blank=True)
    follows_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="led_to", verbose_name=_("follows from")
    )
    shift = models.ForeignKey(
        ShiftReport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name=_("shift report"),
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="doubles",
        verbose_name=_("the same as"),
    )
    handling = models.CharField(
        _("handling"), max_length=10, choices=Handling, default=Handling.VERIFYING, editable=False
    )
    handle_by = models.DateField(_("to be handled by"), null=True, editable=False)
    search_text = models.TextField(editable=False)
    # Past versions are looked for by their record alone: an index for each place and unit would slow every save.
    history = HistoricalRecords(excluded_fields=["search_text"], no_db_index=NAMED)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        permissions = [
            ("review_incident", "Can review incidents"),
            ("read_account", "Can read accounts and history of incidents"),
            ("export_incident", "Can export incidents"),
            ("confirm_nil", "Can confirm that nothing happened"),
        ]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["occurred_on", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "occurred_on", "id"]),
            models.Index(fields=["code", "occurred_on", "id"]),
            models.Index(fields=["regime", "occurred_on", "id"]),
            models.Index(fields=["direction", "occurred_on", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["unit", "paper_book_number"], name="incident_in_paper_book"),
            models.Index(fields=["entered_by", "state"]),
            # Summaries read this alone, without the table: only what counts is in it.
            models.Index(
                fields=[
                    "occurred_on",
                    "district",
                    "regime",
                    "commune",
                    "code",
                    "marker",
                    "handling",
                    "handle_by",
                    "offenders",
                ],  # fmt: skip
                condition=models.Q(state=State.ACCEPTED),
                name="incident_figures",
            ),
            models.Index(
                fields=["handle_by", "id"],
                condition=models.Q(state=State.ACCEPTED, handling__in=UNRESOLVED),
                name="incident_unresolved",
            ),
            models.Index(
                fields=["district", "handle_by"],
                condition=models.Q(state=State.ACCEPTED, handling__in=UNRESOLVED),
                name="incident_open_in_district",
            ),
            models.Index(
                fields=["review_due_at", "id"],
                condition=models.Q(state=State.SUBMITTED),
                name="incident_to_review",
            ),
            models.Index(fields=["severity", "occurred_on", "id"], name="incident_severity"),
            models.Index(fields=["handling", "occurred_on", "id"], name="incident_handling"),
        ]

    def __str__(self):
        return self.number or gettext("Draft of %(day)s") % {"day": vietnamese.day(self.occurred_on)}

    def get_absolute_url(self):
        return reverse("incident", args=[self.reference])

    def save(self, *args, **kwargs):
        self.make_ready()
        super().save(*args, **kwargs)

    def make_ready(self):
        """Counts as its kind does, stands at a marker that is kept, and can be found by its words."""
        self.count_as_usual()
        if self.marker and not self.marker.pk:
            first_met = {"commune": self.marker.commune, "listed": False}
            self.marker, _new = BorderMarker.objects.get_or_create(code=self.marker.code, defaults=first_met)
        self.search_text = self.words_to_search()

    @classmethod
    def many_at_once(cls):
        return Deadline.read_once()

    def words_to_search(self):
        """Everything a person may remember of the record, folded."""
        parts = [self.number, self.commune, self.commune and self.commune.aliases, self.district, self.marker]
        parts += [self.place_note, self.code and self.code.search_text, self.account, self.paper_book_number]
        return vietnamese.fold(" ".join(str(part) for part in parts if part))

    def number_key(self):
        return f"VV-{self.occurred_on.year}-{self.district.abbr}"

    def is_whole_for(self, user):
        """Readers of the accepted alone do not read accounts, persons, files and trail; nor where they write not."""
        return user.holds(*WRITERS) and self.lies_in(user.places_as(*WRITERS))

    def lies_in(self, places):
        return self.district_id is None or places.reach(self.district_id, self.commune_id)

    @property
    def happened(self):
        """Day and time, as far as known."""
        return vietnamese.moment(self.occurred_on, self.occurred_time)

    @property
    def in_short(self):
        """Day, place and kind in a line."""
        return " · ".join(str(part) for part in [self.happened, self.place, self.code] if part)

    @property
    def place(self):
        """Where it happened, in words."""
        parts = [
            self.commune or self.district,
            self.marker and gettext("marker %(code)s") % {"code": self.marker},
        ]
        return ", ".join(str(part) for part in parts if part)

    @property
    def offenders_words(self):
        """The number of offenders, "unknown", or nothing yet."""
        if self.offenders_unknown:
            return gettext("unknown")
        return vietnamese.number(self.offenders) if self.offenders is not None else ""
