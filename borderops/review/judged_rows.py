"""Rows of reviewed records, judged without being written; the new ones are kept many at a time."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.people.roles import WRITERS
from borderops.review.bulk_writing import can_be_written, not_your_record, refuse_to_write, write_many
from borderops.review.writing import NOT_YOUR_PLACE, not_your_place
from borderops.sheets.cells import typed

# What a person may choose for a whole import.
SUBMIT = "submit"
# The columns that may say where a record lies; the first that is filled is looked at.
PLACES = ["commune", "district", "marker", "post", "crossing"]


class JudgedRows:
    """What a resource of reviewed records says of a row before, or instead of, keeping it."""

    @property
    def keeps_in_bulk(self):
        return self._meta.model.keeps_in_bulk

    def begin_sheet(self):
        super().begin_sheet()
        self.reach = self.user.places_as(*WRITERS)

    def can_wait(self, record, is_new):
        return is_new and can_be_written(record)

    def can_judge(self, record):
        return not record.__dict__.get("parts_to_write")

    def judge(self, record, is_new, row):
        submits = SUBMIT in self.options
        if is_new:
            refuse_to_write(record, self.user, self.reach, submits)
        elif not self.has_come_before(record):
            self.refuse_to_mend(record, row)
        if submits and not is_new:
            self.refuse_to_submit(record)
        self.more_done = submits

    def refuse_to_mend(self, record, row):
        """As `write` of a record that is known and open."""
        if not record.lies_in(self.reach):
            raise not_your_place()
        if not self.is_editable(record):
            raise ValidationError(gettext("This record belongs to another unit; only that unit can mend it."))
        version = self.version_of(row) or self.version_met
        if version != self.version_met:
            raise self.stale(gettext("Somebody has changed this record since you opened it."))

    def refuse_to_submit(self, record):
        """As `submit` of such a record."""
        if not self.is_editable(record):
            raise ValidationError(not_your_record())
        record.refuse_gaps()

    def is_editable(self, record):
        """Whether the person may mend it; asked once for all that a batch knows."""
        if self.editable is None:
            known = {each.pk for each in self.known.values() if each.pk}
            mine = self._meta.model.objects.editable_by(self.user).filter(pk__in=known)
            self.editable = set(mine.values_list("pk", flat=True))
        return record.pk in self.editable

    def faults_in(self, result, row):
        """That a place is not the person's stands in the column that names the place."""
        refusal = result.validation_error
        if getattr(refusal, "code", "") == NOT_YOUR_PLACE and (column := self.column_of_place(row)):
            result.validation_error = ValidationError({column.attribute: refusal.messages})
        return super().faults_in(result, row)

    def column_of_place(self, row):
        """The column that names the place of a row, if the sheet has one."""
        columns = [self.fields[name] for name in PLACES if name in row and name in self.fields]
        filled = [column for column in columns if typed(row[column.column_name])]
        return next(iter(filled or columns), None)

    def keep_many(self, records):
        self.more_done = SUBMIT in self.options
        write_many(records, self.user, submit=self.more_done)
