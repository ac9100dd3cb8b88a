"""Cells that name records of a list by any of their spellings."""

import difflib
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.sheets.cells import Cell, typed

BETWEEN = "|"


class RecordCell(Cell):
    """One record of a list, named by any of its spellings; the list is read once for a whole sheet."""

    empty = None
    is_steady = True
    # Which of its records are those of a person: f(user). A template offers these alone; others may be written too.
    own = None
    width = 22
    hint = gettext_lazy("One of the list, by its code or name")

    def __init__(self, records, spellings, show=str, what="", digits=0):
        super().__init__()
        self.records, self.spellings, self.show, self.what, self.digits = (
            records,
            spellings,
            show,
            what,
            digits,
        )

    @cached_property
    def known(self):
        """Each spelling, folded, with the records that it may mean."""
        known = {}
        for record in self.records():
            self.learn(record, known)
        return known

    def learn(self, record, known=None):
        """Takes a record in, such as one from an earlier row."""
        self.read_before.clear()
        known = self.known if known is None else known
        for spelling in {
            vietnamese.fold(each) for each in [*self.spellings(record), self.show(record)] if each
        }:
            known.setdefault(spelling, {})[record.pk] = record

    def read(self, value):
        return self.find(typed(value))

    def find(self, text):
        """The one record that a text names; a code in front of further words is enough."""
        folded = vietnamese.fold(text)
        padded = folded.zfill(self.digits) if folded.isdecimal() else folded
        first = folded.split()[0].strip(".:-")
        found = self.known.get(folded) or self.known.get(padded) or self.known.get(first) or {}
        if len(found) == 1:
            return next(iter(found.values()))
        raise ValueError(self.ambiguous(text, found) if found else self.unknown(text, folded))

    def unknown(self, text, folded):
        near = difflib.get_close_matches(folded, self.known, n=1, cutoff=0.75)
        words = _("“%(text)s” is not in the list “%(what)s”.") % {"text": text, "what": self.what}
        if not near:
            return words + " " + _("Write it as it stands in the list.")
        record = next(iter(self.known[near[0]].values()))
        return words + " " + _("Did you mean “%(name)s”?") % {"name": self.show(record)}

    def ambiguous(self, text, found):
        names = "; ".join(sorted(self.show(record) for record in found.values()))
        return _("“%(text)s” may mean several: %(names)s. Write one of them in full.") % {
            "text": text,
            "names": names,
        }

    def render(self, value, obj=None, **kwargs):
        return self.show(value) if value else ""

    def told(self, value):
        return value.pk if value else None

    def options(self, user):
        return [self.show(record) for record in self.records()]

    def offered(self, user):
        return [self.show(record) for record in self.own(user)] if self.own else self.options(user)


class RecordsCell(RecordCell):
    """Several records in one cell, with | between them."""

    hint = gettext_lazy("One or more of the list, with | between them")

    empty = ()
    is_steady = False

    def read(self, value):
        parts = [part for part in typed(value).replace(";", BETWEEN).split(BETWEEN) if part.strip()]
        return list(dict.fromkeys(self.find(part.strip()) for part in parts))

    def render(self, value, obj=None, **kwargs):
        return BETWEEN.join(self.show(record) for record in value or ())

    def told(self, value):
        return sorted(record.pk for record in value or ())

    def options(self, user):
        return []

    def offered(self, user):
        return []
