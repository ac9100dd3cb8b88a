"""What several figures of a page or a report are counted from is read once for all of them."""

from contextlib import contextmanager
from contextvars import ContextVar

# What was read for a page or a report that tells several figures of the same; nothing outside of one.
_read = ContextVar("read", default=None)


@contextmanager
def read_once():
    """Within it, what several indicators are counted from is read once for each person and span."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def once(read, *about):
    """What `read` gives of these, such as a person and spans; or gave before in the same `read_once`."""
    known = _read.get()
    if known is None:
        return read(*about)
    key = (read, *about)
    if key not in known:
        known[key] = read(*about)
    return known[key]
