"""The pages that say no."""

import pytest
from django.test import Client

from tests.factories import make_accepted, make_clerk, make_district, make_user
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db


def test_an_address_that_is_wrong(client):
    for user in [None, make_clerk()]:
        if user:
            client.force_login(user)
        response = client.get("/nowhere/")
        assert (response.status_code, response.templates[0].name) == (404, "404.html")


def test_a_record_of_another_place_looks_like_one_that_is_not_there(client):
    record = make_accepted()
    client.force_login(make_clerk(make_district("Xín Mần", "033", "XM")))
    theirs, missing = client.get(record.get_absolute_url()), client.get("/incidents/VV-1999-XX-0001/")
    assert theirs.status_code == missing.status_code == 404
    assert record.number not in theirs.content.decode()
    assert theirs.content == missing.content


def test_a_right_that_is_lacking(client):
    client.force_login(make_user())
    response = client.get("/incidents/")
    assert (response.status_code, response.templates[0].name) == (403, "403.html")


def test_a_form_that_was_not_ours_or_has_grown_too_old():
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_clerk())
    response = browser.post("/incidents/new/", {"account": "x"})
    assert (response.status_code, response.templates[0].name) == (403, "403_csrf.html")
    token = hidden_fields(browser.get("/incidents/new/"))["csrfmiddlewaretoken"]
    assert browser.post("/incidents/new/", {"csrfmiddlewaretoken": token}).status_code == 422


def test_pages_carry_the_headers_that_protect_them(client):
    for page in ["/login/", "/nowhere/"]:
        headers = client.get(page).headers
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
        assert headers["Referrer-Policy"] == "same-origin"
