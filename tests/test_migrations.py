"""The migrations of a new database, on the one that is named: they make what the models say.

All other tests begin with tables that are made from the models at once, which takes a tenth of the time.
"""

import os
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

# The indexes by groups of three letters: no model can say them, and only PostgreSQL has them.
SEARCHED = {"incidents_incident": {"search_text", "number"}, "labour_worker": {"search_text"}}
KINDS = ["columns", "primary_key", "unique", "foreign_key", "check", "index", "orders"]


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_models_say(tmp_path):
    with migrated(tmp_path) as other:
        for table in our_tables():
            assert columns(other, table) == columns(connection, table), table
            made, wanted = held(other, table), held(connection, table)
            assert not wanted - made, table
            assert made - wanted == searched(table), table


def test_the_earlier_steps_lead_to_the_same_models_as_what_replaces_them(settings):
    settings.MIGRATION_MODULES = {}  # other tests do without them
    loader = MigrationLoader(None, replace_migrations=False)
    steps = [node for node in loader.graph.leaf_nodes() if not loader.get_migration(*node).replaces]
    with translation.override(None):
        wanted = MigrationAutodetector(loader.project_state(steps), ProjectState.from_apps(apps))
        to_do = wanted.changes(loader.graph)
    assert not [app for app in to_do if apps.get_app_config(app).name.startswith("borderops.")]


@contextmanager
def migrated(folder):
    """A new database that `manage.py migrate` has prepared."""
    make = {"sqlite": file_in, "postgresql": database_on_the_server}[connection.vendor]
    with make(folder) as (name, url):
        migrate(url, folder)
        other = connection.copy()
        other.settings_dict["NAME"] = name
        with closing(other):
            yield other


@contextmanager
def file_in(folder):
    name = str(folder / "migrated.sqlite3")
    yield name, f"sqlite:///{name}"


@contextmanager
def database_on_the_server(folder):
    name = f"{connection.settings_dict['NAME']}_migrated"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield name, urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        finally:
            cursor.execute(f'DROP DATABASE "{name}"')


def migrate(url, folder):
    """Runs the command as an administrator does."""
    command = [sys.executable, Path(settings.BASE_DIR, "manage.py"), "migrate", "--verbosity=0"]
    told = {"DATABASE_URL": url, "BORDEROPS_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "borderops.settings"}
    done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def our_tables():
    """The tables of the register's own models; that of a field of many is one of them."""
    models = apps.get_models(include_auto_created=True)
    ours = [model for model in models if model.__module__.startswith("borderops.")]
    return sorted({model._meta.db_table for model in ours if model._meta.managed})


def columns(database, table):
    """The columns of a table: name, type, size, whether they may be empty."""
    with database.cursor() as cursor:
        found = database.introspection.get_table_description(cursor, table)
    return sorted((each.name, each.type_code, each.internal_size, each.null_ok) for each in found)


def held(database, table):
    """Its keys, constraints and indexes by what they hold; their names may be made of numbers."""
    with database.cursor() as cursor:
        found = database.introspection.get_constraints(cursor, table)
    return {repr([each.get(kind) for kind in KINDS]) for each in found.values()}


def searched(table):
    """The indexes that a migration alone can make, as `held` tells them."""
    names = SEARCHED.get(table, ()) if connection.vendor == "postgresql" else ()
    return {repr([[name], False, False, None, False, True, []]) for name in names}
