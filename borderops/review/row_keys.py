"""Which record a row is about: by its number, by what it says, or for one file alone by a mark."""

import uuid
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.sheets.cells import as_text, typed

# How a number begins that only ties the rows of a new record together, such as mới-1.
MARKS = ("moi", "new")


class RowKeys:
    """How the rows of a sheet are told apart; the same row has the same key whenever it comes again."""

    def keys_of(self, dataset, user, identity=None):
        """For each row its number, or a key made of who brings it, what it says, and how often it stands there."""
        met, self.marks = {}, Counter()
        for cells in dataset:
            row = dict(zip(dataset.headers, cells, strict=True))
            self.marks[self.reference(row)] += 1
            if number := self.number_in(row):
                yield form_key(number) or number.upper()
                continue
            content = self.content(row, identity)
            met[content] = met.get(content, 0) + 1
            whole = f"{user.pk}|{self._meta.model.__name__}|{content}|{met[content]}"
            yield str(uuid.uuid5(uuid.NAMESPACE_OID, whole))

    def number_in(self, row):
        """The number of a row that names a record of the register."""
        return "" if self.is_mark(self.reference(row)) else typed(row.get("number"))

    def is_mark(self, reference):
        return reference.startswith(MARKS)

    def refuse_double_mark(self, row):
        """Two new records cannot share the rows of further sheets."""
        mark = self.reference(row)
        if (
            self.is_mark(mark)
            and self.marks[mark] > 1
            and any(mark in each.named for each in self.part_sheets)
        ):
            words = gettext("“%(mark)s” stands in several rows. Give each new record a mark of its own.")
            raise ValidationError({self.fields["number"].attribute: words % {"mark": typed(row["number"])}})

    def content(self, row, identity=None):
        """What a row says, however its days and numbers are written and its columns ordered."""
        apart = {"number", "version", *(column.column_name for column in self.only_to_read)}
        told = [name for name in identity or row if name in row and as_text(row[name])]
        names = sorted(name for name in told if name not in apart)
        return repr([(name, self.plain(name, row[name])) for name in names])

    def plain(self, name, value):
        """A cell as read, if it can be read without knowing the lists; otherwise as written."""
        cell = self.fields[name].widget
        try:
            return as_text(cell.parse(value)) if hasattr(cell, "parse") else typed(value)
        except ValueError:
            return typed(value)


def form_key(text):
    """The key of a draft that has no number yet, if a text is one."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
