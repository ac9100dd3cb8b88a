"""Rows of further sheets that are parts of a record: read with it, written by its own door, or refused with it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.results import RowResult

from borderops import vietnamese
from borderops.sheets.cells import typed
from borderops.sheets.outcomes import Fault, Kind, SheetRowResult


def goes_in_whole(row, sheet):
    """Why a row is refused although nothing is wrong with it."""
    words = _(
        "A record goes in whole, and row %(row)s of the sheet “%(sheet)s” is rejected. Mend that row first."
    )
    return words % {"row": row, "sheet": sheet}


def refuse(result, message, column="", value=""):
    """Makes a row a rejected one."""
    result.import_type, result.validation_error = RowResult.IMPORT_TYPE_INVALID, None
    result.faults, result.changes = [Fault(column, value, message)], []


class PartSheet:
    """A sheet whose rows wait for the records that they are part of."""

    def __init__(self, linked, turn, sheet, terms):
        self.resource, self.name, self.turn = linked.resource(), sheet.name, turn
        self.results, self.waiting = {}, {}
        terms.begin(self.resource, turn, sheet.names)
        self.told = [row for row in sheet if row.number not in terms.done.get(turn, ())]
        dataset = self.resource.dataset([row for row in self.told if not row.skipped])
        for place, cells in enumerate(dataset, 1):
            row = dict(zip(dataset.headers, cells, strict=True))
            self.waiting.setdefault(self.resource.reference(row), []).append((place, row))
        self.named = set(self.waiting)

    def read(self, record, reference, **told):
        """Reads the rows of one record."""
        return PartsRead(self, record, self.waiting.pop(reference, []), told)

    def refuse(self, reference, message, in_number=False):
        """Refuses the rows of a record that cannot take them."""
        column = str(self.resource.fields["number"].heading) if in_number else ""
        for place, row in self.waiting.pop(reference, []):
            result = self.resource.result_of(place, row)
            refuse(result, message, column, typed(row["number"]) if in_number else "")
            self.results[place] = result

    def drained(self):
        """What became of the rows since this was asked last, the lines that are no rows among them."""
        skipped = [skipped_line(row) for row in self.told if row.skipped]
        results, self.results, self.told = self.results, {}, []
        return [*skipped, *(results[place] for place in sorted(results))]


def skipped_line(row):
    """The outcome of a line that is no record."""
    return SheetRowResult.said(row.number, Kind.SKIPPED, row.skipped)


class PartsRead:
    """The rows of one record in one sheet, read but not written yet."""

    def __init__(self, sheet, record, rows, told):
        self.sheet, self.name = sheet, sheet.resource.part
        self.results = sheet.resource.read_for(record, rows, **told)
        self.rows = sheet.resource.told_rows()
        sheet.results.update(self.results)

    def having(self, *kinds):
        return [result for result in self.results.values() if result.kind in kinds]

    @property
    def holding_back(self):
        """The faulty rows that hold their record back; none does where each stays out by itself."""
        return [] if self.sheet.resource.faulty_stays_out else self.having(Kind.REJECTED)

    def refuse(self, message):
        """Refuses what would have changed something."""
        for result in self.having(Kind.NEW, Kind.CHANGED):
            refuse(result, message)


class HoldsParts:
    """What a resource does whose records have parts in further sheets."""

    part_sheets = ()
    # The name of the sheet that the rows are from, for telling people where to look.
    sheet_name = ""
    # Whether the rows only name records, whose parts stand in further sheets.
    only_named = False
    # Whether more is done to a record than its row says, such as submitting it.
    more_done = False

    def with_parts(self, records):
        """Records with the parts that sheets speak of."""
        return records.prefetch_related(
            *(name for sheet in self.part_sheets for name in sheet.resource.lists)
        )

    def reference(self, row):
        """How rows of further sheets name the record of a row."""
        return vietnamese.fold(typed(row.get(self.get_import_id_fields()[0])))

    def is_mark(self, reference):
        """Whether a name only stands for a new row of the same file."""
        return False

    def parts_changed(self, record, row, came_before=False):
        """Reads the parts of a record and hands them to it; whether they change anything."""
        told = {"is_new": self.is_new, "came_before": came_before, "user": self.user}
        self.parts_read = [sheet.read(record, self.reference(row), **told) for sheet in self.part_sheets]
        for read in self.parts_read:
            if faulty := read.holding_back:
                raise ValidationError(goes_in_whole(faulty[0].number, read.sheet.name))
        changed = [read for read in self.parts_read if read.having(Kind.NEW, Kind.CHANGED)]
        for read in changed:
            record.set_part(read.name, read.rows)
        return bool(changed)

    def settle_parts(self, row, result):
        """Gives each part the outcome that its record has, and the record's own row the one that it has alone."""
        only_parts = not (self.is_new or self.changes or self.more_done)
        if self.parts_read is None:
            self.refuse_parts(row, result)
        elif result.kind == Kind.DUPLICATE:
            for read in self.parts_read:
                read.refuse(result.object_repr)
        elif result.kind == Kind.REJECTED:
            words = self.words(result) if only_parts else self.words_of_row(result)
            told = [read for read in self.parts_read if read.having(Kind.NEW, Kind.CHANGED, Kind.REJECTED)]
            for read in told:
                read.refuse(words)
            if only_parts and told:
                result.import_type, result.validation_error, result.faults = (
                    RowResult.IMPORT_TYPE_SKIP,
                    None,
                    [],
                )
        elif only_parts:
            result.import_type = RowResult.IMPORT_TYPE_SKIP

    def refuse_parts(self, row, result):
        words = self.words(result) if self.only_named else self.words_of_row(result)
        for sheet in self.part_sheets:
            sheet.refuse(self.reference(row), words, in_number=self.only_named)

    def words(self, result):
        return " ".join(dict.fromkeys(fault.message for fault in result.faults))

    def words_of_row(self, result):
        """Why parts are refused with their record: the fault is a part's, or the row's own."""
        if any(read.holding_back for read in self.parts_read or ()):
            return self.words(result)
        return goes_in_whole(result.number, self.sheet_name)
