"""Which record a row is about: by its number, by what it says, or for one file alone by a mark."""

import hashlib
import uuid
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.sheets.cells import Remembered, as_text, typed

# How a number begins that only ties the rows of a new record together, such as mới-1.
MARKS = ("moi", "new")


class RowKeys:
    """How the rows of a sheet are told apart; the same row has the same key whenever it comes again."""

    def begin_sheet(self):
        super().begin_sheet()
        self.marks, self.met, self.keys_met, self.plain_cells = Counter(), {}, set(), {}

    def follow(self, earlier):
        super().follow(earlier)
        self.marks += earlier.marks
        self.met, self.keys_met = earlier.met, earlier.keys_met

    def look_ahead(self, sheet):
        """How often each mark stands, where rows of further sheets may name one."""
        place = next((place for place, name in self.column_places if name == "number"), None)
        if place is not None and self.part_sheets:
            cells = (row.cells[place] for row in sheet if not row.skipped and place < len(row.cells))
            self.marks = Counter(self.reference({"number": cell}) for cell in cells)

    def keys_of(self, dataset, user, identity=None):
        """For each row its number, or a key made of who brings it, what it says, and how often it stands there."""
        self.first_so = {}
        for place, cells in enumerate(dataset, 1):
            row = dict(zip(dataset.headers, cells, strict=True))
            if number := self.number_in(row):
                yield form_key(number) or number.upper()
                continue
            content = self.content(row, identity)
            brief = short(content)
            turn, first = self.met.get(brief, (0, self.numbers[place - 1]))
            self.met[brief] = turn + 1, first
            if turn and not self.has_rows_of_its_own(row):
                self.first_so[place] = first
            whole = f"{user.pk}|{self._meta.model.__name__}|{content}|{turn + 1}"
            key = uuid.uuid5(uuid.NAMESPACE_OID, whole)
            self.keys_met.add(key.bytes)
            yield str(key)

    def has_rows_of_its_own(self, row):
        """Whether rows of further sheets belong to a row, which then says more than its cells."""
        mark = self.reference(row)
        return self.is_mark(mark) and any(mark in each.named for each in self.part_sheets)

    def is_of_this_file(self, key):
        """Whether a row that was read already made the record of this form key."""
        return key.bytes in self.keys_met

    def number_in(self, row):
        """The number of a row that names a record of the register."""
        if row.get("number") in (None, ""):
            return ""
        return "" if self.is_mark(self.reference(row)) else typed(row["number"])

    def is_mark(self, reference):
        return reference.startswith(MARKS)

    def refuse_double_mark(self, row):
        """Two new records cannot share the rows of further sheets."""
        if self.marks and self.marks[self.reference(row)] > 1 and self.has_rows_of_its_own(row):
            words = gettext("“%(mark)s” stands in several rows. Give each new record a mark of its own.")
            raise ValidationError({self.fields["number"].attribute: words % {"mark": typed(row["number"])}})

    def content(self, row, identity=None):
        """What a row says, however its days and numbers are written and its columns ordered."""
        said = []
        for known in self.telling(tuple(row), identity):
            cell = row[known.name]
            if words := known[type(cell), cell]:
                said.append(words)
        return f"[{', '.join(said)}]"

    def telling(self, names, identity):
        """The columns that tell rows apart, in order."""
        if names not in self.plain_cells:
            apart = {"number", self.version_column, *(column.column_name for column in self.only_to_read)}
            told = sorted(name for name in identity or names if name in names and name not in apart)
            self.plain_cells[names] = [PlainCells(name, self.fields[name].widget) for name in told]
        return self.plain_cells[names]


class PlainCells(Remembered):
    """{(type, cell): what it tells in a column}: as read, if it can be read without knowing the lists; otherwise
    as written; nothing if empty."""

    def __init__(self, name, cell):
        super().__init__()
        self.name, self.cell = name, cell

    def __missing__(self, key):
        words = repr((self.name, self.as_read(key[1]))) if as_text(key[1]) else ""
        self.keep(key, words)
        return words

    def as_read(self, value):
        try:
            return as_text(self.cell.parse(value)) if hasattr(self.cell, "parse") else typed(value)
        except ValueError:
            return typed(value)


def short(content):
    """What a row says, in few bytes."""
    return hashlib.blake2b(content.encode(), digest_size=16).digest()


def form_key(text):
    """The key of a draft that has no number yet, if a text is one."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
