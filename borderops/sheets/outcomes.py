"""What became of each row of a sheet. Every row has exactly one outcome, so their sum is the sheet's rows."""

import logging
from dataclasses import asdict, dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.results import RowResult

from borderops.sheets.cells import as_text

logger = logging.getLogger(__name__)


class Kind(models.TextChoices):
    """The outcomes of a row."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    DUPLICATE = "duplicate", _("Duplicate")
    REJECTED = "rejected", _("Rejected")
    SKIPPED = "skipped", _("Skipped line")


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

    # Said outright where it follows from no fault and no change: a duplicate, a skipped line.
    outright = None
    # The record that the row made or changed, and what takes that back.
    record, undo = None, None
    # The row that keeps the latter: itself, or the first row of the record's parts where it only names the record.
    carrier = None
    # The version of the record that a question about a stale row was asked against.
    seen = ""

    def __init__(self):
        super().__init__()
        self.number = 0
        self.faults, self.changes, self.warnings, self.stale = [], [], [], []

    @property
    def kind(self):
        return self.outright or KINDS.get(self.import_type, Kind.REJECTED)

    @classmethod
    def said(cls, number, kind, words):
        """The outcome of a line that is no record, or none of its own."""
        result = cls()
        result.number, result.outright, result.object_repr = number, kind, words
        return result


@dataclass
class Outcome:
    """The outcome of a sheet: its balance, every rejected row with its faults, every changed row."""

    sheet: str = ""
    rows: int = 0
    balance: dict = field(default_factory=lambda: dict.fromkeys(Kind.values, 0))
    rejected: list = field(default_factory=list)
    changed: list = field(default_factory=list)

    @classmethod
    def of(cls, results, sheet=""):
        outcome = cls(sheet)
        for result in results:
            outcome.add(result)
        return outcome

    def add(self, result):
        self.rows += 1
        self.balance[result.kind] += 1
        told = {"sheet": self.sheet, "row": result.number, "record": result.object_repr or ""}
        if result.kind == Kind.REJECTED:
            self.rejected.append({**told, "faults": [asdict(fault) for fault in result.faults]})
        elif result.kind == Kind.CHANGED:
            self.changed.append({**told, "changes": [asdict(change) for change in result.changes]})


def faults_of(result, row, columns):
    """What is wrong with a row, each fault with its column, the cell as written, and what to do."""
    for attribute, messages in by_field(result.validation_error).items():
        column = next((each for each in columns if each.attribute == attribute), None)
        value = row.get(column.column_name) if column else None
        yield Fault(str(column.heading) if column else "", as_text(value), " ".join(dict.fromkeys(messages)))
    for error in result.errors:
        logger.error("Row %s of a sheet failed.", result.number, exc_info=error.error)
        words = gettext(
            "An unexpected fault stopped this row. Check its cells; if it stays, tell the administrator."
        )
        yield Fault("", "", words)


def by_field(error):
    """The messages of a validation error by the name of the model's field."""
    if error is None:
        return {}
    return error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
