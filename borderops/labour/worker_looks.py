"""Who looked at workers, and which of them were found to be one."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.labour.workers import Worker


class WorkerMerge(models.Model):
    """Two records were found to be one person: what was moved from one to the other, so that it can be undone.

    One that is undone says that they are two persons; where that was found at once, nothing was ever moved.
    """

    kept = models.ForeignKey(Worker, models.PROTECT, related_name="+", verbose_name=_("worker that stays"))
    merged = models.ForeignKey(
        Worker, models.PROTECT, related_name="merges", verbose_name=_("worker that was merged")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    why = models.CharField(_("reason"), max_length=200, blank=True)
    # The keys of what was moved, by its kind; no personal data.
    moved = models.JSONField(default=dict)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("undone by")
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        app_label = "labour"
        verbose_name = _("merging of workers")
        verbose_name_plural = _("mergings of workers")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.merged} → {self.kept}"


class WorkerLook(models.Model):
    """Who looked at workers' names or papers, when, where and for which purpose. Never changed afterwards."""

    class What(models.TextChoices):
        NAMES = "names", _("names")
        PAPER = "paper", _("number of the paper")

    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="looks", verbose_name=_("worker")
    )
    # Which page or file showed more than one, such as the number of a list.
    about = models.CharField(_("where"), max_length=120, blank=True)
    people = models.PositiveIntegerField(_("workers shown"), default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    what = models.CharField(_("what was shown"), max_length=5, choices=What)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)

    class Meta:
        app_label = "labour"
        verbose_name = _("look at workers")
        verbose_name_plural = _("looks at workers")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["at", "id"])]

    def __str__(self):
        return f"{self.worker or self.about} – {self.by}"

    @classmethod
    def note(cls, by, worker=None, what=What.NAMES, purpose="", about="", people=1):
        """Keeps that somebody has looked at a worker, or at several on one page; nobody was shown, nothing is kept."""
        if people:
            cls.objects.create(
                by=by, worker=worker, what=what, purpose=purpose[:200], about=about[:120], people=people
            )
