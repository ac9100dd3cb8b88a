"""Who brought which sheet in, with what came of each row, and who took which register out."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.sheets.outcomes import Kind
from borderops.sheets.work import Work


def private_name(run, name):
    """Where an upload is kept: under a name made by chance, so that nothing of it can be guessed."""
    return f"sheets/{uuid.uuid4().hex}{PurePath(name).suffix.lower()}"


class ImportRun(Work):
    """One file that a person brought: read, checked, applied, and perhaps undone. Nobody else sees it."""

    class State(models.TextChoices):
        SENT = "sent", pgettext_lazy("sheets", "Sent")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        APPLYING = "applying", _("Being imported")
        STOPPED = "stopped", _("Stopped")
        APPLIED = "applied", _("Applied")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        FAILED = "failed", _("Failed")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    workbook = models.CharField(max_length=40)
    file = models.FileField(upload_to=private_name)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField(default=0)
    original_name = models.CharField(max_length=255)
    # Until when the file, what was quoted from it, and the way back are kept.
    kept_until = models.DateTimeField(null=True, db_index=True)
    options = models.JSONField(default=list)
    # How the file is read: guessed first, then as the person says.
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    started_at = models.DateTimeField(auto_now_add=True, db_index=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    balance = models.JSONField(default=dict)
    # Each sheet with its name, rows and balance; one that nobody reads has no balance.
    sheets = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        ordering = ["-started_at"]

    def __str__(self):
        return self.original_name

    @property
    def sheets_read(self):
        return [sheet for sheet in self.sheets if sheet["balance"] is not None]

    @property
    def sheets_not_read(self):
        return [sheet for sheet in self.sheets if sheet["balance"] is None]

    @property
    def comes(self):
        """How many rows would change something."""
        return self.balance.get(Kind.NEW, 0) + self.balance.get(Kind.CHANGED, 0)

    @property
    def adds_up(self):
        """Whether every row of every sheet has exactly one outcome."""
        return sum(self.balance.values()) == self.rows


class RunRow(models.Model):
    """What became, or would become, of one row of a run, and how it is taken back."""

    # Found by the constraint below, whose index begins with it.
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="told", db_index=False)
    # Which of the run's sheets, and the number of the row on the screen.
    sheet = models.PositiveSmallIntegerField(default=0)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    record = models.CharField(max_length=200, blank=True)
    # What there is to say of it, each a list: faults, warnings, changes, and as `stale` the cells that somebody
    # changed since the export ({column, name, yours, exported, now}). What is not said has no entry.
    said = models.JSONField(default=dict)
    # What the person decided about them, and the version that they looked at.
    decision = models.CharField(max_length=5, blank=True)
    seen = models.CharField(max_length=64, blank=True)
    applied = models.BooleanField(default=False)
    object_id = models.PositiveBigIntegerField(null=True)
    # What takes the row back: how the record stood before, and by what it is known that nobody has touched it since.
    undo = models.JSONField(null=True)
    # Whether it was taken back, or why it was left alone.
    undone = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["sheet", "number"]
        constraints = [models.UniqueConstraint(fields=["run", "sheet", "number"], name="one_outcome_a_row")]
        indexes = [models.Index(fields=["run", "kind", "sheet", "number"], name="rows_of_a_kind")]

    def __str__(self):
        return f"{self.number}: {self.kind}"

    @property
    def faults(self):
        return self.said.get("faults", [])

    @property
    def warnings(self):
        return self.said.get("warnings", [])

    @property
    def changes(self):
        return self.said.get("changes", [])

    @property
    def stale(self):
        return self.said.get("stale", [])


class Remembered(models.Model):
    """How a person read a file with these headings the last time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    workbook = models.CharField(max_length=40)
    signature = models.CharField(max_length=64)
    layout = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "workbook", "signature"], name="one_memory_of_a_layout")
        ]

    def __str__(self):
        return self.workbook


class ExportRun(Work):
    """One register that a person took out, with the filters that were set; a large one is made in the background."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    workbook = models.CharField(max_length=40)
    filters = models.TextField(blank=True)
    columns = models.JSONField(default=list)
    format = models.CharField(max_length=10)
    rows = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)
    file = models.FileField(upload_to=private_name, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    kept_until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        default_permissions = ()
        ordering = ["-at"]

    def __str__(self):
        return f"{self.workbook}, {self.rows}"
