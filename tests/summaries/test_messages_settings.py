"""The mail server and the register's address come from the environment; what cannot be read stops the start."""

import pytest

from tests.test_settings import start

SAY = """
mailer = settings.MAILERS['default']
told = [mailer.get('OPTIONS', {}).get(name) for name in ('host', 'port', 'use_tls', 'timeout')]
print(settings.SENDS_MAIL, mailer['BACKEND'].split('.')[-2], *told, settings.SITE_ADDRESS or '-')
"""


@pytest.mark.parametrize(
    "told, said",
    [
        ({}, "False dummy None None None None -"),
        (
            {"EMAIL_URL": "smtp+tls://so:mat-khau@thu.tinh.example:587"},
            "True smtp thu.tinh.example 587 True 10 -",
        ),
        (
            {"EMAIL_URL": "smtp://thu.tinh.example:25", "SITE_ADDRESS": "https://so.tinh.example/"},
            "True smtp thu.tinh.example 25 False 10 https://so.tinh.example",
        ),
        ({"EMAIL_URL": "consolemail://"}, "True console None None None None -"),
    ],
)
def test_without_a_server_nothing_is_sent_and_with_one_it_is(tmp_path, told, said):
    status, words = start(tmp_path, SAY, **told)
    assert (status, words.strip()) == (0, said)


@pytest.mark.parametrize(
    "name, value",
    [
        ("EMAIL_URL", "thu.tinh.example"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_URL", "filemail:///thu"),
        ("SITE_ADDRESS", "so.tinh.example"),
        ("SITE_ADDRESS", "javascript:alert(1)"),
    ],
)
def test_what_cannot_be_read_stops_the_start(tmp_path, name, value):
    status, words = start(tmp_path, **{name: value})
    assert status == 1 and name in words and "ImproperlyConfigured" in words
