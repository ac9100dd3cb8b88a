"""Mending a draft or a returned report of a shift."""

from datetime import date, timedelta

import pytest

from borderops.incidents.models import Incident
from borderops.patrols.models import MarkerCheck, ShiftReport
from borderops.review.states import State
from tests.factories import (
    make_administrator,
    make_clerk,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.pages import hidden_fields
from tests.patrols.makers import (
    DAY,
    at,
    change,
    expect,
    make_accepted_shift,
    make_post,
    make_sent_shift,
    make_shift,
    new_shift,
)
from tests.patrols.shift_forms import MORNING, other_hours

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    post = make_post()
    expect(post)
    return make_shift(make_clerk(post.district, post.unit), post=post, handover_note="Cũ.", police=2)


@pytest.fixture
def clerk(client, record):
    client.force_login(record.entered_by)
    return record.entered_by


def address(record):
    return f"{record.get_absolute_url()}edit/"


def typed(record, **fields):
    return {
        "post": record.post_id, "shift": MORNING, "people_in": "13", "people_out": "8", "declarations": "21",
        "handover_note": "Mới.", "police": "3", "in_full": "1", "version": record.version, "then": "draft",
    } | fields  # fmt: skip


def test_the_form_opens_with_what_is_stored(client, clerk, record):
    form = client.get(address(record)).context["form"]
    stored = {
        "post": record.post_id,
        "shift": MORNING,
        "police": "2",
        "handover_note": "Cũ.",
        "people_in": "12",
    }
    assert {name: form[name].value() for name in stored} == stored
    assert MORNING in dict(form["shift"].field.choices)


def test_what_is_stored_can_be_sent_back_as_it_is(client, clerk, record):
    form = client.get(address(record)).context["form"]
    same = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    same["on"] = ""
    assert client.post(address(record), same | {"then": "draft"}).status_code == 302
    kept = ShiftReport.objects.get()
    assert (kept.version, kept.outcome, kept.starts_at) == (1, "nil", at(DAY, 6))


def test_hours_kept_to_the_second_stay(client, clerk, record):
    ShiftReport.objects.update(starts_at=record.starts_at + timedelta(seconds=30))
    client.post(address(record), typed(record))
    assert ShiftReport.objects.get().starts_at == record.starts_at + timedelta(seconds=30)


def test_the_unit_mends_it_and_sends_it(client, clerk, record):
    response = client.post(address(record), typed(record, then="cases", **other_hours("5h", "13h")))
    assert response.status_code == 302
    record.refresh_from_db()
    assert (record.state, record.outcome, record.police) == (State.SUBMITTED, "cases", 3)
    assert (record.starts_at, record.handover_note) == (at(DAY, 5), "Mới.")
    assert [note.verb for note in record.notes.all()] == ["log", "edit", "submit"]


def test_a_returned_report_is_mended_and_keeps_its_number(client):
    record = make_sent_shift()
    record.send_back(make_reviewer(), "numbers", "Đếm lại.", ["people_in"])
    client.force_login(record.entered_by)
    assert client.get(address(record)).context["asked"].words == "Đếm lại."
    number = record.number
    client.post(address(record), typed(record, then="nil"))
    record.refresh_from_db()
    assert (record.state, record.number, record.people_in) == (State.SUBMITTED, number, 13)


def test_marker_rows_are_mended_and_taken_away(client, clerk, record):
    first, second = ({"marker": make_marker(code), "found": "intact"} for code in ("424", "425"))
    record.set_part("marker_checks", [MarkerCheck(**first), MarkerCheck(**second)])
    record.write(clerk)
    checks = list(record.marker_checks.all())
    rows = {
        "marker_checks-0-id": checks[0].pk, "marker_checks-0-marker": "424", "marker_checks-0-found": "worn",
        "marker_checks-1-id": checks[1].pk, "marker_checks-1-marker": "425", "marker_checks-1-found": "intact",
        "marker_checks-1-remove": "on",
    }  # fmt: skip
    assert client.post(address(record), typed(record, **rows)).status_code == 302
    assert [(row.pk, row.found) for row in record.marker_checks.all()] == [(checks[0].pk, "worn")]


def test_a_form_without_its_rows_leaves_them_as_they_are(client, clerk, record):
    record.set_part("marker_checks", [MarkerCheck(marker=make_marker(), found="intact")])
    record.write(clerk)
    client.post(address(record), typed(record, in_full=""))
    assert record.marker_checks.count() == 1


def test_nothing_happened_cannot_be_said_where_incidents_are_logged(client, clerk, record):
    ShiftReport.objects.update(outcome="cases")
    incident = make_draft(clerk, occurred_on=DAY)
    Incident.objects.filter(pk=incident.pk).update(shift=record)
    response = client.post(address(record), typed(record, then="nil"))
    assert response.status_code == 422 and response.context["form"].non_field_errors()
    assert client.post(address(record), typed(record, then="cases")).status_code == 302


def test_a_stale_edit_shows_both(client, clerk, record):
    before = record.version
    record.police = 9
    record.write(make_clerk(record.post.district, record.post.unit))
    response = client.post(address(record), typed(record, version=before))
    assert response.status_code == 409 and response.context["form"]["police"].value() == "3"
    assert "9" in [stored for _name, _typed, stored in response.context["differences"]]


def test_times_that_overlap_another_report_are_refused(client, clerk, record):
    make_shift(clerk, post=record.post, hour=14)
    response = client.post(address(record), typed(record, **other_hours("6h", "15h")))
    assert list(response.context["form"].errors) == ["from_time"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("people_in", "-1"), ("shift", "x"), ("police", "hai"), ("declarations", "1,5"), ("post", "0")],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(client, clerk, record, field, value):
    response = client.post(address(record), typed(record, **{field: value}))
    form = response.context["form"]
    assert response.status_code == 422 and field in form.errors and form["handover_note"].value() == "Mới."
    record.refresh_from_db()
    assert (record.people_in, record.handover_note) == (12, "Cũ.")


def test_nothing_but_the_forms_own_fields_is_taken(client, clerk, record):
    taken = {"state": "accepted", "number": "CT-1", "entered_by": 1, "unit": 1, "slot": 3, "came_late": "on"}
    client.post(address(record), typed(record, outcome="cases", district=make_other_district().pk, **taken))
    after = ShiftReport.objects.get()
    assert (after.state, after.number, after.entered_by, after.slot) == (State.DRAFT, None, clerk, 1)
    assert (after.district, after.outcome, after.police) == (record.district, "nil", 3)


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (lambda: make_clerk(unit=make_unit("Đồn khác")), 404),
        (lambda: make_clerk(make_other_district()), 404),
        (make_reviewer, 404),
        (make_observer, 403),
        (make_administrator, 403),
        (make_user, 403),
    ],
)
def test_nobody_outside_the_unit_opens_or_mends_it(client, record, person, status):
    client.force_login(person())
    assert client.get(address(record)).status_code == status
    assert client.post(address(record), typed(record)).status_code == status
    record.refresh_from_db()
    assert record.police == 2


@pytest.mark.parametrize("state", [make_sent_shift, make_accepted_shift])
def test_what_waits_or_is_accepted_is_locked(client, state):
    record = state()
    client.force_login(record.entered_by)
    assert client.get(address(record)).url == record.get_absolute_url()
    assert client.post(address(record), typed(record)).status_code == 409


def test_the_report_of_a_post_that_is_closed_by_now_is_still_mended(client, clerk, record):
    change(record.post, "closed", date(2024, 6, 1))
    form = client.get(address(record)).context["form"]
    assert form["post"].value() == record.post_id and record.post_id in form.offers
    assert client.post(address(record), typed(record)).status_code == 302


def test_the_form_carries_its_version_and_no_key_of_its_own(client, clerk, record):
    page = client.get(address(record))
    fields = hidden_fields(page)
    assert fields["version"] == "1" and not fields.get("form_key")
    assert "data-outbox" not in page.content.decode().split("<form class=")[1].split(">")[0]


def test_log_in_is_asked_first_and_other_methods_are_refused(client, record):
    assert client.get(address(record)).url.startswith("/login/")
    client.force_login(record.entered_by)
    assert client.delete(address(record)).status_code == 405


def test_a_second_report_with_the_same_key_mends_the_first(clerk, record):
    again = new_shift(record.post, form_key=record.form_key, police=7)
    assert again.write(clerk).pk == record.pk
