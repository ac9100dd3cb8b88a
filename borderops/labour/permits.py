"""Permits: one worker's place in a programme, from the first paper to the return."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.models import CrossingPoint
from borderops.districts.models import Commune, District
from borderops.labour.choices import LEADS_FROM, OVER_AT_END, STAGE_TONES, ListKind, Paper, Stage
from borderops.labour.intakes import Employer, Intake
from borderops.labour.papers import masked
from borderops.labour.permit_rules import PermitRules
from borderops.labour.programmes import Programme
from borderops.labour.querysets import PermitQuerySet
from borderops.labour.sectors import Sector
from borderops.labour.sending_units import SendingUnit
from borderops.labour.wages import Wage, WageRules
from borderops.labour.workers import Worker
from borderops.review.seen_before import SeenBefore


class Permit(PermitRules, WageRules, SeenBefore, Wage):
    """Under which number, from when until when, for whom and with which paper a worker may work.

    It is never locked; how far it is follows from the accepted lists that name it.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="permits", verbose_name=_("labour programme")
    )
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="permits", verbose_name=_("worker"))
    intake = models.ForeignKey(
        Intake, models.PROTECT, null=True, blank=True, related_name="permits", verbose_name=_("demand")
    )
    number = models.CharField(_("number of the permit"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    employer = models.ForeignKey(
        Employer, models.PROTECT, null=True, blank=True, related_name="permits", verbose_name=_("employer")
    )
    place = models.CharField(_("place of work"), max_length=160, blank=True)
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sector of work")
    )
    sending_unit = models.ForeignKey(
        SendingUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sending unit")
    )
    # Where the worker is to leave and come back.
    crossing = models.ForeignKey(
        CrossingPoint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("crossing point to be used"),
    )
    paper_kind = models.CharField(_("travel paper"), max_length=10, choices=Paper, blank=True)
    paper_number = models.CharField(_("number of the travel paper"), max_length=40, blank=True)
    paper_expires_on = models.DateField(_("travel paper valid until"), null=True, blank=True)
    note = models.CharField(_("remark"), max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("logged by"),
    )
    entered_at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)
    # The home when the permit was made: whose quota it takes, and where it is counted.
    district = models.ForeignKey(
        District, models.PROTECT, editable=False, related_name="+", verbose_name=_("home district")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("home commune")
    )
    # Settled from the lists that name it (see `settling`).
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.PREPARED, editable=False)
    stage_on = models.DateField(_("since"), null=True, editable=False)
    committed_on = models.DateField(_("place taken on"), null=True, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, editable=False)
    due_on = models.DateField(_("due back on"), null=True, editable=False)
    went_on = models.DateField(_("last departure"), null=True, editable=False)
    came_on = models.DateField(_("last return"), null=True, editable=False)
    extended = models.BooleanField(_("extended"), default=False, editable=False)
    history = HistoricalRecords()

    objects = PermitQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("work permit")
        verbose_name_plural = _("work permits")
        default_permissions = ("add", "change", "view")
        permissions = [("export_permit", "Can export work permits")]
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"], condition=~Q(number=""), name="one_permit_of_a_number"
            )
        ]
        indexes = [
            models.Index(fields=["stage", "due_on", "id"]),
            models.Index(fields=["programme", "stage", "id"]),
            models.Index(fields=["stage", "valid_from"]),
            models.Index(fields=["district", "id"]),
            models.Index(fields=["paper_number"]),
            models.Index(fields=["programme", "issued_on"], name="permits_issued"),
        ]

    def __str__(self):
        """Never the name: this stands in notes, history and messages."""
        return self.number or gettext("File %(n)s") % {"n": self.pk} if self.pk else gettext("New permit")

    def get_absolute_url(self):
        return reverse("permit", args=[self.pk])

    @property
    def as_words(self):
        """How it is called in a row: its number, or that of its file."""
        return str(self)

    @property
    def masked_paper(self):
        return masked(self.paper_number)

    @property
    def paper_words(self):
        """The kind of the travel paper and its masked number."""
        return f"{self.get_paper_kind_display()} {self.masked_paper}".strip()

    @property
    def validity_words(self):
        """From when until when, with the end that an extension gave."""
        if not self.valid_from:
            return ""
        return f"{vietnamese.day(self.valid_from)} – {vietnamese.day(self.ends_on)}"

    @property
    def ends_on(self):
        """The last day of the permit, as extended."""
        return self.due_on if self.extended else self.valid_to

    def is_away_on(self, day):
        """Whether the worker went under it by a day, and no return is logged since."""
        return self.stage in (Stage.ABROAD, Stage.LEFT) and self.went_on <= day

    @property
    def is_overdue(self):
        """Whether the worker should have come back by now and no recorded fact says otherwise."""
        return bool(self.stage == Stage.ABROAD and self.due_on and self.due_on < timezone.localdate())

    @property
    def stage_words(self):
        """How far it is, overdue by date included."""
        return gettext("Overdue") if self.is_overdue else str(self.get_stage_display())

    @property
    def days_left(self):
        """How many days until the worker is due back; less than zero once overdue."""
        return (self.due_on - timezone.localdate()).days if self.due_on else None

    @property
    def stage_tone(self):
        """Which shape its stage wears beside the words."""
        return "stop" if self.is_overdue else STAGE_TONES.get(self.stage, "mute")

    @property
    def days_words(self):
        """How many days are left, or how long the worker is overdue; nothing where nobody is awaited."""
        if self.stage not in (Stage.ISSUED, Stage.ABROAD) or self.days_left is None:
            return ""
        days = abs(self.days_left)
        told = {"n": vietnamese.number(days)}
        if self.days_left >= 0:
            return ngettext("%(n)s day left", "%(n)s days left", days) % told
        if self.stage == Stage.ISSUED:
            return gettext("ended, nobody has departed under it")
        return ngettext("overdue for %(n)s day", "overdue for %(n)s days", days) % told

    @property
    def next_kinds(self):
        """The kinds of lists in which it may stand next, in the usual order."""
        over = bool(self.ends_on and self.ends_on < timezone.localdate())
        kinds = [kind for kind in ListKind if self.stage in LEADS_FROM[kind]]
        return [kind for kind in kinds if not (over and self.stage in OVER_AT_END.get(kind, ()))]
