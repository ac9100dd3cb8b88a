"""The files that people are looking at, kept open from one page to the next: reading a large one takes seconds."""

from collections import OrderedDict
from threading import Lock

from borderops.sheets.grids import open_book

# So many files at once, the latest: a large one takes tens of megabytes.
MOST = 2
kept, lock = OrderedDict(), Lock()


def open_file(run, encoding, separator):
    """The kept file of a run, its text read in this way; a SheetProblem says why that cannot be."""
    key = (run.file.name, encoding, separator)
    with lock:
        book = kept.get(key)
    if book is None:
        with run.file.open("rb") as file:
            book = open_book(file, run.file.name, encoding=encoding, separator=separator)
    keep_open(run, book, encoding, separator)
    return book


def keep_open(run, book, encoding, separator):
    """Keeps a file open as the one looked at last."""
    with lock:
        kept[run.file.name, encoding, separator] = book
        kept.move_to_end((run.file.name, encoding, separator))
        while len(kept) > MOST:
            kept.popitem(last=False)


def close_file(run):
    """Forgets a file that nobody needs on a page any more."""
    with lock:
        for key in [key for key in kept if key[0] == run.file.name]:
            del kept[key]
