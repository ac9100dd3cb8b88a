"""One row, its record as it was exported, and its record now, cell by cell."""

from django.core.exceptions import ValidationError

from borderops.sheets.cells import as_text
from borderops.sheets.columns import Fixed, Guarded

HIDDEN = "…"


class ThreeWays:
    """What the person wrote is what differs from the export; what others wrote is what differs from now."""

    def __init__(self, resource, past, now, row):
        self.resource, self.past, self.now, self.row = resource, past, now, row
        apart = {*resource.naming, resource.version_column}
        self.columns = [each for each in resource.columns_in(row) if each.column_name not in apart]
        self.exported = {column: (column.told(past), column.shown(past)) for column in self.columns}
        self.others = [column for column in self.columns if self.is_others(column)]
        self.faults = self.read_row()
        self.mine = [column for column in self.columns if self.is_mine(column)]

    def is_others(self, column):
        """Whether others changed it; what only the register fills in is nobody's to decide."""
        return not isinstance(column, Fixed) and column.told(self.now) != self.exported[column][0]

    def read_row(self):
        """Reads the row as a change of what was exported; gives what cannot be read, by field."""
        told = self.resource.told
        self.resource.after_init_instance(self.past, False, self.row, **told)
        try:
            self.resource.import_instance(self.past, dict(self.row), **told)
        except ValidationError as found:
            return found.update_error_dict({})
        return {}

    def is_mine(self, column):
        return column.attribute in self.faults or column.told(self.past) != self.exported[column][0]

    def leave_only(self, columns):
        """Takes out of the row what nobody wants written; what identifies the record stays."""
        kept = {*self.resource.naming, *(column.column_name for column in columns)}
        for name in [name for name in self.row if name not in kept]:
            del self.row[name]

    def cells(self):
        """The cells in which the three differ, as this person may read them."""
        return [
            {
                "column": str(column.heading),
                "name": column.column_name,
                "yours": self.yours(column),
                "exported": as_text(self.exported[column][1]),
                "now": as_text(column.shown(self.now)),
            }
            for column in self.columns
            if column in self.mine or column in self.others
        ]

    def yours(self, column):
        if column.attribute not in self.faults:
            return as_text(column.shown(self.past))
        return HIDDEN if isinstance(column, Guarded) else as_text(self.row[column.column_name])
