"""How rows are taken in, or only tried: their cells under the names of the columns, some rows at a time."""

from contextlib import nullcontext

from django.db import transaction
from tablib import Dataset

from borderops.sheets.headings import recognise
from borderops.sheets.outcomes import Outcome


class Taking:
    """What a resource does with the rows of one sheet, from the first to the last."""

    # Whether nothing is to be kept: the rows are only tried.
    checking = False
    # Whether each row is taken back as soon as it was tried.
    one_by_one = False
    # Whether `load` reads all that rows may mean at once, whatever they name; else it is asked for each batch.
    loads_once = True
    # The columns that a new record needs and that the sheet lacks.
    missing = ()
    # The other resources whose records came in with the same file, by the key of their sheet.
    siblings = {}

    @classmethod
    def recognise(cls, headings, asides=()):
        """The names of the columns that headings mean; a SheetProblem names what cannot be used."""
        return recognise(cls.open_columns(), headings, asides, cls._meta.import_id_fields)

    def begin(self, names, *, user, check, trusted=False, options=(), decisions=None):
        """Prepares for the rows of one sheet, whose places are the columns of these names."""
        in_use = {column.column_name for column in self.open_columns()}
        self.column_places = [(place, name) for place, name in enumerate(names) if name in in_use]
        self.told = {"user": user, "trusted": trusted, "options": options}
        self.user, self.options, self.checking = user, options, check
        self.decisions = decisions or {}
        self.columns_for(user)
        there = {name for _place, name in self.column_places}
        columns = () if self.only_named else self.fields.values()
        self.missing = [each for each in columns if each.needed and each.column_name not in there]
        self.seen, self.known, self.is_loaded = {}, {}, False
        self.begin_sheet()

    def begin_sheet(self):
        """What is remembered from row to row, empty."""

    def follow(self, earlier):
        """Goes on with what an earlier sheet of the same file has met."""
        self.seen = earlier.seen

    def look_ahead(self, sheet):
        """What must be known of all rows before the first is taken."""

    def take_rows(self, rows, skip=frozenset()):
        """The results of some rows, in order; those whose numbers are to be skipped are only looked at."""
        dataset = self.dataset(rows)
        self.fresh.look_at_the_clock()
        self.look_up(dataset)
        names = dataset.headers
        return self.take_batch(
            (place, dict(zip(names, cells, strict=True)))
            for place, cells in enumerate(dataset, 1)
            if self.numbers[place - 1] not in skip
        )

    def look_up(self, dataset):
        """Reads the records that these rows may mean."""
        if not (self.is_loaded and self.loads_once):
            self.known = self.load(dataset, **self.told)
            self.is_loaded = True

    def dataset(self, rows):
        """The cells of some rows under the names of our columns."""
        dataset = Dataset(headers=[name for _place, name in self.column_places])
        for row in rows:
            cells, width = row.cells, len(row.cells)
            dataset.append([cells[place] if place < width else None for place, _name in self.column_places])
        self.numbers = [row.number for row in rows]
        return dataset

    def take(self, sheet, *, check, asides=(), **told):
        """Takes a whole sheet by itself, or only tries to; gives what became of each row."""
        self.one_by_one = check and self.rows_stand_alone
        self.begin(self.recognise(sheet.headings, asides), check=check, **told)
        with nullcontext() if self.one_by_one else transaction.atomic():
            outcome = Outcome.of(self.take_rows(sheet.rows))
            if check and not self.one_by_one:
                transaction.set_rollback(True)
        return outcome

    def before_import(self, dataset, *, user, trusted=False, options=(), **kwargs):
        """The library's own way in, `import_data`: the same rules, all rows at once."""
        dataset.headers = self.recognise(dataset.headers)
        self.begin(dataset.headers, user=user, check=False, trusted=trusted, options=options)
        self.numbers = range(2, len(dataset) + 2)
        self.look_up(dataset)

    def finish(self):
        """What must still be said once all sheets of a file are taken."""

    def _check_import_id_fields(self, headers):
        """Which columns must be there is said by the columns; a sheet of new records needs no numbers."""

    def load(self, dataset, **kwargs):
        """The records that rows may mean, by their keys."""
        return {self.record_key(record): record for record in self.with_parts(self.records())}

    def records(self):
        """Every record with all that a row shows of it."""
        return self._meta.model.objects.all()
