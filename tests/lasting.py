"""Costly records, made once for all tests of a module: each test takes back what it did itself, and no more."""

import pytest
from django.db import connection, transaction

COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


def lasting(make):
    """Turns a function that makes records into a fixture of the whole module, which is taken back at its end.

    Every test of the module has to ask for it, since every test sees the records. What the function gives, all
    tests get: keys rather than records, since a record that one test changes stays changed in memory.
    """

    @pytest.fixture(scope="module", name=make.__name__)
    def made(request, django_db_setup, django_db_blocker):
        beside = [test for test in request.session.items if test.path == request.path]
        refuse_what_would_be_spoilt(request.fixturename, beside)
        with django_db_blocker.unblock(), transaction.atomic():
            given = make()
            connection.check_constraints()  # now; else every test would look at all of it again when it ends
            yield given
            transaction.set_rollback(True)

    return made


def refuse_what_would_be_spoilt(name, tests):
    """A test that commits would keep these records or lose them; one that does not ask would meet them unawares."""
    committing = [test.name for test in tests if commits(test)]
    unaware = [test.name for test in tests if name not in test.fixturenames]
    assert not committing, f"“{name}” lasts for the module, and these commit: {committing}"
    assert not unaware, f"“{name}” lasts for the module, and these do not ask for it: {unaware}"


def commits(test):
    """Whether a test works on the database without a transaction around it."""
    marks = [mark.kwargs for mark in test.iter_markers("django_db")]
    return bool(COMMITTING & set(test.fixturenames)) or any(
        mark.get("transaction") or mark.get("reset_sequences") for mark in marks
    )
