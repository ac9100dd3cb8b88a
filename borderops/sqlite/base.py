"""SQLite as Django drives it, with a quicker look at whether it is one's turn to write."""

import sqlite3
import time
from contextlib import contextmanager

from django.db import OperationalError
from django.db.backends.sqlite3 import base

# Seconds between two looks. Whoever writes batch after batch lets others in by a pause that is a little longer.
A_LOOK = 0.004


class DatabaseWrapper(base.DatabaseWrapper):
    """Begins to write as soon as nobody else does.

    SQLite lets one write at a time, and by itself looks only ten times a second whether that one is done. Between two
    batches of a long import it would mostly miss its turn.
    """

    def _start_transaction_under_autocommit(self):
        given_up_at = time.monotonic() + self.settings_dict["OPTIONS"].get("timeout", 5)
        with self.not_waiting():
            while True:
                try:
                    return super()._start_transaction_under_autocommit()
                except OperationalError as refusal:
                    if not is_busy(refusal) or time.monotonic() > given_up_at:
                        raise
                time.sleep(A_LOOK)

    @contextmanager
    def not_waiting(self):
        """Within it the database answers at once that somebody else writes."""
        waits = self.connection.execute("PRAGMA busy_timeout").fetchone()[0]
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {waits:d}")


def is_busy(refusal):
    """Whether the database refused because somebody else writes."""
    code = getattr(refusal.__cause__, "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY
