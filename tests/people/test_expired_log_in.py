"""An expired log-in loses nothing that was typed, and shows it to nobody else."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from borderops.incidents.models import Incident
from borderops.people.carrying import typed_by
from tests.factories import PASSWORD, make_clerk, make_code, make_commune, make_submitted
from tests.pages import hidden_fields, send

pytestmark = pytest.mark.django_db
NEW = "/incidents/new/"
ACCOUNT = "Tổ tuần tra\nphát hiện <hai> người."


@pytest.fixture
def clerk():
    return make_clerk(make_commune().district)


@pytest.fixture
def typed(client, clerk):
    """A form that the clerk opened while logged in, filled in after that had ended."""
    client.force_login(clerk)
    fields = hidden_fields(client.get(NEW))
    client.logout()
    return fields | {
        "occurred_on": "20/05/2024", "place": "lung cu", "code": make_code().pk, "offenders": "2",
        "account": ACCOUNT, "then": "submit",
    }  # fmt: skip


def log_in(client, user, fields, password=PASSWORD):
    carried = hidden_fields(fields) if hasattr(fields, "content") else fields
    return send(client, "/login/", carried | {"username": user.username, "password": password})


def test_the_log_in_page_carries_what_was_typed(client, typed):
    page = send(client, NEW, typed)
    assert (page.status_code, page.templates[0].name) == (401, "registration/login.html")
    fields = hidden_fields(page)
    assert (fields["carried_to"], fields["carried.account"]) == (NEW, ACCOUNT)
    assert not Incident.objects.exists()


def test_after_the_log_in_it_goes_through(client, clerk, typed):
    resumed = log_in(client, clerk, send(client, NEW, typed))
    assert resumed.templates[0].name == "registration/resume.html"
    assert send(client, NEW, hidden_fields(resumed)).status_code == 302
    record = Incident.objects.get()
    assert (record.account, record.entered_by, record.number) == (ACCOUNT, clerk, "VV-2024-DV-0001")


def test_it_goes_through_with_the_checks_against_forged_forms_too(clerk, typed):
    browser = Client(enforce_csrf_checks=True)
    typed["csrfmiddlewaretoken"] = hidden_fields(browser.get("/login/"))["csrfmiddlewaretoken"]
    resumed = log_in(browser, clerk, send(browser, NEW, typed))
    assert send(browser, NEW, hidden_fields(resumed)).status_code == 302
    assert Incident.objects.exists()


def test_a_wrong_password_in_between_loses_nothing(client, clerk, typed):
    again = log_in(client, clerk, send(client, NEW, typed), "wrong")
    assert hidden_fields(again)["carried.account"] == ACCOUNT
    resumed = log_in(client, clerk, again)
    assert hidden_fields(resumed)["account"] == ACCOUNT


def test_what_was_typed_is_not_kept_with_the_failed_tries(client, clerk, typed):
    log_in(client, clerk, send(client, NEW, typed), "wrong")
    assert "tuần tra" not in AccessAttempt.objects.get().post_data


def test_another_account_is_not_handed_the_fields(client, typed):
    resumed = log_in(client, make_clerk(make_commune().district), send(client, NEW, typed))
    page = resumed.content.decode()
    assert resumed.context["of_another"] and "tuần tra" not in page and "lung cu" not in page


@pytest.mark.parametrize("seal", ["", "forged", "1:2:3"])
def test_a_form_whose_seal_was_broken_is_handed_to_nobody(client, clerk, typed, seal):
    resumed = log_in(client, clerk, send(client, NEW, typed | {"typed_by": seal}))
    assert "tuần tra" not in resumed.content.decode()


def test_a_form_without_a_seal_is_not_carried(client, typed):
    del typed["typed_by"]
    response = send(client, NEW, typed)
    assert (response.status_code, response.url) == (302, "/login/")


def test_passwords_are_not_carried(client, clerk):
    typed = {"typed_by": typed_by(clerk), "old_password": PASSWORD, "new_password1": "x y z"}
    assert send(client, "/password/", typed).url == "/login/"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", "evil"]
)
def test_a_forged_target_is_not_gone_on_to(client, clerk, target):
    fields = {"carried_to": target, "carried.account": "x", "carried.typed_by": typed_by(clerk)}
    response = log_in(client, clerk, fields)
    assert (response.status_code, response.url) == (302, "/")


def test_a_verb_of_review_goes_on_as_well(client, clerk):
    record = make_submitted(clerk)
    address = f"{record.get_absolute_url()}submit/"
    page = send(client, address, {"version": record.version, "typed_by": typed_by(clerk)})
    resumed = log_in(client, clerk, page)
    assert resumed.context["carried_to"] == address
    assert hidden_fields(resumed)["version"] == str(record.version)


def test_who_must_choose_a_password_does_that_first(client, clerk, typed):
    clerk.must_change_password = True
    clerk.save()
    resumed = log_in(client, clerk, send(client, NEW, typed))
    assert send(client, NEW, hidden_fields(resumed)).url == "/password/"
    assert not Incident.objects.exists()
