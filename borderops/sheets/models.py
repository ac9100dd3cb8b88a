"""Who brought which sheet in, with what came of it, and who took which register out."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_name(run, name):
    """Where an upload is kept: under a name made by chance, so that nothing of it can be guessed."""
    return f"sheets/{uuid.uuid4().hex}{PurePath(name).suffix.lower()}"


class ImportRun(models.Model):
    """One sheet that a person brought: checked, then applied. Nobody else sees it."""

    class State(models.TextChoices):
        CHECKED = "checked", _("Checked")
        APPLIED = "applied", _("Applied")
        FAILED = "failed", _("Failed")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    workbook = models.CharField(max_length=40)
    file = models.FileField(upload_to=private_name)
    digest = models.CharField(max_length=64)
    original_name = models.CharField(max_length=255)
    sheet_name = models.CharField(max_length=100, blank=True)
    options = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.CHECKED)
    started_at = models.DateTimeField(auto_now_add=True, db_index=True)
    applied_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    balance = models.JSONField(default=dict)
    # Each sheet with its name, rows and balance; one that nobody reads has no balance.
    sheets = models.JSONField(default=list)
    # Rejected and changed rows as the check or the apply found them; goes with the file.
    report = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        ordering = ["-started_at"]

    def __str__(self):
        return self.original_name

    def take_down(self, outcomes, not_read=()):
        """Notes what became of each row of each sheet."""
        self.rows, self.balance = 0, {}
        self.report = {"rejected": [], "changed": []}
        self.sheets = [{"name": name, "rows": rows, "balance": None} for name, rows in not_read]
        for place, outcome in enumerate(outcomes):
            self.sheets.insert(
                place, {"name": outcome.sheet, "rows": outcome.rows, "balance": outcome.balance}
            )
            self.add(outcome)

    def add(self, outcome):
        self.rows += outcome.rows
        self.balance = {kind: self.balance.get(kind, 0) + number for kind, number in outcome.balance.items()}
        self.report["rejected"] += outcome.rejected
        self.report["changed"] += outcome.changed

    @property
    def sheets_read(self):
        return [sheet for sheet in self.sheets if sheet["balance"] is not None]

    @property
    def sheets_not_read(self):
        return [sheet for sheet in self.sheets if sheet["balance"] is None]

    @property
    def comes(self):
        """How many rows would change something."""
        return self.balance.get("new", 0) + self.balance.get("changed", 0)


class ExportRun(models.Model):
    """One register that a person took out, with the filters that were set."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    workbook = models.CharField(max_length=40)
    filters = models.TextField(blank=True)
    format = models.CharField(max_length=10)
    rows = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        ordering = ["-at"]

    def __str__(self):
        return f"{self.workbook}, {self.rows}"
