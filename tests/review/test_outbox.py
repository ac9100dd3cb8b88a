"""Forms that waited in a browser are sent by its script: received once, refused in words, never for another account."""

import json
import re
import uuid

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from borderops.incidents.models import Incident
from borderops.people.carrying import typed_by
from borderops.review.states import State
from tests.factories import make_clerk, make_commune, make_draft, make_observer
from tests.incidents.forms import NEW, typed

pytestmark = pytest.mark.django_db
DATA = {"Accept": "application/json"}
LATER = DATA | {"X-Outbox": "later"}


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def send(client, form, by, headers=LATER):
    return client.post(f"{NEW}?outbox={form['form_key']}", form | {"typed_by": typed_by(by)}, headers=headers)


def test_the_script_learns_as_whom_it_sends(client, clerk):
    told = client.get("/outbox/", headers=DATA).json()
    assert told["user"] == str(clerk.pk) and told["token"]
    assert client.get("/outbox/").templates[0].name == "review/outbox.html"


def test_the_token_it_is_given_opens_the_form(clerk):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk)
    headers = LATER | {"X-CSRFToken": browser.get("/outbox/", headers=DATA).json()["token"]}
    assert send(browser, typed(), clerk, headers).status_code == 200


def test_a_form_sent_twice_is_one_record_and_tells_its_number_twice(client, clerk):
    form = typed()
    first, second = send(client, form, clerk), send(client, form, clerk)
    assert first.json() == second.json() | {"words": first.json()["words"]}
    assert first.json()["number"] == Incident.objects.get().number == "VV-2024-DV-0001"
    assert first.json()["state"] == State.SUBMITTED


def test_the_number_stands_on_every_page_from_then_on_today(client, clerk):
    send(client, typed(), clerk)
    for path in ["/", "/incidents/", "/admin/"]:
        page = client.get(path)
        assert 'data-receipt><a href="/incidents/VV-2024-DV-0001/"' in page.content.decode()
        assert not page.context["messages"]  # it was sent while the person did something else


def test_a_draft_that_is_submitted_stands_there_with_its_number(client, clerk):
    client.post(f"/incidents/{make_draft(clerk).form_key}/submit/")
    assert 'data-receipt><a href="/incidents/VV-2024-DV-0001/"' in client.get("/").content.decode()


def test_what_was_received_yesterday_does_not_stand_there(client, clerk, monkeypatch):
    send(client, typed(), clerk)
    session = client.session
    session["receipt"] |= {"at": "2024-05-20T07:00:00+00:00"}
    session.save()
    assert "data-receipt" not in client.get("/").content.decode()


def test_a_form_that_must_be_mended_comes_back_in_words(client, clerk):
    refused = send(client, typed(place="đâu đó", offenders="-1"), clerk)
    assert refused.status_code == 422 and not Incident.objects.exists()
    assert {error["name"] for error in refused.json()["errors"]} == {"place", "offenders"}
    assert all(error["label"] and error["words"] for error in refused.json()["errors"])


def test_a_key_that_another_account_has_used_is_refused(client, clerk):
    form = typed()
    send(client, form, clerk)
    other = make_clerk(make_commune().district)
    client.force_login(other)
    refused = send(client, form, other)
    assert refused.status_code == 409 and refused.json()["summary"]


def test_nothing_is_sent_for_another_account(client, clerk):
    assert send(client, typed(), make_clerk(make_commune().district)).status_code == 401
    assert client.post(NEW, typed(), headers=LATER).status_code == 401  # nobody's seal
    assert not Incident.objects.exists()


def test_after_the_log_in_has_ended_nothing_is_sent(client, clerk):
    client.logout()
    assert client.get("/outbox/", headers=DATA).json() == {"user": ""}
    assert send(client, typed(), clerk).status_code == 401
    assert client.get("/outbox/").status_code == 302


def test_who_may_not_log_is_refused(client):
    observer = make_observer()
    client.force_login(observer)
    assert send(client, typed(), observer).status_code == 403


def test_a_copy_of_the_form_holds_and_takes_away_no_message(client, clerk):
    client.post(NEW, typed())
    copy = client.get(NEW, headers={"X-Outbox": "copy"}).content.decode()
    assert "data-kept-copy" in copy and "VV-2024" not in copy and "kept-received" not in copy
    page = client.get("/").content.decode()
    assert "VV-2024-DV-0001" in page and 'name="kept-received" content="incident-new"' in page


def test_a_form_opened_from_the_outbox_is_kept_under_its_own_name(client, clerk):
    key = str(uuid.uuid4())
    assert client.get(f"{NEW}?outbox={key}").context["keep_key"] == f"incident-{key}"
    assert client.get(f"{NEW}?outbox=%22x").context["keep_key"] == "incident-new"


@pytest.mark.parametrize("path", ["/sw.js", "/manifest.webmanifest", "/offline/"])
def test_what_a_browser_keeps_is_open_to_all_and_says_nothing_of_anybody(client, clerk, path):
    before = Client().get(path)
    client.post(NEW, typed())
    page = client.get(path)
    assert page.status_code == before.status_code == 200 and page.content == before.content
    assert page["Cache-Control"] == "no-cache" and clerk.username not in page.content.decode()
    assert "VV-2024-DV-0001" in client.get("/").content.decode()  # no message was taken away by it


def test_the_app_is_named_in_vietnamese_and_its_icons_exist(client):
    about = client.get("/manifest.webmanifest").json()
    assert (about["lang"], about["start_url"], about["display"]) == ("vi", "/", "standalone")
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in about["icons"])


def test_the_service_worker_keeps_every_file_of_the_page_without_a_line(client):
    script, page = client.get("/sw.js"), client.get("/offline/").content.decode()
    assert script["Content-Type"].startswith("text/javascript")
    for name in ["outbox.js", "offline.js", "outbox-line.js", "page.css"]:
        assert name in script.content.decode() and name in page
    kept = json.loads(re.search(r"const FILES = (.*);", script.content.decode())[1])
    assert set(kept) == set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
