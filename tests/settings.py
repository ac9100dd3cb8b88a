"""Settings of the tests and benchmarks: the register's own, on a database and in folders of their own."""

import os
import tempfile
from pathlib import Path

from tests import postgres

# pytest-xdist's workers inherit the environment, and with it the folder and the server of the run.
worker = os.environ.get("PYTEST_XDIST_WORKER")
if worker:
    var = Path(os.environ["BORDEROPS_VAR"], worker)
else:
    folder = tempfile.TemporaryDirectory(prefix="borderops-tests-", ignore_cleanup_errors=True)
    var = Path(folder.name)
(var / "static").mkdir(parents=True, exist_ok=True)
os.environ |= {"BORDEROPS_VAR": str(var), "BORDEROPS_MODE": "development"}

if os.environ.get("DATABASE_URL"):
    DATABASE_ORIGIN = "named by DATABASE_URL"
elif url := postgres.start():
    os.environ["DATABASE_URL"] = url
    DATABASE_ORIGIN = "started for this run"
else:
    DATABASE_ORIGIN = "because this platform has no PostgreSQL wheel"

from borderops.settings import *  # noqa: E402

if DATABASES["default"]["ENGINE"] == "borderops.sqlite":
    # A file, since a database in memory is one connection, which threads and the live server cannot share.
    DATABASES["default"]["TEST"] = {"NAME": var / "test.sqlite3"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick to make, and only here
WHITENOISE_AUTOREFRESH = True  # looks a file up when asked; without it each test client reads all folders
# Long work is done when it is asked for; that a worker takes it up is a test of its own.
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
