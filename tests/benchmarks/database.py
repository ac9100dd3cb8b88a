"""The throw-away database that the benchmarks run on."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def throwaway():
    """A migrated, empty database of its own; it is gone at the end."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["NAME"] = f"benchmark_{name}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def settle():
    """What PostgreSQL does by itself in the background after many rows have come."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def usual_rows():
    """How many incidents a register is to be quick with, on this database."""
    return 1_000_000 if connection.vendor == "postgresql" else 100_000


def called():
    """The database's name and version."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return f"SQLite {connection.Database.sqlite_version}"
    return f"PostgreSQL {connection.connection.info.parameter_status('server_version')}"
