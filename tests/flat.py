"""A page takes as many queries for many rows as for few."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def opened_flat(client, people, address, query=None, *, more, most=30):
    """The page as each of these people opens it once `more` made rows, in no more queries than before."""
    allowed = {make(): most for make in people}
    for person in allowed:
        _page, allowed[person] = opened(client, person, address, query, most)
    more()
    return [opened(client, person, address, query, number)[0] for person, number in allowed.items()]


def opened(client, person, address, query, most):
    """The page, and how many queries it took."""
    client.force_login(person)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address, query)
    assert len(asked) <= most, "\n".join(each["sql"] for each in asked.captured_queries)
    return page, len(asked)
