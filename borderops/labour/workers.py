"""Workers: known by the number of a paper, never by the name alone; who may read them lives where they do."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Left, Length
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Commune, District, Unit
from borderops.labour.choices import Paper, Sex
from borderops.labour.papers import masked
from borderops.labour.querysets import WorkerQuerySet
from borderops.labour.worker_rules import WorkerRules
from borderops.review.seen_before import SeenBefore

# The name as searching spells it: the text to search begins with it.
FOLDED_NAME = Left("search_text", Length("name"))


class Worker(WorkerRules, SeenBefore, models.Model):
    """Somebody who works, or wants to work, abroad under a programme."""

    name = models.CharField(_("full name"), max_length=120)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    paper_kind = models.CharField(_("kind of paper"), max_length=10, choices=Paper, default=Paper.IDENTITY)
    paper_number = models.CharField(_("number of the paper"), max_length=40)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("home commune")
    )
    home = models.CharField(_("home, in words"), max_length=160, blank=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name=_("home district"))
    note = models.CharField(_("remark"), max_length=300, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("unit that logs")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("logged by"),
    )
    entered_at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)
    # Its paper stands in the register for another place; the province finds out who is who.
    awaits_province = models.BooleanField(_("awaits the province"), default=False, editable=False)
    # The record that stands for the same person.
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    # Since when its personal data are gone.
    forgotten_at = models.DateTimeField(_("personal data removed at"), null=True, editable=False)
    search_text = models.CharField(max_length=400, editable=False, default="")
    history = HistoricalRecords(excluded_fields=["search_text"])

    objects = WorkerQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        default_permissions = ("add", "change", "view")
        permissions = [
            ("export_worker", "Can export workers"),
            ("unmask_worker", "Can see the papers of workers"),
            ("match_worker", "Can decide which workers are the same"),
        ]
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["paper_number"]),
            models.Index(fields=["district", "id"]),
            models.Index(fields=["commune", "id"]),
            models.Index(fields=["id", "sex"], name="sex_of_workers"),
            models.Index(fields=["id"], condition=models.Q(awaits_province=True), name="workers_awaiting"),
            models.Index(FOLDED_NAME, "birth_year", name="workers_by_name_and_year"),
        ]

    def __str__(self):
        """Never the name: this stands in notes, history and messages."""
        return gettext("Worker %(n)s") % {"n": self.pk} if self.pk else gettext("New worker")

    def save(self, *args, **kwargs):
        if self.birth_date:
            self.birth_year = self.birth_date.year
        if self.commune_id and not self.district_id:
            self.district_id = self.commune.district_id
        self.search_text = vietnamese.fold(f"{self.name} {self.home}")[:400]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("worker", args=[self.pk])

    @property
    def masked_paper(self):
        """The paper's number with its middle hidden: 0020••••1234."""
        return masked(self.paper_number)

    @property
    def paper_words(self):
        """The kind and the masked number."""
        return f"{self.get_paper_kind_display()} {self.masked_paper}".strip() if self.paper_number else ""

    @property
    def home_words(self):
        """Where the worker lives: the commune, or what was written."""
        return ", ".join(str(part) for part in (self.home, self.commune, self.district) if part)

    @property
    def born_words(self):
        """The day of birth, or its year alone."""
        if self.birth_date:
            return vietnamese.day(self.birth_date)
        return str(self.birth_year or "")

    @cached_property
    def in_permit_order(self):
        """The permits, the latest first; one without days yet is still to come."""
        permits = self.permits.all()
        return sorted(permits, key=lambda permit: (permit.valid_from or date.max, permit.pk), reverse=True)

    def age_on(self, day):
        """The least age that the worker can have on a day; none where no birth is known."""
        if self.birth_date:
            had = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
            return day.year - self.birth_date.year - (not had)
        return None if self.birth_year is None else day.year - self.birth_year - 1

    def lies_in(self, places):
        """Whether the home is within reach; a unit's own workers of its district are."""
        if places.reach(self.district_id, self.commune_id):
            return True
        return self.unit_id in places.units and self.unit.district_id == self.district_id
