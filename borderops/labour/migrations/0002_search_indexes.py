"""Finds a word inside the names and homes of workers by its groups of three letters. PostgreSQL alone can."""

import logging

from django.db import migrations

INDEX = "worker_search_text"
# The search of incidents makes the extension, or says why it could not.
HAS_EXTENSION = "SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'"
MAKING = f"CREATE INDEX {INDEX} ON labour_worker USING gin (search_text gin_trgm_ops)"
WITHOUT = (
    "Without the extension pg_trgm searching very many workers is slow. "
    "Let the database's administrator run: CREATE EXTENSION pg_trgm; %s"
)


def add_index(apps, schema_editor):
    """Adds the index, or says what is missing where this database may not have it."""
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(HAS_EXTENSION)
        if not cursor.fetchone():
            logging.getLogger(__name__).warning(WITHOUT, MAKING)
            return
    schema_editor.execute(MAKING)


def remove_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):

    dependencies = [('labour', '0001_initial'), ('incidents', '0004_search_indexes')]

    operations = [migrations.RunPython(add_index, remove_index)]
