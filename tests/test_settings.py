"""Settings come from the environment; what cannot be understood stops the start and says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
KEY = "k3y-Of-ch4nce-" * 5
PRODUCTION = {
    "BORDEROPS_MODE": "production",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "so.example",
    "DATABASE_URL": "postgres://register@db.example/register",
}


def start(tmp_path, code="", **environment):
    """Loads the settings in a process of its own; gives its exit status and what it says."""
    clean = {
        "PATH": os.environ["PATH"],
        "BORDEROPS_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "borderops.settings",
    }
    code = f"from django.conf import settings; settings.DATABASES; {code}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_development_needs_nothing(tmp_path):
    status, said = start(tmp_path, "print(settings.DATABASES['default']['ENGINE'], settings.DEBUG)")
    assert (status, said.split()) == (0, ["borderops.sqlite", "False"])
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_says_what_is_missing(tmp_path, missing):
    status, said = start(tmp_path, **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert status == 1
    assert f"Production needs these environment variables: {missing}." in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 80),
        ("BORDEROPS_MODE", "prod"),
        ("HSTS_SECONDS", "a year"),
        ("BEHIND_PROXY", "yes"),
        ("DATABASE_URL", "mysql://db.example/register"),
        ("DATABASE_URL", "what is this"),
    ],
)
def test_a_bad_value_is_refused_and_named(tmp_path, name, value):
    status, said = start(tmp_path, **(PRODUCTION | {name: value}))
    assert status == 1
    assert name in said.splitlines()[-1]


def test_production_keeps_cookies_and_traffic_safe(tmp_path):
    names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "DEBUG"]
    status, said = start(tmp_path, f"print([getattr(settings, n) for n in {names}])", **PRODUCTION)
    assert said.strip() == "[True, True, True, False]"
