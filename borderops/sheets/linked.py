"""The rows of a further sheet: each names its record by number, and itself by its line within the record."""

from copy import copy

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.resources import ModelResource

from borderops.sheets.cells import Cell, WholeCell, YesNoCell, as_text, typed
from borderops.sheets.columns import Aside
from borderops.sheets.older_lists import OlderLists
from borderops.sheets.outcomes import Change
from borderops.sheets.resources import SheetResource

NUMBER_HELP = _("The number of the record. For a new one: the mark that stands in its row, such as new-1")
LINE_HELP = _("1, 2, 3 … within the record, as exported; empty if the line is new")


class LinkedResource(SheetResource):
    """Rows that belong to records of the main sheet."""

    # Whether the rows are parts of a record, which its own door writes.
    attaches = False
    # Whether the outcome of a row may still change while later sheets are taken.
    settled_by_others = False

    number = Aside(
        _("Number"), "sheet_number", Cell(), known_as=["số", "số vụ việc"], filled=True, help_text=NUMBER_HELP
    )
    line = Aside(_("Line"), "sheet_line", WholeCell(), known_as=["dòng"], help_text=LINE_HELP)

    class Meta:
        import_id_fields = ["number", "line"]

    @classmethod
    def readable_by(cls, user):
        """Whether a person may read such rows at all; else the export has no such sheet."""
        return True

    def rows_of(self, records, user):
        """The rows of some records, in order, as this person may read them; each knows its number and line."""
        raise NotImplementedError

    def result_of(self, place, row):
        """The outcome of a row that is refused before it is read."""
        result = self.get_row_result_class()()
        result.number, result.object_repr = self.number_of(place), self.name_of(row)
        return result

    def name_of(self, row):
        """A row as people call it: the number of its record and its line."""
        return " · ".join(filter(None, [as_text(row.get("number")), as_text(row.get("line"))]))


class PartResource(OlderLists, LinkedResource):
    """Rows that are parts of a record. What stands in the record stays, unless a row says otherwise."""

    attaches = True
    # The record's list, and the part's own field that leads back; `settled` holds the latter and the line.
    part, parent_field = "", ""
    # Whether a faulty row stays out by itself and the others go in; else the record goes in whole or not at all.
    faulty_stays_out = False
    # What else is read with each part.
    beside = ()

    remove = Aside(
        _("Remove line"),
        "sheet_remove",
        YesNoCell(),
        known_as=["remove", "bỏ dòng", "xóa dòng"],
        help_text=_("x takes this line out of the record. A line without a row stays as it is"),
    )

    @property
    def lists(self):
        return [self.part, *(f"{self.part}__{name}" for name in self.beside)]

    def rows_of(self, records, user):
        by_key = {record.pk: record for record in records}
        parts = self._meta.model.objects.filter(**{f"{self.parent_field}__in": list(by_key)})
        found = {}
        for part in parts.prefetch_related(*self.beside):
            record = by_key[getattr(part, self.parent_field + "_id")]
            setattr(part, self.parent_field, record)
            found.setdefault(record.pk, []).append(self.told_apart(part, record))
        for record in records:
            yield from found.get(record.pk, ())

    @staticmethod
    def told_apart(part, record):
        """A part that knows its number and line as cells."""
        part.sheet_number, part.sheet_line, part.sheet_remove = record.reference, part.line, False
        return part

    # The rows of one record

    def read_for(self, record, rows, *, is_new, came_before, user):
        """What became of each row of a record, by its place; `told_rows` then are the parts that it shall have."""
        self.record, self.record_is_new, self.came_before = record, is_new, came_before
        standing = [] if is_new else list(getattr(record, self.part).all())
        self.standing = {part.line: self.told_apart(copy(part), record) for part in standing}
        self.left, self.added, self.seen = dict(self.standing), [], {}
        lines = {typed(row.get("line")) for _place, row in rows}
        self.unnamed = [part for part in standing if came_before or str(part.line) not in lines]
        return {place: self.import_row(row, None, row_number=place, user=user) for place, row in rows}

    def told_rows(self):
        return [*self.left.values(), *self.added]

    def import_row(self, row, instance_loader, **kwargs):
        result = super().import_row(row, instance_loader, **kwargs)
        result.object_repr = self.name_of(row)
        return result

    def tried(self, row, instance_loader, **kwargs):
        return ModelResource.import_row(self, row, instance_loader, **kwargs)

    def get_instance(self, instance_loader, row):
        line, self.gone = self.whole(row, "line"), self.whole(row, "remove")
        if line in self.seen:
            words = gettext("Row %(row)s is about the same line. Leave one of the two.")
            raise ValidationError({"sheet_line": words % {"row": self.seen[line]}})
        if line:
            self.seen[line] = self.number
        part = self.standing.get(line) if line and not self.came_before else self.same_part(row)
        if part is None and line in self.exported and not self.gone:
            return self.told_apart(copy(self.exported[line]), self.record)  # others took it out since
        if part is None and not self.record_is_new and not self.gone:
            self.refuse_unknown(line)
        return part

    def whole(self, row, name):
        """What one of our own cells says."""
        try:
            return self.fields[name].clean(row) if name in row else None
        except ValueError as fault:
            raise ValidationError({self.fields[name].attribute: str(fault)}) from None

    def refuse_unknown(self, line):
        """A line that the record does not have is never made up again from an old sheet."""
        if self.came_before:
            words = gettext(
                "This record came in before as %(number)s. To change its lines, export it and change them there."
            )
            raise ValidationError(words % {"number": self.record.reference})
        if line:
            words = gettext("%(number)s has no line %(line)s. Empty the cell if the line is new.")
            raise ValidationError({"sheet_line": words % {"number": self.record.reference, "line": line}})

    def same_part(self, row):
        """A part that says what the row says, if no other row means it: so the same sheet twice adds nothing."""
        said = self.init_instance(row)
        try:
            self.import_instance(said, row)
        except ValidationError:
            return None
        columns = [column for column in self.columns_in(row) if not isinstance(column, Aside)]
        for part in self.unnamed:
            if all(column.told(part) == column.told(said) for column in columns):
                self.unnamed.remove(part)
                return self.standing[part.line]
        return None

    def init_instance(self, row=None):
        return self._meta.model(**{self.parent_field: self.record})

    # One row

    def import_instance(self, instance, row, **kwargs):
        if not self.gone:
            super().import_instance(instance, row, **kwargs)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if not self.gone or import_validation_errors:
            return super().skip_row(instance, original, row, import_validation_errors)
        if not self.is_new:
            self.changes = list(self.taken_out(instance))
        return self.is_new

    def taken_out(self, part):
        """Each cell of a line that goes, as a change to nothing."""
        for column in self.get_export_fields():
            if not isinstance(column, Aside) and as_text(column.shown(part)):
                yield Change(str(column.heading), as_text(column.shown(part)), "")

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        if not self.gone:
            super().validate_instance(instance, import_validation_errors, validate_unique=False)

    def save_instance(self, instance, is_create, row, **kwargs):
        """Nothing is written here: the record writes its parts."""
        if self.gone:
            del self.left[instance.line]
        elif is_create:
            self.added.append(instance)
