"""What is done about an accepted incident: dated follow-ups, each reviewed by itself."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.incidents.choices import Direction, Handling
from borderops.incidents.follow_up_rules import FollowUpRules
from borderops.incidents.named_persons import NamesPerson
from borderops.incidents.outcomes import HANDOVERS, NEEDS_PERSON, HandedTo, Outcome
from borderops.incidents.persons import Person
from borderops.incidents.querysets import FollowUpQuerySet
from borderops.review.models import Reviewed
from borderops.review.states import Verb


class FollowUp(NamesPerson, FollowUpRules, Reviewed):
    """One step of handling: an outcome, a letter, or a file that belongs to the case."""

    class Kind(models.TextChoices):
        OUTCOME = "outcome", _("Outcome")
        LETTER = "letter", _("Letter")
        FILE = "file", _("Papers of the case")

    told_fields = [
        "kind", "outcome", "happened_on", "decision_number", "decision_on", "fine", "handed_to", "people", "person",
        "document_number", "words", "handling", "extended_to",
    ]  # fmt: skip
    has_consequences = True

    incident = models.ForeignKey(
        "Incident", models.PROTECT, related_name="follow_ups", verbose_name=_("incident")
    )
    kind = models.CharField(_("kind of follow-up"), max_length=10, choices=Kind, default=Kind.OUTCOME)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    happened_on = models.DateField(_("day"), default=timezone.localdate)
    decision_number = models.CharField(_("number of the decision"), max_length=60, blank=True)
    decision_on = models.DateField(_("day of the decision"), null=True, blank=True)
    fine = models.PositiveBigIntegerField(_("fine in đồng"), null=True, blank=True)
    handed_to = models.CharField(_("handed to"), max_length=15, choices=HandedTo, blank=True)
    people = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("person of the case"),
    )
    document_number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    words = models.TextField(_("in words"), blank=True)
    handling = models.CharField(_("handling since then"), max_length=10, choices=Handling, blank=True)
    extended_to = models.DateField(_("to be handled by, extended to"), null=True, blank=True)
    history = HistoricalRecords()

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        app_label = "incidents"
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        permissions = [("review_followup", "Can review follow-ups")]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["incident", "state"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["happened_on", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["outcome", "happened_on", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["decision_number"]),
        ]

    def __str__(self):
        if self.number:
            return self.number
        return gettext("Draft of a follow-up to %(incident)s") % {"incident": self.incident}

    def get_absolute_url(self):
        return reverse("follow-up", args=[self.reference])

    def number_key(self):
        return self.incident.number

    def number_of(self, turn):
        return f"{self.incident.number}.{turn:02d}"

    def lies_in(self, places):
        return self.incident_id is None or self.incident.lies_in(places)

    def is_whole_for(self, user):
        return self.incident.is_whole_for(user)

    def time_to_review(self):
        return self.incident.time_to_review()

    @property
    def direction(self):
        """Which way people were handed over, if they were."""
        return HANDOVERS.get(self.outcome, "")

    @property
    def direction_words(self):
        """The same in words."""
        return Direction(self.direction).label if self.direction else ""

    @property
    def needs_person(self):
        """Whether this outcome concerns somebody who must be known by name."""
        return self.outcome in NEEDS_PERSON

    @property
    def what(self):
        """The outcome, or what else it is."""
        return self.get_outcome_display() if self.kind == self.Kind.OUTCOME else self.get_kind_display()

    @property
    def document_words(self):
        """The decision with its day, or the letter."""
        parts = [self.decision_number, vietnamese.day(self.decision_on)]
        return ", ".join(filter(None, parts)) or self.document_number

    @property
    def facts(self):
        """Under which decision, for how much, to whom, which way, with how many people."""
        fine = self.fine is not None and gettext("%(n)s đồng") % {"n": vietnamese.number(self.fine)}
        people = self.people and gettext("%(n)s people") % {"n": vietnamese.number(self.people)}
        parts = [self.document_words, fine, self.direction_words, self.get_handed_to_display(), people]
        return " · ".join(str(part) for part in parts if part)

    @property
    def in_short(self):
        """What was done, when, and the facts of it."""
        return " · ".join(filter(None, [str(self.what), vietnamese.day(self.happened_on), self.facts]))

    def has_become(self, verb, by):
        """What the accepted follow-ups say of the case is what its handling is."""
        if verb in (Verb.ACCEPT, Verb.STRIKE, Verb.REOPEN):
            self.incident.settle_handling(by)
