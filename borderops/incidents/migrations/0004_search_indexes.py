"""Finds a word inside a text without reading every record, by its groups of three letters. PostgreSQL alone can."""

import logging

from django.db import DatabaseError, migrations, transaction

INDEXES = {"incident_search_text": "search_text", "incident_number_parts": "number"}
WITHOUT = (
    "The extension pg_trgm could not be made (%s). The register works without it; searching a very large one is slow. "
    "For quick searching let the database's administrator run: CREATE EXTENSION pg_trgm; %s"
)


def statements():
    """What makes the indexes."""
    making = "CREATE INDEX {} ON incidents_incident USING gin ({} gin_trgm_ops)"
    return [making.format(name, column) for name, column in INDEXES.items()]


def add_indexes(apps, schema_editor):
    """Adds the indexes, or says what is missing where this database may not have them."""
    if schema_editor.connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError as refusal:
        logging.getLogger(__name__).warning(
            WITHOUT, str(refusal).splitlines()[0], "; ".join(statements())
        )
        return
    for statement in statements():
        schema_editor.execute(statement)


def remove_indexes(apps, schema_editor):
    """The extension stays: others may use it."""
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):

    dependencies = [('incidents', '0003_regime_and_direction_indexes')]

    operations = [migrations.RunPython(add_indexes, remove_indexes)]
