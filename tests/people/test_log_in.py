"""Log-in by name and password."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from tests.factories import PASSWORD, make_administrator, make_clerk, make_user
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db
LOG_IN = "/login/"


def try_log_in(client, user, password=PASSWORD, **more):
    return client.post(LOG_IN, {"username": user.username, "password": password, **more})


def is_logged_in(client):
    return client.get("/").status_code == 200


@pytest.fixture
def clerk():
    return make_clerk()


def test_name_and_password_lead_to_my_work(client, clerk):
    assert try_log_in(client, clerk).url == reverse("home")
    assert client.get("/").status_code == 200


def test_every_page_asks_for_log_in_and_leads_back_to_itself(client, clerk):
    asked = client.get("/incidents/?q=lung")
    assert asked.url == "/login/?next=/incidents/%3Fq%3Dlung"
    next_page = hidden_fields(client.get(asked.url))["next"]
    assert try_log_in(client, clerk, next=next_page).url == "/incidents/?q=lung"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_log_in_never_leads_away_from_the_register(client, clerk, target):
    assert try_log_in(client, clerk, next=target).url == reverse("home")


def test_log_in_starts_a_session_of_its_own(client, clerk):
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    try_log_in(client, clerk)
    assert client.session.session_key != planted


def test_a_wrong_password_is_refused_and_the_name_stays(client, clerk):
    response = try_log_in(client, clerk, "wrong")
    assert response.status_code == 200
    assert response.context["form"].errors and response.context["form"]["username"].value() == clerk.username
    assert not is_logged_in(client)


def test_an_account_that_was_closed_cannot_log_in_nor_go_on(client, clerk):
    try_log_in(client, clerk)
    clerk.is_active = False
    clerk.save()
    assert client.get("/").url.startswith(LOG_IN)
    assert try_log_in(client, clerk).status_code == 200 and not is_logged_in(client)


def test_log_out_ends_the_session_also_when_it_has_ended(client, clerk):
    try_log_in(client, clerk)
    for _twice in range(2):
        assert client.post("/logout/").url == LOG_IN
        assert not is_logged_in(client)


def test_log_out_is_no_link(client, clerk):
    client.force_login(clerk)
    assert client.get("/logout/").status_code == 405
    assert is_logged_in(client)


def test_five_wrong_passwords_close_the_log_in_for_a_while(client, clerk):
    answers = [try_log_in(client, clerk, "wrong").status_code for _try in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = try_log_in(client, clerk)
    assert locked.status_code == 429 and "registration/locked.html" in [
        page.name for page in locked.templates
    ]
    assert "15" in locked.content.decode()
    assert not is_logged_in(client)


def test_only_that_account_on_that_machine_is_locked(client, clerk):
    for _try in range(5):
        try_log_in(client, clerk, "wrong")
    assert try_log_in(client, make_clerk()).status_code == 302
    client.post("/logout/")
    elsewhere = client.post(
        LOG_IN, {"username": clerk.username, "password": PASSWORD}, REMOTE_ADDR="10.0.0.9"
    )
    assert elsewhere.status_code == 302


def test_a_log_in_in_between_starts_the_count_anew(client, clerk):
    for password in ["wrong"] * 4 + [PASSWORD] + ["wrong"] * 4:
        client.post("/logout/")
        answer = try_log_in(client, clerk, password)
    assert answer.status_code == 200


def test_an_administrator_opens_it_again_with_a_new_password(client, clerk):
    for _try in range(5):
        try_log_in(client, clerk, "wrong")
    client.force_login(make_administrator())
    given = {
        "password1": "given-by-the-office",
        "password2": "given-by-the-office",
        "usable_password": "true",
    }
    client.post(f"/admin/people/user/{clerk.pk}/password/", given)
    client.post("/logout/")
    assert try_log_in(client, clerk, "given-by-the-office").status_code == 302


def test_passwords_are_not_kept_with_the_failed_tries(client, clerk):
    try_log_in(client, clerk, "nearly-my-password")
    assert "nearly-my-password" not in AccessAttempt.objects.get().post_data


def test_who_has_no_posting_logs_in_to_an_empty_register(client):
    try_log_in(client, make_user())
    assert client.get("/").status_code == 200
    assert client.get("/incidents/").status_code == 403
