"""Logging and mending an incident in the administration."""

from datetime import date
from urllib.parse import quote

import pytest

from borderops.incidents.models import Incident
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_district,
    make_draft,
    make_other_district,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_unit,
)
from tests.incidents.forms import NO_ROWS
from tests.pages import hidden_fields

pytestmark = pytest.mark.django_db
LIST = "/admin/incidents/incident/"


def change(record):
    return f"{LIST}{record.pk}/change/"


def typed(**fields):
    return {
        "occurred_on": "20/05/2024", "commune": make_commune().pk, "district": make_district().pk,
        "code": make_code().pk, "regime": "PL", "offenders": "7", "severity": "1", "version_seen": "1",
    } | NO_ROWS | fields  # fmt: skip


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def reviewer(client):
    user = make_reviewer(make_commune().district)
    client.force_login(user)
    return user


def test_a_clerk_adds_a_draft_of_the_own_unit(client, clerk):
    assert client.post(f"{LIST}add/", typed()).status_code == 302
    record = Incident.objects.get()
    assert (record.state, record.entered_by, record.unit, record.offenders) == (
        "draft",
        clerk,
        clerk.home_unit,
        7,
    )


def test_lists_are_written_with_their_record_in_one_note(client, clerk):
    goods = {"kind": "animals", "what": "Gà", "amount": "20", "unit": "con"}
    rows = {"goods-TOTAL_FORMS": "1"} | {f"goods-0-{name}": value for name, value in goods.items()}
    assert client.post(f"{LIST}add/", typed(**rows)).status_code == 302
    record = Incident.objects.get()
    assert [str(row) for row in record.goods.all()] == ["20 con Gà"]
    kept = {"goods-TOTAL_FORMS": "1", "goods-INITIAL_FORMS": "1", "goods-0-id": record.goods.get().pk}
    changed = kept | {f"goods-0-{name}": value for name, value in (goods | {"what": "Vịt"}).items()}
    assert client.post(change(record), typed(**changed)).status_code == 302
    assert [change_[0] for change_ in record.notes.last().changes] == ["goods"]
    gone = changed | {"goods-0-DELETE": "on", "version_seen": "2"}
    assert client.post(change(record), typed(**gone)).status_code == 302
    assert not record.goods.exists() and record.notes.count() == 3


def test_the_lists_of_a_locked_record_are_only_read(client, clerk):
    record = make_submitted(clerk)
    page = client.get(change(record)).content.decode()
    assert "goods-0-what" not in page and "goods-__prefix__-what" not in page


def test_a_clerk_mends_a_draft_of_the_unit(client, clerk):
    record = make_draft()
    assert client.post(change(record), typed()).status_code == 302
    record.refresh_from_db()
    assert record.offenders == 7 and record.notes.last().by == clerk


@pytest.mark.parametrize(
    "fields",
    [
        {"offenders": "-1"},
        {"occurred_on": "1/1/2100"},
        {"offenders_unknown": "on"},
        {"code": ""},
        {"commune": "999999"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, clerk, fields):
    record = make_draft(clerk, code=make_code("A1"))
    if fields == {"code": ""}:
        fields = {"code": make_code().parent_id}
    response = client.post(change(record), typed(**fields))
    assert response.status_code == 200 and response.context["adminform"].form.errors
    record.refresh_from_db()
    assert (record.offenders, record.version) == (2, 1)


def test_another_districts_place_is_refused_beside_the_form(client, clerk):
    west = make_commune("Chí Cà", "01105", make_other_district())
    fields = typed(commune=west.pk, district=west.district_id)
    assert client.post(f"{LIST}add/", fields).context["adminform"].form.errors
    assert not Incident.objects.exists()


def test_what_the_form_does_not_show_is_not_taken(client, clerk):
    record, other = make_draft(clerk), make_clerk()
    client.post(
        change(record), typed(state="accepted", number="VV-1", entered_by=other.pk, unit="", version="9")
    )
    after = Incident.objects.get()
    assert (after.state, after.number, after.entered_by, after.unit) == (
        "draft",
        None,
        clerk,
        clerk.home_unit,
    )


@pytest.mark.parametrize("version", ["2", "", "x"])
def test_a_stale_form_is_refused(client, clerk, version):
    record = make_draft(clerk)
    response = client.post(change(record), typed(version_seen=version))
    assert response.status_code == 200 and response.context["adminform"].form.errors
    record.refresh_from_db()
    assert record.offenders == 2


def test_the_form_knows_the_version_it_was_opened_with(client, clerk):
    record = make_draft(clerk)
    assert hidden_fields(client.get(change(record)))["version_seen"] == "1"


@pytest.mark.parametrize("make", [make_submitted, make_accepted, make_struck])
def test_what_is_locked_is_only_read(client, clerk, make):
    record = make(clerk)
    page = client.get(change(record))
    assert page.status_code == 200 and 'name="_save"' not in page.content.decode()
    assert client.post(change(record), typed()).status_code == 403


def test_a_reviewer_reads_a_returned_record_and_does_not_mend_it(client, reviewer):
    record = make_returned()
    assert client.get(change(record)).status_code == 200
    assert client.post(change(record), typed()).status_code == 403


def test_a_record_that_one_may_not_see_is_not_followed_from(client, clerk):
    theirs = make_draft(make_clerk(unit=make_unit("Đồn khác")), occurred_on=date(2024, 5, 19))
    page = client.post(f"{LIST}add/", typed(follows_from=theirs.pk))
    assert list(page.context["adminform"].form.errors) == ["follows_from"]
    known = make_accepted(occurred_on=date(2024, 5, 19))
    assert client.post(f"{LIST}add/", typed(follows_from=known.pk)).status_code == 302
    assert Incident.objects.get(entered_by=clerk).follows_from == known


@pytest.mark.parametrize("version", ["abc", "=1", "\0", "9" * 30])
def test_a_version_that_is_none_is_not_found(client, clerk, version):
    assert client.get(f"{LIST}{make_draft(clerk).pk}/history/{quote(version)}/").status_code == 404


def test_the_look_up_of_an_earlier_incident_has_an_order(client, clerk):
    make_draft(clerk)
    asked = {"app_label": "incidents", "model_name": "incident", "field_name": "follows_from", "term": "lung"}
    assert len(client.get("/admin/autocomplete/", asked).json()["results"]) == 1
