"""How a whole sheet is taken in, or only tried: its cells under the names of the columns, row after row."""

from contextlib import nullcontext

from django.db import transaction
from tablib import Dataset

from borderops.sheets.headings import recognise
from borderops.sheets.outcomes import Outcome


class Taking:
    """What a resource does with a whole sheet."""

    # Whether each row is taken back as soon as it was tried.
    one_by_one = False
    # The columns that a new record needs and that the sheet lacks.
    missing = ()
    # The other resources whose records came in with the same file, by the key of their sheet.
    siblings = {}

    @classmethod
    def recognise(cls, headings, asides=()):
        """The names of the columns that headings mean; a SheetProblem names what cannot be used."""
        return recognise(list(cls.fields.values()), headings, asides, cls._meta.import_id_fields)

    def take(self, sheet, *, check, asides=(), **told):
        """Imports a sheet, or only tries to; gives what became of each row."""
        self.one_by_one = check and self.rows_stand_alone
        with nullcontext() if self.one_by_one else transaction.atomic():
            outcome = Outcome.of(self.take_rows(self.dataset(sheet, asides), **told))
            if check and not self.one_by_one:
                transaction.set_rollback(True)
        return outcome

    def take_rows(self, dataset, *, user, trusted=False, options=()):
        """The result of each row."""
        self.columns_for(user)
        told = {"user": user, "trusted": trusted, "options": options}
        result = self.import_data(dataset, use_transactions=False, **told)
        if result.base_errors:
            raise result.base_errors[0].error
        return result.rows

    def finish(self):
        """What must still be said once all sheets of a file are taken."""

    def dataset(self, sheet, asides=()):
        """The sheet's cells under the names of our columns."""
        names = self.recognise(sheet.headings, asides)
        places = [place for place, name in enumerate(names) if name in self.fields]
        dataset = Dataset(headers=[names[place] for place in places])
        for row in sheet.rows:
            dataset.append([row.cells[place] if place < len(row.cells) else None for place in places])
        self.numbers = [row.number for row in sheet.rows]
        return dataset

    def before_import(self, dataset, **kwargs):
        if not self.only_named:
            dataset.headers = self.recognise(dataset.headers)
            columns = self.fields.values()
            self.missing = [
                each for each in columns if each.needed and each.column_name not in dataset.headers
            ]
        self.seen = {}
        self.known = self.load(dataset, **kwargs)

    def _check_import_id_fields(self, headers):
        """Which columns must be there is said by the columns; a sheet of new records needs no numbers."""

    def load(self, dataset, **kwargs):
        """The records that rows may mean, by their keys."""
        return {self.record_key(record): record for record in self.with_parts(self.records())}

    def records(self):
        """Every record with all that a row shows of it."""
        return self._meta.model.objects.all()
