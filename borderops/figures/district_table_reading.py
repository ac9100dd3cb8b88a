"""The rows of the table as they are read: where, when and from which source, and a figure for each filled cell."""

import hashlib
from dataclasses import dataclass, field

from borderops.figures.district_table_columns import VERSIONS, IndicatorColumn
from borderops.figures.models import ReportedFigure
from borderops.sheets.cells import as_text
from borderops.sheets.outcomes import Fault

FIRST = ["period", "district", "standing", "source"]
# The columns under which a figure goes on to its own register.
NAMES = ["number", "indicator", "value", "period", "districts", "standing", "source", "version"]


@dataclass
class TableRow:
    """One row of the table, or what is wrong with it."""

    cells: dict
    period: str = ""
    district: object = None
    standing: str = ""
    source: str = ""
    versions: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    # The columns of the filled cells; the figures that are known already, by the key of their indicator.
    filled: list = field(default_factory=list)
    known: dict = field(default_factory=dict)
    # Where the rows of the figures stand that this one hands on.
    places: list = field(default_factory=list)

    @property
    def identity(self):
        return self.period, self.district.pk, self.standing, self.source

    @property
    def seen(self):
        """How the known figures stand, in few characters, so that a decision about others ones does not count."""
        told = repr(sorted((figure.pk, figure.version) for figure in self.known.values()))
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()

    def look_up(self, known):
        """Finds the figures that stand already."""
        pairs = [
            (column.column_name, known.get((column.column_name, *self.identity))) for column in self.filled
        ]
        self.known = {key: figure for key, figure in pairs if figure}

    def figures(self):
        """The row of each figure in its own register."""
        for column in self.filled:
            key = column.column_name
            figure = self.known.get(key)
            number, version = (figure.reference, self.version_of(figure, column)) if figure else ("", None)
            where = [self.period, self.district.code, self.standing, self.source]
            yield [number, key, self.cells[key], *where, version]

    def version_of(self, figure, column):
        """The version of which the row speaks: 0, which none has, where the figure came since the export."""
        version = self.versions.get(column.column_name)
        if version is None and self.versions and column.clean(self.cells) != figure.value:
            return 0
        return version


def read_row(resource, cells):
    """Reads a row; every cell that cannot be read is told under its heading."""
    row = TableRow(cells)
    for column in resource.columns_in(cells):
        try:
            value = column.clean(cells)
        except ValueError as refusal:
            row.faults.append(fault_in(column, cells, str(refusal)))
            continue
        if not isinstance(column, IndicatorColumn):
            setattr(row, column.column_name, value or ({} if column.column_name == VERSIONS else ""))
        elif value is not None:
            row.filled.append(column)
    row.standing = row.standing or ReportedFigure.Standing.FINAL.value
    return row


def fault_in(column, cells, message):
    return Fault(str(column.heading), as_text(cells.get(column.column_name)), message)
