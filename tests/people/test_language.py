"""Vietnamese first; English by a switch."""

import pytest

from tests.factories import make_clerk

pytestmark = pytest.mark.django_db


def language_of(response):
    return response.headers["Content-Language"], 'lang="en"' in response.content.decode().partition("<head>")[
        0
    ]


@pytest.mark.parametrize("preferred", ["en", "en-US,en;q=0.9", "zh", ""])
def test_what_the_browser_prefers_does_not_count(client, preferred):
    response = client.get("/login/", headers={"accept-language": preferred})
    assert language_of(response) == ("vi", False)


def test_the_switch_lasts_and_leads_back_to_the_page(client):
    switched = client.post("/language/", {"language": "en", "next": "/login/?next=/incidents/"})
    assert switched.url == "/login/?next=/incidents/"
    assert language_of(client.get("/login/")) == ("en", True)
    client.force_login(make_clerk())
    assert language_of(client.get("/")) == ("en", True)
    client.post("/language/", {"language": "vi"})
    assert language_of(client.get("/")) == ("vi", False)


@pytest.mark.parametrize("language", ["zh", "", "en/../../etc", "EN"])
def test_another_language_is_not_taken(client, language):
    client.post("/language/", {"language": language})
    assert language_of(client.get("/login/")) == ("vi", False)
    client.cookies["django_language"] = language
    assert language_of(client.get("/login/")) == ("vi", False)


def test_the_switch_never_leads_away_from_the_register(client):
    for target in ["https://evil.example/", "//evil.example", "/\\evil.example"]:
        assert "evil" not in client.post("/language/", {"language": "en", "next": target}).url


def test_the_cookie_is_out_of_reach_of_scripts(client):
    cookie = client.post("/language/", {"language": "en"}).cookies["django_language"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_a_link_does_not_switch(client):
    client.get("/language/?language=en")
    assert language_of(client.get("/login/")) == ("vi", False)


def test_a_refusal_is_in_the_readers_language_too(client):
    client.cookies["django_language"] = "en"
    response = client.get("/nowhere/")
    assert response.status_code == 404 and "This page is not here" in response.content.decode()
