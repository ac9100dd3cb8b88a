"""The tests stand on the database that they name, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.db import connection

from tests import postgres

# Asks for a server as the tests do, and then waits to be ended; Ctrl-C counts in the background too.
ASK = (
    "import signal, time; signal.signal(signal.SIGINT, signal.default_int_handler);"
    " from tests import postgres; print(postgres.start(), flush=True); time.sleep(60)"
)


@pytest.mark.django_db
def test_the_database_is_the_one_that_is_named():
    kind = os.environ.get("DATABASE_URL", "sqlite").partition(":")[0]
    assert (
        connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql", "postgresql": "postgresql"}[kind]
    )
    assert "test" in Path(connection.settings_dict["NAME"]).name


@pytest.mark.django_db
def test_sqlite_lets_others_read_while_one_writes():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_tests_write_stays_out_of_the_checkout():
    for folder in [settings.VAR, settings.MEDIA_ROOT, settings.STATIC_ROOT]:
        assert settings.BASE_DIR not in Path(folder).resolve().parents


def test_without_the_wheel_there_is_no_server(monkeypatch):
    monkeypatch.setattr(postgres.importlib.util, "find_spec", lambda name: None)
    assert postgres.start() is None


@pytest.mark.skipif(not postgres.find_archive(), reason="this platform has no PostgreSQL wheel")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_the_server_goes_when_the_tests_go(end):
    with subprocess.Popen([sys.executable, "-c", ASK], stdout=subprocess.PIPE, text=True) as tests:
        folder = Path(unquote(tests.stdout.readline().strip().partition("?host=")[2]))
        assert (folder / ".s.PGSQL.5432").is_socket()
        server = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        tests.send_signal(end)
    deadline = time.monotonic() + 30
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)
