"""Which work programmes offer."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class Sector(models.Model):
    """What kind of work a programme offers, such as planting or wood."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    history = HistoricalRecords()

    class Meta:
        app_label = "labour"
        verbose_name = _("sector of work")
        verbose_name_plural = _("sectors of work")
        default_permissions = ("add", "change", "view")
        ordering = ["code"]

    def __str__(self):
        return self.name_en if get_language() == "en" and self.name_en else self.name_vi
