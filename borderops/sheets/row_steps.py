"""The steps by which one row becomes a record, or a sentence about what is wrong with it."""

import hashlib
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from import_export.results import Error, RowResult

from borderops.sheets.cells import as_text
from borderops.sheets.field_rules import FieldRules
from borderops.sheets.fresh import Fresh
from borderops.sheets.judged_cells import JudgedColumns
from borderops.sheets.outcomes import Kind, SheetRowResult


class SameRow(Exception):
    """An earlier row says the same, or a record of the register does."""


def same_row_words(number):
    return _("The same as row %(row)s.") % {"row": number}


def digest(row):
    """What a row says, in few bytes."""
    said = repr(sorted((name, as_text(cell)) for name, cell in row.items()))
    return hashlib.blake2b(said.encode(), digest_size=16).digest()


class RowSteps:
    """What is done with each row. The package's own way is the same with more steps, and several times slower."""

    @classmethod
    def get_row_result_class(cls):
        return SheetRowResult

    # {attribute: value} of the record of this row that are known to be as its fields ask.
    good = None

    @cached_property
    def rules(self):
        return FieldRules(self._meta.model)

    @cached_property
    def fresh(self):
        return Fresh(self._meta.model)

    def init_instance(self, row=None):
        return self.fresh.make()

    @cached_property
    def order(self):
        """All columns, in our order."""
        return self.get_import_fields()

    @cached_property
    def columns_met(self):
        return {}

    def columns_in(self, row):
        """The columns that the sheet has, in our order."""
        names = tuple(row)
        if names not in self.columns_met:
            self.columns_met[names] = [each for each in self.order if each.column_name in row]
        return self.columns_met[names]

    @cached_property
    def judged_columns_met(self):
        return {}

    def judged_columns(self, row):
        """The same, those apart whose cells are judged once for each value."""
        names = tuple(row)
        if names not in self.judged_columns_met:
            self.judged_columns_met[names] = JudgedColumns(self.columns_in(row), self)
        return self.judged_columns_met[names]

    def steps(self, row, **told):
        """The result of a row: found, read, compared, judged, kept."""
        result = self.get_row_result_class()()
        try:
            self.take_steps(row, result, **told)
        except SameRow as same:
            result.outright, result.object_repr = Kind.DUPLICATE, str(same)
        except ValidationError as faults:
            result.import_type, result.validation_error = RowResult.IMPORT_TYPE_INVALID, faults
        except OperationalError:
            raise  # the database has no time: the whole batch is tried again
        except Exception as fault:
            result.import_type = RowResult.IMPORT_TYPE_ERROR
            result.errors.append(Error(fault, number=told["row_number"]))
        return result

    def take_steps(self, row, result, **told):
        record, is_new = self.get_or_init_instance(None, row)
        self.after_init_instance(record, is_new, row, **told)
        result.import_type = RowResult.IMPORT_TYPE_NEW if is_new else RowResult.IMPORT_TYPE_UPDATE
        faults = {}
        try:
            self.import_instance(record, row, **told)
        except ValidationError as found:
            faults = found.update_error_dict(faults)
        if self.skip_row(record, None, row, faults):
            result.import_type = RowResult.IMPORT_TYPE_SKIP
        else:
            self.validate_instance(record, faults)
            result.warnings = list(self.warnings(record))
            self.save_instance(record, is_new, row, **told)
        result.record = None if self.checking and is_new else record
        if not self.is_named_later(record):
            result.add_instance_info(record)

    def import_instance(self, instance, row, **told):
        """Reads the cells; a ValidationError tells which of them cannot be read."""
        self.good, columns = {}, self.columns_in(row)
        if instance._state.adding:
            judged = self.judged_columns(row)
            self.good = judged.put_on(instance, row)
            columns = columns if self.good is None else judged.others
        faults = {}
        for column in columns:
            try:
                if column.attribute:
                    column.save(instance, row)
            except ValueError as fault:
                faults[column.attribute] = ValidationError(force_str(fault), code="invalid")
        if faults:
            raise ValidationError(faults)

    def warnings(self, record):
        """What is unusual about a record that may go in as it is: sentences."""
        return []
