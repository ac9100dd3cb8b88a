"""Who asks for workers, and for how many: employers and their demands."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.labour.intake_querysets import EmployerQuerySet, IntakeQuerySet
from borderops.labour.intake_writing import WrittenWhole
from borderops.labour.programmes import Programme
from borderops.labour.sectors import Sector
from borderops.labour.wages import Wage, WageRules
from borderops.review.seen_before import SeenBefore


class Employer(WrittenWhole, SeenBefore, models.Model):
    """A farm, firm or cooperative abroad that takes workers."""

    name = models.CharField(_("name"), max_length=160)
    name_there = models.CharField(_("name in its own script"), max_length=160, blank=True)
    place = models.CharField(_("place"), max_length=160)
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="employers", verbose_name=_("labour programmes")
    )
    licence = models.CharField(_("number of its licence"), max_length=60, blank=True)
    note = models.CharField(_("remark"), max_length=300, blank=True)
    history = HistoricalRecords(m2m_fields=[programmes])

    objects = EmployerQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("employer")
        verbose_name_plural = _("employers")
        default_permissions = ("add", "change", "view")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["name", "place"], name="one_employer_in_a_place")]

    def __str__(self):
        return f"{self.name} ({self.place})" if self.place else self.name

    def get_absolute_url(self):
        return reverse("employer", args=[self.pk])

    def clean(self):
        for name in ("name", "name_there", "place", "licence", "note"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))


class Intake(WrittenWhole, WageRules, SeenBefore, Wage):
    """A demand: an employer asks a programme for so many workers, from when until when, for which wage."""

    code = models.CharField(_("number of the demand"), max_length=40, unique=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="intakes", verbose_name=_("labour programme")
    )
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="intakes", verbose_name=_("employer"))
    place = models.CharField(_("place of work"), max_length=160, blank=True)
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sector of work")
    )
    asked = models.PositiveIntegerField(_("workers asked for"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    letter = models.CharField(_("demand letter, number and day"), max_length=120, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    closed_on = models.DateField(pgettext_lazy("demand", "closed on"), null=True, blank=True)
    closed_because = models.CharField(_("why it was closed"), max_length=200, blank=True)
    note = models.CharField(_("remark"), max_length=300, blank=True)
    history = HistoricalRecords()

    objects = IntakeQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("demand for workers")
        verbose_name_plural = _("demands for workers")
        default_permissions = ("add", "change", "view")
        ordering = ["-starts_on", "-pk"]

    def __str__(self):
        return f"{self.code} · {self.employer.name}"

    def get_absolute_url(self):
        return reverse("intake", args=[self.pk])

    @property
    def is_open(self):
        """Whether workers are still to be found for it."""
        return self.closed_on is None and self.ends_on >= timezone.localdate()

    @property
    def state_words(self):
        """Whether it is open, over by its dates, or closed."""
        if self.closed_on:
            return gettext("closed on %(day)s") % {"day": vietnamese.day(self.closed_on)}
        return gettext("open") if self.is_open else gettext("its time is over")

    @property
    def days_words(self):
        """From when until when."""
        return f"{vietnamese.day(self.starts_on)} – {vietnamese.day(self.ends_on)}"

    def close(self, by, because):
        """Nobody more is to be found for it; the reason stays with it."""
        if self.closed_on:
            raise ValidationError(gettext("This demand is closed already."), code="stale")
        self.closed_on, self.closed_because = timezone.localdate(), because
        return self.write(by)

    def clean(self):
        for name in ("code", "place", "letter", "closed_because", "note"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = dict(self.faults_of_wage()) | dict(self.faults_of_days())
        if self.asked == 0:
            errors["asked"] = gettext("Write how many workers are asked for, 1 or more.")
        if self.sector_id and self.programme_id and not self.programme.offers(self.sector):
            errors["sector"] = gettext("This programme has no such sector. Choose one of its sectors.")
        if self.pk and self.programme_id and self.permits.exclude(programme=self.programme_id).exists():
            words = gettext(
                "Permits name this demand already: its programme stays. Close it and log a new one."
            )
            errors["programme"] = words
        if errors:
            raise ValidationError(errors)

    def faults_of_days(self):
        """What cannot be true of its days, by field."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield "ends_on", gettext("The last day lies before the first. Correct one of them.")
        if self.received_on and self.received_on > timezone.localdate():
            yield "received_on", gettext("This lies in the future. Log it when it has happened.")
        if self.closed_on and not self.closed_because:
            yield "closed_because", gettext("Say why the demand was closed.")
