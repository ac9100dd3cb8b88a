"""Reads settings from the environment and refuses what it cannot understand."""

import os

from django.core.exceptions import ImproperlyConfigured


def choice(name, allowed, default):
    """One word out of `allowed`."""
    value = os.environ.get(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not known; write one of: {', '.join(allowed)}.")
    return value


def flag(name, default):
    """Yes or no, written `true` or `false`."""
    return choice(name, ["true", "false"], "true" if default else "false") == "true"


def whole(name, default):
    """A whole number of 0 or more."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number.")
    return int(value)


def words(name):
    """A list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def require(*names):
    """Stops unless each of `names` is set."""
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        raise ImproperlyConfigured(f"Production needs these environment variables: {', '.join(missing)}.")


def strong_key(key):
    """Refuses a SECRET_KEY that could be guessed."""
    if len(key) < 50 or len(set(key)) < 10 or key.startswith("django-insecure"):
        raise ImproperlyConfigured("SECRET_KEY is weak: at least 50 characters, of 10 kinds, made by chance.")
    return key
