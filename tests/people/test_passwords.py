"""Passwords: one's own, and those that an administrator gives."""

import pytest
from django.test import Client

from borderops.people.models import User
from tests.factories import PASSWORD, make_administrator, make_clerk, make_overseer

pytestmark = pytest.mark.django_db
OWN = "/password/"
NEW = "a-quite-different-password"


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def chosen(**fields):
    return {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW} | fields


def reset(client, user, password=NEW):
    fields = {"password1": password, "password2": password, "usable_password": "true"}
    return client.post(f"/admin/people/user/{user.pk}/password/", fields)


def test_a_person_changes_their_own_password_and_stays_logged_in(client, clerk):
    assert client.post(OWN, chosen()).url == "/password/done/"
    assert client.get("/password/done/").status_code == 200
    clerk.refresh_from_db()
    assert clerk.check_password(NEW)


@pytest.mark.parametrize(
    "fields",
    [
        {"old_password": "wrong"},
        {"new_password2": "something else"},
        {"new_password1": "short", "new_password2": "short"},
        {"new_password1": "password1234", "new_password2": "password1234"},
        {"new_password1": "83625184037", "new_password2": "83625184037"},
    ],
)
def test_a_wrong_old_or_weak_new_one_is_refused(client, clerk, fields):
    response = client.post(OWN, chosen(**fields))
    assert response.context["form"].errors
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


def test_another_browser_is_logged_out_by_the_change(client, clerk):
    elsewhere = Client()
    elsewhere.force_login(clerk)
    client.post(OWN, chosen())
    assert elsewhere.get("/").url.startswith("/login/")


def test_a_password_given_by_an_administrator_must_be_changed_first(client):
    clerk = make_clerk()
    client.force_login(make_administrator())
    assert reset(client, clerk).status_code == 302
    browser = Client()
    browser.post("/login/", {"username": clerk.username, "password": NEW})
    for page in ["/", "/incidents/", "/incidents/new/", "/admin/"]:
        assert browser.get(page).url == OWN
    assert browser.get(OWN).status_code == 200
    assert browser.post("/language/", {"language": "en"}).status_code == 302
    browser.post(
        OWN, chosen(old_password=NEW, new_password1="my-very-own-words", new_password2="my-very-own-words")
    )
    assert browser.get("/").status_code == 200


def test_a_reset_ends_the_sessions_of_the_account(client):
    clerk, browser = make_clerk(), Client()
    browser.force_login(clerk)
    client.force_login(make_administrator())
    reset(client, clerk)
    assert browser.get("/").url.startswith("/login/")


def test_the_duty_to_change_is_lifted_by_nobody_else(client):
    clerk = make_clerk()
    client.force_login(make_administrator())
    reset(client, clerk)
    client.post(f"/admin/people/user/{clerk.pk}/change/", {"username": clerk.username, "is_active": "on",
        "postings-TOTAL_FORMS": "0", "postings-INITIAL_FORMS": "0"})  # fmt: skip
    clerk.refresh_from_db()
    assert clerk.must_change_password


def test_a_new_account_starts_with_that_duty(client):
    client.force_login(make_administrator())
    fields = {"username": "new-clerk", "password1": NEW, "password2": NEW, "usable_password": "true"}
    assert client.post("/admin/people/user/add/", fields).status_code == 302
    assert User.objects.get(username="new-clerk").must_change_password


@pytest.mark.parametrize("person", [make_clerk, make_overseer])
def test_only_administrators_reset_passwords(client, person):
    colleague = make_clerk()
    client.force_login(person())
    assert reset(client, colleague).status_code == 403
    colleague.refresh_from_db()
    assert colleague.check_password(PASSWORD)
