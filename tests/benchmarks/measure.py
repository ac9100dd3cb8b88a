"""Asks for pages as a person's browser does, and takes the time at the server."""

import time
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

RUNS = 5
BACKEND = "borderops.people.backends.PostingBackend"


@dataclass
class Line:
    """One line of the table: what was asked, the budget, what was measured, and the stock way beside it."""

    name: str
    budget: float
    measured: float
    who: str = ""
    unit: str = "ms"
    stock: float | None = None
    queries: int | str = ""
    note: str = ""
    at_least: bool = False

    @property
    def is_kept(self):
        return self.measured >= self.budget if self.at_least else self.measured <= self.budget

    @property
    def ratio(self):
        """How many times what ours takes the stock way takes."""
        return None if self.stock is None else self.stock / max(self.measured, 0.01)


class Door:
    """The pages as one person gets them, logged in."""

    def __init__(self, user):
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(user, backend=BACKEND)

    def get(self, address):
        """The whole page, as sent."""
        response = self.client.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        return response

    def take(self, address, runs=RUNS):
        """What a Line says of a page: the median of its times, after a warm-up that counts its queries."""
        queries = self.queries(address)
        times = [once(lambda: self.get(address)) for _ in range(runs)]
        return {"measured": median(times), "queries": queries}

    def queries(self, address):
        """How many queries the page asks."""
        with CaptureQueriesContext(connection) as asked:
            self.get(address)
        return len(asked)


def once(action):
    """Milliseconds that one call takes."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000
