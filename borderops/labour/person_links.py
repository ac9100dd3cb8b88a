"""Whether a person of an incident is a worker: found by the exact paper number, or said by somebody."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import Person
from borderops.labour.workers import Worker


class PersonLink(models.Model):
    """Somebody has said that the two are one, or that they are not although the papers agree."""

    worker = models.ForeignKey(Worker, models.PROTECT, related_name="person_links", verbose_name=_("worker"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="worker_links", verbose_name=_("person of the case")
    )
    is_same = models.BooleanField(_("the same person"), default=True)
    why = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        app_label = "labour"
        verbose_name = _("link of a worker to a case")
        verbose_name_plural = _("links of workers to cases")
        default_permissions = ("add", "view")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["worker", "person"], name="one_word_on_two_records")]

    def __str__(self):
        return f"{self.worker} – {self.person}"
