"""What every test shares: the report's first and last lines, and the browser."""

import gc
import os

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation

from tests import browsing, seeded
from tests.browsing import browser, log_in, open_page, page  # noqa: F401  (the browser's fixtures)


@pytest.fixture(name="seeded")
def load_seeds(db):
    """The seeds; asked for before whatever else makes records."""
    seeded.load_seeds()


@pytest.fixture
def english(client):
    """For tests that read words: pages and messages are English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_emptying():
    """Tests that commit leave few rows: PostgreSQL takes them out ten times sooner than it truncates 100 tables."""
    if connection.vendor != "postgresql":
        yield
        return
    operations, truncate = type(connection.ops), type(connection.ops).sql_flush

    def take_out(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        if reset_sequences:
            return truncate(self, style, tables, reset_sequences=True, allow_cascade=allow_cascade)
        return [f"DELETE FROM {self.quote_name(table)}" for table in tables]  # noqa: S608 (our own tables)

    operations.sql_flush = take_out
    yield
    operations.sql_flush = truncate


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
