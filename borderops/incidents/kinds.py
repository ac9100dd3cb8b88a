"""Kinds of incident, in two levels."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.incidents.choices import Regime


class IncidentCode(models.Model):
    """A kind of incident in two levels: a group such as D, and the codes D1, D2 … that are chosen."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="codes", verbose_name=_("group")
    )
    label_vi = models.CharField(_("Vietnamese name"), max_length=120)
    label_en = models.CharField(_("English name"), max_length=120)
    basis = models.CharField(_("legal basis"), max_length=120, blank=True)
    violation = models.BooleanField(_("is a violation"), null=True, blank=True)
    default_regime = models.CharField(_("counts as, by default"), max_length=2, choices=Regime, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    search_text = models.CharField(max_length=260, editable=False)
    history = HistoricalRecords(excluded_fields=["search_text"])

    class Meta:
        app_label = "incidents"
        ordering = ["code"]
        verbose_name = _("kind of incident")
        verbose_name_plural = _("kinds of incident")

    def __str__(self):
        return f"{self.code} {self.label}"

    def save(self, *args, **kwargs):
        self.search_text = vietnamese.fold(f"{self.code} {self.label_vi} {self.label_en}")
        super().save(*args, **kwargs)

    @property
    def label(self):
        """The name in the reader's language."""
        return self.label_en if (get_language() or "").startswith("en") else self.label_vi

    def is_retired_on(self, day):
        """Whether the kind may no longer be chosen for an incident of that day."""
        return bool(self.retired_on and day >= self.retired_on)
