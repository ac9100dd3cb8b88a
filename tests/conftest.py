"""What every test shares: the report's first and last lines, and the browser."""

import gc
import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management.commands import flush
from django.db import connection
from django.test import Client
from django.utils import timezone, translation
from django.utils.crypto import get_random_string

from borderops.sheets import turns
from tests import browsing, seeded
from tests.browsing import browser, log_in, open_page, page  # noqa: F401  (the browser's fixtures)
from tests.lasting import lasting


@pytest.fixture(name="seeded")
def load_seeds(db):
    """The seeds; asked for before whatever else makes records."""
    seeded.load_seeds()


@lasting
def lasting_seeds():
    """The seeds, for a module whose tests all ask for them."""
    seeded.load_seeds()


@pytest.fixture
def english(client):
    """For tests that read words: pages and messages are English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


# What every migrated database holds; Django would empty it as well and make it anew.
LASTING = {"django_content_type", "auth_permission"}


@pytest.fixture(scope="session", autouse=True)
def quick_emptying():
    """Tests that commit leave few rows: PostgreSQL takes them out ten times sooner than it truncates 100 tables."""
    operations, usual = type(connection.ops), type(connection.ops).sql_flush

    def take_out(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        tables = [table for table in tables if table not in LASTING]
        if reset_sequences or connection.vendor != "postgresql":
            return usual(self, style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade)
        return [f"DELETE FROM {self.quote_name(table)}" for table in tables]  # noqa: S608 (our own tables)

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(operations, "sql_flush", take_out)
        changed.setattr(flush, "emit_post_migrate_signal", lambda *told, **more: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_batches():
    """Between two batches of an import nobody else waits here to write."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(turns, "BREATH", 0)
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_log_in():
    """A test that is not about logging in begins with its session, in one query instead of twenty."""

    def begin_session(client, user, backend=None):
        user.backend = backend or settings.AUTHENTICATION_BACKENDS[-1]
        known = {SESSION_KEY: str(user.pk), BACKEND_SESSION_KEY: user.backend}
        known[HASH_SESSION_KEY] = user.get_session_auth_hash()
        key, until = get_random_string(32), timezone.now() + timedelta(hours=12)
        session = Session(session_key=key, session_data=SessionStore().encode(known), expire_date=until)
        session.save(force_insert=True)
        client.cookies[settings.SESSION_COOKIE_NAME] = key

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(Client, "force_login", begin_session)
        yield


def pytest_collection_finish():
    """What was loaded until now stays: to look through it for garbage again and again costs a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_report_header():
    """Says which database and which browser this run uses."""
    return [f"database: {database()}, {settings.DATABASE_ORIGIN}", f"browser tests: {browsing.found()}"]


def database():
    """The database's name and version."""
    if connection.vendor == "sqlite":
        return f"SQLite {connection.Database.sqlite_version}"
    try:
        with connection.get_new_connection(connection.get_connection_params()) as link:
            return f"PostgreSQL {link.info.parameter_status('server_version')}"
    except connection.Database.OperationalError:  # only its test database may exist
        return "PostgreSQL"


def pytest_collection_modifyitems(items):
    """Marks what needs a browser, and leaves it out where there is none, unless one is required."""
    missing = not browsing.READY and not os.environ.get("BORDEROPS_REQUIRE_BROWSER")
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason=browsing.found()))


def pytest_sessionfinish(session):
    """With BORDEROPS_NO_SKIPS=1 a test that was skipped fails the run."""
    if skipped(session.config) and os.environ.get("BORDEROPS_NO_SKIPS") == "1" and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    """Says that skips are why the run failed."""
    if skipped(config) and os.environ.get("BORDEROPS_NO_SKIPS") == "1":
        terminalreporter.write_line(
            "Tests were skipped, and BORDEROPS_NO_SKIPS makes that a failure.", red=True
        )


def skipped(config):
    """How many tests were skipped."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0
