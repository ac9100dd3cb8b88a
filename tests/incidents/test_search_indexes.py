"""The indexes for searching: there where the database can have them, and done without where not."""

import importlib
import logging
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection

MIGRATION = importlib.import_module("borderops.incidents.migrations.0004_search_indexes")


def indexes():
    with connection.cursor() as cursor:
        return set(connection.introspection.get_constraints(cursor, "incidents_incident"))


@pytest.mark.django_db
def test_they_are_made_on_postgresql_alone_and_can_be_taken_away():
    before, editor = indexes(), connection.schema_editor(atomic=False)
    MIGRATION.add_indexes(None, editor)
    made = set(MIGRATION.INDEXES) if connection.vendor == "postgresql" else set()
    assert indexes() - before == made
    MIGRATION.remove_indexes(None, editor)
    assert indexes() == before


@pytest.mark.django_db
def test_who_may_not_have_them_is_told_what_to_do(caplog):
    def refuse(statement):
        if "EXTENSION" not in statement:
            pytest.fail(f"{statement} is tried without the extension")
        raise DatabaseError("permission denied to create extension\nHINT: …")

    postgresql = SimpleNamespace(vendor="postgresql", alias="default")
    with caplog.at_level(logging.WARNING):
        MIGRATION.add_indexes(None, SimpleNamespace(connection=postgresql, execute=refuse))
    assert "permission denied to create extension)" in caplog.text
    assert "CREATE EXTENSION pg_trgm" in caplog.text
