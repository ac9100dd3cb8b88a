"""Long work beside that of others: on SQLite only one writes at a time, so it pauses, and needs the file seldom."""

import time
from contextlib import contextmanager

from django.db import connection

# Who waits to write looks every few milliseconds whether it is their turn.
BREATH = 0.01
MORE_KILOBYTES = 64 * 1024
# So many pages of 4 kB are logged before they go to their places: one batch writes the same pages as the last one.
MORE_PAGES = 4000


def one_writes_at_a_time():
    """Whether everybody else who writes waits for a batch to end, whatever they write."""
    return connection.vendor == "sqlite"


def let_others_write():
    """A pause between two batches, long enough for somebody who waits to begin."""
    if one_writes_at_a_time():
        time.sleep(BREATH)


@contextmanager
def more_at_hand():
    """Lets SQLite keep more in memory and in its log: by itself it reads and writes its indexes anew for each batch."""
    if not one_writes_at_a_time():
        yield
        return
    before = {name: pragma(name) for name in ("cache_size", "wal_autocheckpoint")}
    pragma("cache_size", -MORE_KILOBYTES)
    pragma("wal_autocheckpoint", MORE_PAGES)
    try:
        yield
    finally:
        for name, value in before.items():
            pragma(name, value)


def pragma(name, value=None):
    """How SQLite is set; with a value, it is set so."""
    words = f"PRAGMA {name}" if value is None else f"PRAGMA {name} = {value:d}"
    with connection.cursor() as cursor:
        row = cursor.execute(words).fetchone()
    return row and row[0]
