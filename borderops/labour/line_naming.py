"""How the rows of a sheet name a worker: by number of the permit, a paper, the number in the register."""

import difflib
import re
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.labour.papers import plain_number
from borderops.sheets.cells import in_every_language, typed

HIDDEN = "•"
# How alike a name must be to the one in the register: a slip of the pen passes, another person does not.
ALIKE = 0.75
IDENTITY_DIGITS = 12
AT_THE_END = re.compile(r"(\d{1,9})\D*$")
# How a permit is called that has no number yet.
FILE = gettext_lazy("File %(n)s")


@dataclass(frozen=True)
class Named:
    """How a row names a worker, as written; a paper whose middle is hidden names nobody."""

    permit: str = ""
    papers: tuple = ()
    worker: str = ""
    name: str = ""

    @property
    def told(self):
        """The cells that name somebody, each by its own name."""
        papers = [("paper", paper) for paper in self.papers if HIDDEN not in paper]
        return [
            (cell, text) for cell, text in [("permit", self.permit), *papers, ("worker", self.worker)] if text
        ]

    @property
    def is_hidden(self):
        """Whether nothing stands there but a paper with its middle hidden."""
        return not self.told and any(HIDDEN in paper for paper in self.papers)


def key_of(cell, text):
    """What a cell says, so that it can be compared, however it is written."""
    if cell == "permit":
        return file_key(text) or vietnamese.fold(text)
    return plain_number(text) if cell == "paper" else key_at_the_end(text)


def keys_of(permit):
    """Every way to name a permit, in the same form."""
    yield "permit", permit.pk
    if permit.number:
        yield "permit", vietnamese.fold(permit.number)
    for paper in {permit.paper_number, permit.worker.paper_number} - {""}:
        yield "paper", paper
    yield "worker", permit.worker_id


def papers_in(cell):
    """The numbers that a cell may mean: spreadsheet programs drop the zeros in front of a number."""
    text = typed(cell)
    is_short = text.isdecimal() and len(text) < IDENTITY_DIGITS
    return (text, text.zfill(IDENTITY_DIGITS)) if is_short else (text,)


def file_key(text):
    """The key of a permit that is called by its file, such as “File 12”; else nothing."""
    start, _space, number = vietnamese.fold(text).rpartition(" ")
    return int(number) if start in file_words() and number.isdecimal() and len(number) < 10 else None


@cache
def file_words():
    """How a file is called in each language."""
    return {vietnamese.fold(word.replace("%(n)s", "")).strip() for word in in_every_language(FILE)}


def key_at_the_end(text):
    """The number in “Worker 12”."""
    found = AT_THE_END.search(text)
    return int(found[1]) if found else None


def is_called(worker, name):
    """Whether a name may be the worker's; nothing written, or nothing kept, contradicts nobody."""
    written, kept = vietnamese.fold(name), vietnamese.fold(worker.name)
    return not written or not kept or difflib.SequenceMatcher(None, written, kept).ratio() >= ALIKE
