"""What became of each row of a sheet. Every row has exactly one outcome, so their sum is the sheet's rows."""

from dataclasses import asdict, dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _
from import_export.results import RowResult


class Kind(models.TextChoices):
    """The outcomes of a row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REJECTED = "rejected", _("Rejected")


KINDS = {
    RowResult.IMPORT_TYPE_NEW: Kind.NEW,
    RowResult.IMPORT_TYPE_UPDATE: Kind.CHANGED,
    RowResult.IMPORT_TYPE_SKIP: Kind.UNCHANGED,
}


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell: the column's heading, what was written, and what to do."""

    column: str
    value: str
    message: str


@dataclass(frozen=True)
class Change:
    """A cell that differs from the record: what stands there and what comes."""

    column: str
    old: str
    new: str


class SheetRowResult(RowResult):
    """The outcome of one row."""

    def __init__(self):
        super().__init__()
        self.number = 0
        self.faults, self.changes = [], []

    @property
    def kind(self):
        return KINDS.get(self.import_type, Kind.REJECTED)


@dataclass
class Outcome:
    """The outcome of a sheet: its balance, every rejected row with its faults, every changed row."""

    rows: int = 0
    balance: dict = field(default_factory=lambda: dict.fromkeys(Kind.values, 0))
    rejected: list = field(default_factory=list)
    changed: list = field(default_factory=list)

    @classmethod
    def of(cls, results):
        outcome = cls()
        for result in results:
            outcome.add(result)
        return outcome

    def add(self, result):
        self.rows += 1
        self.balance[result.kind] += 1
        told = {"row": result.number, "record": result.object_repr or ""}
        if result.kind == Kind.REJECTED:
            self.rejected.append({**told, "faults": [asdict(fault) for fault in result.faults]})
        elif result.kind == Kind.CHANGED:
            self.changed.append({**told, "changes": [asdict(change) for change in result.changes]})

    @property
    def adds_up(self):
        """Whether every row was counted once."""
        return sum(self.balance.values()) == self.rows
