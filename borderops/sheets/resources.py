"""What every spreadsheet resource shares: columns by any spelling, rights and faults row by row."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from import_export.resources import ModelResource

from borderops.sheets.cells import as_text
from borderops.sheets.columns import Fixed, Several
from borderops.sheets.keeping_many import KeepsMany
from borderops.sheets.outcomes import Change, faults_of
from borderops.sheets.parts import HoldsParts
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.row_steps import RowSteps, SameRow, digest, same_row_words
from borderops.sheets.snapshots import Remembers
from borderops.sheets.stale import KnowsStale
from borderops.sheets.taking import Taking
from borderops.sheets.taking_back import TakesBack


class SheetResource(KnowsStale, Remembers, TakesBack, HoldsParts, RowSteps, KeepsMany, Taking, ModelResource):
    """A register as rows. Each row is checked and kept under the rights of `user`, or refused with its faults."""

    # Whether no row refers to another one of its sheet: then each can be tried and taken back by itself.
    rows_stand_alone = False
    # What a person may choose for a whole import: (name, words).
    import_options = []
    # Columns that name records of this same register, which earlier rows may have brought.
    own_columns = []
    # Whether the register only goes out, because nothing in it is typed.
    only_to_look_at = False
    # The column that tells which version of a record a row was exported from.
    version_column = None
    # Model fields that need no look into the database again, beside those of columns that name a record.
    settled = []

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        skip_diff = True

    # One row

    def import_row(self, row, instance_loader, **kwargs):
        self.number, self.key = self.number_of(kwargs["row_number"]), None
        self.is_new, self.changes, self.more_done, self.parts_read = True, [], False, None
        self.user = kwargs.get("user")
        result = self.tried(row, instance_loader, **kwargs)
        result.number, result.changes = self.number, self.changes
        result.faults = list(self.faults_in(result, row))
        result.object_repr = result.object_repr or as_text(row.get(self.get_import_id_fields()[0]))
        self.settle_parts(row, result)
        return result

    def faults_in(self, result, row):
        """What is wrong with the row, each fault with its column where it has one."""
        return faults_of(result, row, self.fields.values())

    def tried(self, row, instance_loader, **kwargs):
        """The result of a row, of which nothing stays in the database if it is rejected or only tried."""
        if self.keeps_in_bulk and not kwargs.get("trusted"):
            return self.steps(row, **kwargs)
        with transaction.atomic():
            result = self.steps(row, **kwargs)
            if not result.is_valid() or self.one_by_one:
                transaction.set_rollback(True)
        return result

    def number_of(self, place):
        """The number that a row has on the screen."""
        return self.numbers[place - 1] if hasattr(self, "numbers") else place + 1

    def get_instance(self, instance_loader, row):
        record = self.find(row)
        if record is None and self.only_named:
            raise ValidationError(_("There is no such record. Check the number."))
        return record

    def find(self, row):
        """The record that a row is about, if it is known; no second row may be about it."""
        self.key = self.row_key(row)
        if self.key in self.seen:
            self.refuse_second(row, *self.seen[self.key])
        if any(self.key):
            self.seen[self.key] = self.number, self.said(row)
        return self.known.get(self.key)

    def said(self, row):
        """What a row says, so that a copy of it is known."""
        return digest(row)

    def refuse_second(self, row, first, said):
        """A second row about one record is a copy of the first, or contradicts it."""
        if said == self.said(row):
            raise SameRow(same_row_words(first))
        words = _("Row %(row)s is about the same record. Leave one of the two.") % {"row": first}
        raise ValidationError({self.fields[self.get_import_id_fields()[0]].attribute: words})

    def row_key(self, row):
        """What identifies the record that a row is about."""
        return tuple(self.key_part(self.fields[name], row) for name in self.get_import_id_fields())

    def key_part(self, column, row):
        try:
            return column.widget.told(column.clean(row))
        except ValueError as fault:
            raise ValidationError({column.attribute: str(fault)}) from None

    def record_key(self, record):
        """The same of a record."""
        return tuple(self.fields[name].told(record) for name in self.get_import_id_fields())

    def after_init_instance(self, instance, new, row, **kwargs):
        self.is_new = new
        self.before = {} if new else {c: (c.told(instance), c.shown(instance)) for c in self.columns_in(row)}

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if import_validation_errors:
            return False
        self.changes = [
            Change(str(column.heading), as_text(shown), as_text(column.shown(instance)))
            for column, (told, shown) in self.before.items()
            if column.told(instance) != told
        ]
        parts_changed = self.parts_changed(instance, row)
        return not (self.is_new or self.changes or parts_changed)

    @cached_property
    def only_to_read(self):
        """The columns that a sheet cannot change."""
        return [column for column in self.fields.values() if isinstance(column, Fixed)]

    @cached_property
    def known_to_be_there(self):
        found = [column for column in self.fields.values() if isinstance(column.widget, RecordCell)]
        return {*self.settled, *(column.attribute for column in found)}

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        if self.is_new and self.missing:
            words = _("The column “%(heading)s” is missing. Add it: a new record needs it.")
            errors |= {each.attribute: words % {"heading": each.heading} for each in self.missing}
        try:
            self.rules.full_clean(
                instance, errors.keys() | self.known_to_be_there, validate_unique, self.good
            )
        except ValidationError as faults:
            errors = faults.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance, is_create, row, *, user, trusted=False, **kwargs):
        if not trusted and not user.has_perm(self.permission("add" if is_create else "change")):
            add, change = _("You may not add records here."), _("You may not change records here.")
            raise ValidationError(add if is_create else change)
        self.keep_lists(instance)
        if self.keeps_in_bulk and not trusted:
            self.keep_or_wait(instance, is_create, row, kwargs["row_number"])
        else:
            self.keep(instance, is_create, row, user=user, trusted=trusted, **kwargs)
        self.known[self.key] = instance
        for name in self.own_columns:
            self.fields[name].widget.learn(instance)

    def keep(self, record, is_new, row, *, user, **kwargs):
        """Saves a record with its history."""
        record._history_user = user
        record.save(force_insert=is_new)
        for column in self.columns_in(row):
            if isinstance(column, Several):
                column.keep(record, is_new)

    @classmethod
    def is_open(cls, name):
        """Whether a column is in use; where the province keeps one closed, nothing goes in or out by it."""
        return True

    @classmethod
    def open_columns(cls):
        """The columns that a sheet may have."""
        return [column for name, column in cls.fields.items() if cls.is_open(name)]

    @classmethod
    def permission(cls, verb):
        meta = cls._meta.model._meta
        return f"{meta.app_label}.{verb}_{meta.model_name}"

    # Export

    def columns_for(self, user):
        """The columns that this person's export has; each knows who reads it."""
        for column in self.fields.values():
            column.reader = user
        return [self.fields[name] for name in self.get_export_order() if self.is_open(name)]

    def get_export_headers(self, selected_fields=None):
        return [str(column.heading) for column in self.get_export_fields(selected_fields)]
