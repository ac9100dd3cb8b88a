"""Looking for garbage less often while many rows pass: they make many objects, of which none goes round in circles."""

import gc
from contextlib import contextmanager
from threading import Lock

OBJECTS_BETWEEN_LOOKS = 50_000


class Seldom:
    """How many works of this process ask for it; the last one to end puts back what was before the first."""

    def __init__(self):
        self.lock, self.works, self.before = Lock(), 0, ()

    def begin(self):
        with self.lock:
            self.works += 1
            if self.works == 1:
                self.before = gc.get_threshold()
                gc.freeze()
                gc.set_threshold(OBJECTS_BETWEEN_LOOKS, *self.before[1:])

    def end(self):
        with self.lock:
            self.works -= 1
            if not self.works:
                gc.set_threshold(*self.before)
                gc.unfreeze()


seldom = Seldom()


@contextmanager
def collecting_seldom():
    """Within it this process looks for garbage less often."""
    seldom.begin()
    try:
        yield
    finally:
        seldom.end()
