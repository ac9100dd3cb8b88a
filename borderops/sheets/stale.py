"""Rows of a sheet that is older than the record: only what the person wrote counts, and never unasked over others."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.cells import typed
from borderops.sheets.columns import Several
from borderops.sheets.outcomes import Kind
from borderops.sheets.past import as_it_was
from borderops.sheets.snapshots import latest_history
from borderops.sheets.three_ways import ThreeWays

MINE, NOW = "mine", "now"


class StaleRow(ValidationError):
    """Others changed the record since the export: the person decides whose cells stay."""

    def __init__(self, record, cells, seen):
        super().__init__(stale_words(record), code="stale")
        self.cells, self.seen = cells, seen


def stale_words(record):
    """Who changed a record last, and when; read on the run's page, in the workbook of rejected rows, from the shell."""
    last = record.history.select_related("history_user").order_by("-history_id").first()
    if not last or not last.history_user:
        return _(
            "Somebody changed this record since the export. "
            "Decide on the page of the import whose cells stay, or export anew."
        )
    words = _(
        "Somebody changed this record since the export (%(who)s, %(when)s). "
        "Decide on the page of the import whose cells stay, or export anew."
    )
    return words % {"who": last.history_user, "when": vietnamese.moment(last.history_date)}


class KnowsStale:
    """What a resource does with a row that names the version from which it was exported."""

    # The record as it was exported, where this row is older than the record; and what the person decided about it.
    past, decided = None, ""

    def get_or_init_instance(self, instance_loader, row):
        record, is_new = super().get_or_init_instance(instance_loader, row)
        self.past, self.decided = None, ""
        if not is_new:
            self.compare_versions(record, row)
        return record, is_new

    def compare_versions(self, record, row):
        """Leaves of an older row only the cells that the person wrote; raises StaleRow where that must be decided."""
        said = self.version_said(row)
        now = None if said is None else self.version_now(record)
        if said == now:
            return
        told = self.history_of(record, said)
        if told is None:
            words = _("The record never had this version. Export it again and repeat your change there.")
            raise ValidationError({self.fields[self.version_column].attribute: words})
        lists = getattr(record, "told_parts", ())
        several = [each.attribute for each in self.columns_in(row) if isinstance(each, Several)]
        ways = ThreeWays(self, as_it_was(record, told, lists, several), record, row)
        self.past, self.seen_now = as_it_was(record, told, lists), str(now)
        self.settle_stale(ways, row)

    def settle_stale(self, ways, row):
        decision, seen = self.decisions.get(self.number, ("", ""))
        self.decided = decision if decision == NOW or seen == self.seen_now else ""
        asks = ways.mine and ways.others and not self.decided and self.may_be_mended(ways.now)
        if asks:
            raise StaleRow(ways.now, [*ways.cells(), *self.lists_of(row, ways.now)], self.seen_now)
        ways.leave_only([] if self.decided == NOW else ways.mine)

    @property
    def naming(self):
        """The columns that say which record a row is about."""
        return self.get_import_id_fields()

    def may_be_mended(self, record):
        """Whether there is a point in asking: a locked record says so instead."""
        return True

    def version_said(self, row):
        """The version from which a row was exported, if it says so."""
        column = self.fields.get(self.version_column)
        if column is None or self.version_column not in row or self.told["trusted"]:
            return None
        try:
            return column.clean(row)
        except ValueError as fault:
            raise ValidationError({column.attribute: str(fault)}) from None

    def look_up(self, dataset):
        super().look_up(dataset)
        self.latest = self.latest_of(dataset) if self.version_column in (dataset.headers or ()) else {}

    def latest_of(self, dataset):
        """The versions of the records now whose earlier ones the rows name, many at a time."""
        model = self._meta.model
        said = {
            int(cell)
            for cell in map(typed, dataset[self.version_column])
            if cell.isdecimal() and len(cell) < 16
        }
        keys = model.history.filter(history_id__in=said).values_list(model._meta.pk.attname, flat=True)
        return latest_history(model, set(keys))

    def version_now(self, record):
        """The version of a record: the latest row of its history, or 0 as long as it has none."""
        return self.latest.get(record.pk) or latest_history(type(record), [record.pk]).get(record.pk, 0)

    def history_of(self, record, version):
        """The row of history that tells a version."""
        return record.history.filter(history_id=version).first()

    # Lists in further sheets

    def lists_of(self, row, record):
        """The lists that others changed too, of those for which this file has rows."""
        reference = self.reference(row)
        for sheet in self.part_sheets:
            if reference in sheet.waiting and self.list_differs(record, sheet):
                yield self.list_cell(
                    sheet, record, _("The rows of the sheet “%(sheet)s”") % {"sheet": sheet.name}
                )

    def list_differs(self, record, sheet):
        exported, now = (sheet.resource.list_told(each) for each in (self.past, record))
        return exported != now

    def list_cell(self, sheet, record, yours):
        exported, now = (
            sheet.resource.list_words(sheet.resource.list_of(each)) for each in (self.past, record)
        )
        part = sheet.resource.part
        return {"column": sheet.name, "name": part, "yours": yours, "exported": exported, "now": now}

    def parts_changed(self, record, row, came_before=False):
        """Rows of lists are compared with the lists as they were exported, and asked about likewise."""
        for sheet in self.part_sheets:
            rows = sheet.resource.list_of(self.past) if self.past else ()
            sheet.resource.exported = {part.line: part for part in rows}
        changed = super().parts_changed(record, row, came_before)
        if not (changed and self.past):
            return changed
        if self.decided == NOW:
            return self.leave_lists(record)
        told = [read for read in self.parts_read if read.having(Kind.NEW, Kind.CHANGED)]
        differing = [read for read in told if self.list_differs(record, read.sheet)]
        if differing and not self.decided and self.may_be_mended(record):
            cells = [
                self.list_cell(each.sheet, record, each.sheet.resource.list_words(each.rows))
                for each in differing
            ]
            raise StaleRow(record, cells, self.seen_now)
        return changed

    def leave_lists(self, record):
        """Nothing is written where the person wants what stands there now."""
        record.__dict__.pop("parts_to_write", None)
        for read in self.parts_read:
            for each in read.having(Kind.NEW, Kind.CHANGED):
                each.outright, each.changes = Kind.UNCHANGED, []
        return False

    def settle_parts(self, row, result):
        """The question stands with the record's own row, also where only rows of its lists ask it."""
        stale, faults = result.validation_error, result.faults
        super().settle_parts(row, result)
        if isinstance(stale, StaleRow):
            result.import_type, result.validation_error = result.IMPORT_TYPE_INVALID, stale
            result.faults, result.stale, result.seen = faults, stale.cells, stale.seen
