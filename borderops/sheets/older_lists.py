"""Lists in sheets that are older than the register: their rows as they were exported, and as they are now."""

from copy import copy

from borderops.sheets.cells import as_text
from borderops.sheets.columns import Aside
from borderops.sheets.three_ways import ThreeWays


class OlderLists:
    """What a sheet of lines knows of the lines as they were exported."""

    # The lines by their number, where the sheet is older than this record's list.
    exported = {}

    def compare_versions(self, part, row):
        """Of a row that is older than its list only what the person wrote counts."""
        exported = self.exported.get(part.line)
        if exported and not self.gone:
            ways = ThreeWays(self, self.told_apart(copy(exported), self.record), part, row)
            if ways.mine and part.line not in self.standing:
                self.refuse_unknown(part.line)
            ways.leave_only(ways.mine)

    def list_of(self, record):
        """The list of a record, as it is or was."""
        return record.stored_part(self.part)

    def list_told(self, record):
        """What its rows say, for comparing."""
        rows = self.list_of(record)
        return [(part.line, [column.told(part) for column in self.told_columns]) for part in rows]

    def list_words(self, rows):
        """The same as this person may read it."""
        rows = [[as_text(column.shown(part)) for column in self.told_columns] for part in rows]
        return "; ".join(", ".join(filter(None, cells)) for cells in rows)

    @property
    def told_columns(self):
        return [column for column in self.get_export_fields() if not isinstance(column, Aside)]
