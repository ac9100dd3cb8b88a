"""Reads settings from the environment and refuses what it cannot understand."""

import os
from urllib.parse import urlsplit

import environ
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


def mailer(name):
    """The mail server that a URL such as smtp+tls://name:password@mail.example:587 names; without one, nothing goes."""
    url = os.environ.get(name)
    if not url:
        return {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    refusal = f"{name} cannot be read; write smtp+tls://name:password@server:587."
    try:
        told = environ.Env.email_url_config(url)
    except Exception as problem:
        raise ImproperlyConfigured(refusal) from problem
    backend = told["EMAIL_BACKEND"]
    if backend.endswith("console.EmailBackend"):
        return {"BACKEND": backend}
    if not backend.endswith("smtp.EmailBackend") or not told["EMAIL_HOST"]:
        raise ImproperlyConfigured(refusal)
    options = {"host": told["EMAIL_HOST"], "port": told["EMAIL_PORT"], "timeout": 10}
    options |= {"username": told["EMAIL_HOST_USER"], "password": told["EMAIL_HOST_PASSWORD"]}
    options |= {"use_tls": told.get("EMAIL_USE_TLS", False), "use_ssl": told.get("EMAIL_USE_SSL", False)}
    return {"BACKEND": backend, "OPTIONS": options}


def address(name):
    """Where people open the register, such as https://so.tinh.example, without a stroke at the end."""
    url = os.environ.get(name, "").rstrip("/")
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise ImproperlyConfigured(
            f"{name}={url!r} is not an address; write for example https://so.tinh.example."
        )
    return url
