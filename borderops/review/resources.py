"""Reviewed records as sheets: the same rights, lock, notes and history as when typed by hand."""

from functools import cached_property
from itertools import batched

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.review.judged_rows import SUBMIT, JudgedRows
from borderops.review.row_keys import RowKeys, form_key, short
from borderops.review.rows_taken_back import ReviewedTakenBack
from borderops.review.states import State
from borderops.sheets.cells import Cell, ChoiceCell, WholeCell
from borderops.sheets.columns import Aside, Fixed
from borderops.sheets.fresh import Fresh
from borderops.sheets.keeping_many import DUPLICATES
from borderops.sheets.resources import SheetResource
from borderops.sheets.row_steps import SameRow, same_row_words

CHUNK = 500


class ReviewedResource(ReviewedTakenBack, JudgedRows, RowKeys, SheetResource):
    """A row with a number mends that record; a row without one is new, and is the same one whenever it comes again."""

    rows_stand_alone = True
    version_column = "version"
    loads_once = False
    # The columns by which a source's own row is known again after a correction in the others.
    identity = None
    import_options = [(SUBMIT, _("Submit for review at once, instead of keeping drafts"))]

    number = Aside(_("Number"), "reference", Cell(), known_as=["số", "số vụ việc", "số hiệu"])
    state = Fixed(_("State"), "state", ChoiceCell(State), known_as=["trạng thái"])
    version = Aside(_("Version"), "version", WholeCell(), known_as=["phiên bản"])

    class Meta:
        import_id_fields = ["number"]

    # Finding records

    def load(self, dataset, *, user, trusted=False, **kwargs):
        """The records that the rows mean, by number, or by the key that a row's content gives."""
        self.keys, self.editable = list(self.keys_of(dataset, user, self.identity if trusted else None)), None
        named = self.named(self.keys)
        if not named:
            self.brought = {}
            return {}
        records = self.with_parts(self.records().filter(pk__in=named))
        found = list(records if trusted else records.visible_to(user))
        self.brought = {str(record.form_key): record for record in records.filter(entered_by=user)}
        by_form_key = {str(record.form_key): record for record in found}
        return by_form_key | {record.reference: record for record in found} | self.brought

    def named(self, keys):
        """Which records the keys name, whoever may see them: of the rows of a new file hardly one names any."""
        return [pk for (pk,) in self.having(self._meta.model.objects.order_by().values_list("pk"), keys)]

    @staticmethod
    def having(records, keys):
        """The records with these numbers or form keys, looked up many at a time."""
        for chunk in batched(keys, CHUNK, strict=False):
            form_keys = {key for key in chunk if form_key(key)}
            numbers = {*chunk} - form_keys
            named = Q(number__in=numbers) if numbers else Q()
            yield from records.filter(named | Q(form_key__in=form_keys) if form_keys else named)

    def row_key(self, row):
        return (self.keys[self.place - 1],)

    def record_key(self, record):
        return (record.reference,)

    def import_row(self, row, instance_loader, **kwargs):
        self.place = kwargs["row_number"]
        return super().import_row(row, instance_loader, **kwargs)

    def get_instance(self, instance_loader, row):
        self.refuse_double_mark(row)
        self.refuse_copy()
        self.find(row)
        (key,) = self.key
        record = self.known.get(key)
        if record is None and self.number_in(row):
            words = gettext(
                "No record of yours has the number “%(number)s”. Empty the cell if the row is new."
            )
            raise ValidationError({self.fields["number"].attribute: words % {"number": self.number_in(row)}})
        return record

    def refuse_copy(self):
        """A row that says what an earlier one says is not taken in unless the person wants that."""
        if self.place in self.first_so and DUPLICATES not in self.options and not self.told["trusted"]:
            raise SameRow(same_row_words(self.first_so[self.place]))

    def said(self, row):
        """New rows are told apart by their keys already."""
        return short(self.content(row)) if self.number_in(row) else None

    @cached_property
    def fresh(self):
        return Fresh(self._meta.model, set_at_once=["form_key"])

    def init_instance(self, row=None):
        record = super().init_instance(row)
        record.form_key = self.key[0]
        return record

    # Keeping them

    def has_come_before(self, record):
        """Whether the same row was brought by the same person before; what became of the record since stays."""
        return str(record.form_key) == self.key[0] and self.key[0] in self.brought and not self.names_it

    def after_init_instance(self, instance, new, row, **kwargs):
        super().after_init_instance(instance, new, row, **kwargs)
        self.version_met = instance.version
        self.names_it = bool(self.number_in(row))
        self.options = kwargs.get("options", ())

    def import_instance(self, instance, row, **kwargs):
        if self.has_come_before(instance):
            return
        faults = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as found:
            faults = found.update_error_dict(faults)
        try:
            self.fill(instance, row, faults)
        except ValidationError as found:
            faults = found.update_error_dict(faults)
        if faults:
            raise ValidationError(faults)

    def fill(self, record, row, faults):
        """Sets what hangs on several cells at once."""

    def skip_row(self, instance, original, row, import_validation_errors=None):
        if not self.has_come_before(instance):
            return super().skip_row(instance, original, row, import_validation_errors)
        self.parts_changed(instance, row, came_before=True)
        return not (SUBMIT in self.options and instance.state == State.DRAFT)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        only_to_read = {column.attribute for column in self.only_to_read}
        faults = set(import_validation_errors or {})
        if not self.is_new and not instance.is_open and (not faults or faults - only_to_read):
            raise ValidationError(instance.locked_words(), code="locked")
        super().validate_instance(instance, import_validation_errors, validate_unique=False)

    def keep(self, record, is_new, row, *, user, trusted=False, options=(), **kwargs):
        """Writes the record as its form would, and submits it where that was chosen."""
        if trusted:
            return record.take_over(user, gettext("Taken over from the source documents."))
        if not self.has_come_before(record):
            record = self.written(record, user, None if is_new else self.version_of(row) or self.version_met)
        if SUBMIT in options:
            record.submit(user)
            self.more_done = True

    def version_of(self, row):
        """The version that the sheet was made from, if it says so."""
        return self.fields["version"].clean(row) if "version" in row else None

    def written(self, record, user, version):
        try:
            return record.write(user, version)
        except ValidationError as refusal:
            if getattr(refusal, "code", "") != "stale":
                raise
            raise self.stale(refusal.message) from None

    def stale(self, words):
        told = words + " " + gettext("Export it again and repeat your change there.")
        return ValidationError({"version": told})
