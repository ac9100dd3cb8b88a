"""Reporting a shift: offered as it is likely, sent with one tap, refused in words."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.districts.models import BorderMarker
from borderops.patrols.models import HandOver, ShiftReport
from borderops.people.carrying import typed_by
from borderops.review.states import State
from tests.factories import make_clerk, make_commune, make_observer, make_other_district, make_unit, make_user
from tests.patrols.makers import DAY, at, change, expect, make_post, make_sent_shift, make_shift
from tests.patrols.shift_forms import MORNING, NEW, NOW, other_hours, typed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """An afternoon in May 2024."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def post():
    made = make_post()
    expect(made)
    return made


@pytest.fixture
def clerk(client, post):
    user = make_clerk(post.district, post.unit)
    client.force_login(user)
    return user


def offered(client, query=""):
    return client.get(NEW + query).context["form"]


def test_nothing_happened_is_one_tap(client, clerk, post):
    page = offered(client)
    sent = {"post": page["post"].value(), "shift": page["shift"].value(), "then": "nil"}
    response = client.post(NEW, sent | {"form_key": str(uuid.uuid4())})
    record = ShiftReport.objects.get()
    assert response.url == record.get_absolute_url()
    assert (record.state, record.number, record.outcome) == (State.SUBMITTED, "CT-2024-DV-0001", "nil")
    assert (record.starts_at, record.ends_at, record.slot) == (at(DAY, 6), at(DAY, 14), 1)
    assert (record.people, record.present, record.came_late) == (None, None, False)


def test_what_was_checked_and_who_was_there_is_kept(client, clerk, post):
    told = {
        "leader_number": " BP 123 ",
        "handover_note": "Máy  bộ đàm đủ.",
        "vehicles_in": "3",
        "then": "cases",
    }
    client.post(NEW, typed(post, **told))
    record = ShiftReport.objects.get()
    assert (record.outcome, record.people, record.vehicles, record.present) == ("cases", 20, 3, 5)
    assert (record.leader_number, record.handover_note) == ("BP 123", "Máy bộ đàm đủ.")
    assert (record.unit, record.district, record.commune) == (post.unit, post.district, post.commune)


def test_a_draft_may_lack_what_happened(client, clerk, post):
    client.post(NEW, typed(post, then="draft"))
    record = ShiftReport.objects.get()
    assert (record.state, record.number, record.outcome) == (State.DRAFT, None, "")


def test_the_shifts_that_are_not_reported_are_offered_newest_first(client, clerk, post):
    make_shift(clerk, post=post, day=date(2024, 5, 19), hour=14)
    keys = [key for key, _label in offered(client)["shift"].field.choices]
    assert keys[:3] == [
        "2024-05-20T14:00/2024-05-20T22:00", MORNING, "2024-05-19T22:00/2024-05-20T06:00"]  # fmt: skip
    assert "2024-05-19T14:00/2024-05-19T22:00" not in keys and keys[-1] == "other"
    assert offered(client)["shift"].value() == MORNING  # the newest one that can be sent


def test_the_last_values_of_the_post_are_offered(client, clerk, post):
    make_sent_shift(clerk, post=post, day=date(2024, 5, 19), border_guard=6, leader_number="BP 9")
    form = offered(client)
    assert (form["border_guard"].value(), form["leader_number"].value()) == ("6", "BP 9")
    assert form["people_in"].value() is None
    assert "19/05" in form.offer.kept_words


def test_the_post_reported_last_is_offered_and_another_may_be_asked_for(client, clerk, post):
    other = make_post("Chốt 425", unit=post.unit)
    make_sent_shift(clerk, post=other, day=date(2024, 5, 19))
    assert offered(client)["post"].value() == other.pk
    assert offered(client, f"?post={post.pk}")["post"].value() == post.pk
    assert offered(client, "?post=999999")["post"].value() == other.pk
    assert offered(client, "?post=x")["post"].value() == other.pk


def test_posts_elsewhere_and_closed_long_ago_are_not_offered(client, clerk, post):
    far = make_post("Chốt xa", commune=make_commune("Chí Cà", "01105", make_other_district()))
    gone = make_post("Chốt cũ", unit=post.unit)
    change(gone, "closed", date(2024, 3, 1))
    assert set(offered(client).offers) == {post.pk}
    assert client.post(NEW, typed(far)).context["form"].errors["post"]
    assert client.post(NEW, typed(gone)).context["form"].errors["post"]


def test_another_post_is_shown_without_a_script_and_what_was_typed_stays(client, clerk, post):
    other = make_post("Chốt 425", unit=post.unit)
    expect(other, per_day=1)
    make_sent_shift(clerk, post=other, day=date(2024, 5, 18), police=7)
    form = client.post(NEW, typed(other, show_post="1")).context["form"]
    assert form["shift"].value() == "2024-05-19T06:00/2024-05-20T06:00" and not form.errors
    assert (form["people_in"].value(), form["police"].value()) == ("12", "7")
    assert ShiftReport.objects.count() == 1


def test_a_page_costs_as_many_queries_for_many_posts_as_for_one(
    client, clerk, post, django_assert_max_num_queries
):
    client.get(NEW)
    for turn in range(4):
        expect(make_post(f"Chốt {turn}", unit=post.unit))
        make_sent_shift(clerk, post=post, day=date(2024, 5, 1 + turn))
    with django_assert_max_num_queries(32):
        client.get(NEW)


def test_typed_hours_may_run_into_the_next_day(client, clerk, post):
    client.post(NEW, typed(post, **other_hours("22h", "2:30", on="19/05/2024")))
    record = ShiftReport.objects.get()
    assert (record.starts_at, record.ends_at) == (at(date(2024, 5, 19), 22), at(DAY, 2, 30))


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"shift": "2024-05-20T14:00/2024-05-20T06:00"}, "shift"),
        ({"shift": "2024-05-19T06:00/2024-05-20T12:00"}, "shift"),
        ({"shift": "2024-05-21T06:00/2024-05-21T14:00"}, "shift"),
        ({"shift": "2024-05-20T14:00/2024-05-20T22:00"}, "shift"),
        ({"shift": "0001-01-01T00:00/0001-01-01T08:00"}, "shift"),
        ({"shift": "sáng"}, "shift"),
        ({"shift": "", "on": "", "from_time": "", "until_time": ""}, "shift"),
        (other_hours("6h", ""), "until_time"),
        (other_hours("25h", "6h"), "from_time"),
        (other_hours("6h", "14h", on="31/02/2024"), "on"),
        (other_hours("6h", "14h", on="21/05/2024"), "from_time"),
        (other_hours("12h", "20h"), "until_time"),
        ({"from_time": "6h", "until_time": "12h"}, "shift"),
        ({"people_in": "-1"}, "people_in"),
        ({"vehicles_out": "nhiều"}, "vehicles_out"),
        ({"police": "-2"}, "police"),
        ({"people_in": "100000"}, "people_in"),
        ({"post": ""}, "post"),
        ({"post": "999999"}, "post"),
        ({"post": "x\x00"}, "post"),
        ({"took_over": "CT-2020-DV-0001"}, "took_over"),
        ({"marker_checks-0-marker": "999", "marker_checks-0-found": "intact"}, "marker_checks-0-marker"),
        ({"marker_checks-0-marker": "519/3", "marker_checks-0-found": "intact"}, "marker_checks-0-marker"),
        ({"marker_checks-0-marker": "424", "marker_checks-0-found": ""}, "marker_checks-0-found"),
        ({"marker_checks-0-marker": "424", "marker_checks-0-found": "damaged"}, "marker_checks-0-words"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(client, clerk, post, fields, named):
    response = client.post(NEW, typed(post, handover_note="Đủ trang bị.", **fields))
    form = response.context["form"]
    assert response.status_code == 422 and list(form.errors) == [named]
    assert re.search(rf'aria-describedby="[^"]*id_{named}_error"', response.content.decode())
    assert form["handover_note"].value() == "Đủ trang bị." and form["police"].value() == fields.get(
        "police", "1"
    )
    assert not ShiftReport.objects.exists()


def test_a_shift_of_a_closed_post_is_refused_from_the_day_on(client, clerk, post):
    change(post, "closed", DAY)
    assert client.post(NEW, typed(post)).context["form"].errors["post"]
    night = "2024-05-19T14:00/2024-05-19T22:00"
    assert client.post(NEW, typed(post, shift=night)).status_code == 302


def test_what_overlaps_is_refused_with_the_report_that_stands(client, clerk, post):
    standing = make_sent_shift(clerk, post=post, hour=5)
    response = client.post(NEW, typed(post))
    assert standing.number in response.context["form"].errors["shift"][0]
    typed_over = client.post(NEW, typed(post, **other_hours("12h", "14h")))
    assert standing.number in typed_over.context["form"].errors["from_time"][0]


def test_two_who_send_the_same_shift_at_once_are_told_apart(client, clerk, post, monkeypatch):
    make_sent_shift(make_clerk(post.district, post.unit), post=post)
    monkeypatch.setattr(ShiftReport, "clean", lambda self: None)  # looked before the other one was kept
    response = client.post(NEW, typed(post))
    assert response.status_code == 409 and response.context["form"].errors["shift"]
    assert ShiftReport.objects.count() == 1


def test_fewer_declarations_than_people_are_kept_with_a_reason(client, clerk, post):
    refused = client.post(NEW, typed(post, declarations="17"))
    assert "3" in refused.context["form"].errors["declarations_reason"][0]
    assert client.post(NEW, typed(post, declarations="17", declarations_reason="Trẻ em.")).status_code == 302
    assert ShiftReport.objects.get().declarations_reason == "Trẻ em."


def test_a_marker_met_for_the_first_time_is_kept_as_not_listed(client, clerk, post):
    rows = {
        "marker_checks-0-marker": "mốc 430",
        "marker_checks-0-found": "worn",
        "marker_checks-0-words": "Mờ chữ",
    }
    assert client.post(NEW, typed(post, **rows)).status_code == 302
    check = ShiftReport.objects.get().marker_checks.get()
    assert (check.marker.code, check.found, check.words) == ("430", "worn", "Mờ chữ")
    assert BorderMarker.objects.unlisted().get() == check.marker


def test_a_row_for_a_marker_is_added_without_a_script(client, clerk, post):
    response = client.post(NEW, typed(post, add_row="marker_checks", **{"marker_checks-0-marker": "424"}))
    form = response.context["form"]
    assert form.turns["marker_checks"] == [0, 1] and not form.errors
    assert form["people_in"].value() == "12" and not ShiftReport.objects.exists()


def test_the_hand_over_of_the_shift_before_is_confirmed_with_ones_own_report(client, clerk, post):
    before = make_sent_shift(make_clerk(post.district, post.unit), post=post, day=date(2024, 5, 19), hour=22)
    assert offered(client).offer.to_confirm["number"] == before.number
    client.post(NEW, typed(post, took_over=before.number))
    given = HandOver.objects.get()
    assert (given.shift, given.by) == (before, clerk)
    assert offered(client).offer.to_confirm is None


def test_ones_own_hand_over_is_not_offered_and_not_taken(client, clerk, post):
    mine = make_sent_shift(clerk, post=post, day=date(2024, 5, 19), hour=22)
    assert offered(client).offer.to_confirm is None
    response = client.post(NEW, typed(post, took_over=mine.number))
    assert response.status_code == 409 and not HandOver.objects.exists()
    assert ShiftReport.objects.get() == mine  # and the report itself waits in the form


def test_the_same_form_twice_is_one_report(client, clerk, post):
    form = typed(post)
    first, second = client.post(NEW, form), client.post(NEW, form)
    assert first.url == second.url and ShiftReport.objects.count() == 1


def test_a_draft_that_is_sent_from_the_same_form_is_one_report(client, clerk, post):
    form = typed(post)
    for then in ["draft", "nil"]:
        client.post(NEW, form | {"then": then})
    record = ShiftReport.objects.get()
    assert (record.state, record.outcome) == (State.SUBMITTED, "nil")


def test_who_has_no_post_is_told_so(client):
    client.force_login(make_clerk(make_other_district(), make_unit("Đồn xa")))
    page = client.get(NEW)
    assert page.status_code == 200 and not page.context["form"].offers
    assert 'value="nil"' not in page.content.decode()


def test_an_overseer_reports_for_the_unit_of_the_post(client, post):
    client.force_login(make_user("overseer"))
    assert client.post(NEW, typed(post)).status_code == 302
    assert ShiftReport.objects.get().unit == post.unit


@pytest.mark.parametrize("person", [make_observer, make_user])
def test_only_who_may_report_opens_the_form(client, post, person):
    client.force_login(person())
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, typed(post)).status_code == 403


def test_log_in_is_asked_first(client):
    assert client.get(NEW).url == f"{reverse('login')}?next={NEW}"


def test_other_methods_are_refused(client, clerk):
    assert client.delete(NEW).status_code == 405


def test_what_a_script_sends_is_answered_to_the_script(client, clerk, post):
    headers = {"Accept": "application/json", "X-Outbox": "later"}
    form = typed(post, typed_by=typed_by(clerk))
    assert client.post(NEW, form, headers=headers).json()["number"] == "CT-2024-DV-0001"
    again = form | {"form_key": str(uuid.uuid4())}
    refused = client.post(NEW, again, headers=headers)
    assert refused.status_code == 422 and refused.json()["errors"][0]["name"] == "shift"
    assert NOW - timedelta(days=1) < ShiftReport.objects.get().submitted_at


def test_every_page_names_the_forms_that_a_browser_keeps(client, clerk):
    page = client.get("/").content.decode()
    assert f'data-forms="/incidents/new/ {NEW}"' in page
    copy = client.get(NEW, headers={"X-Outbox": "copy"}).content.decode()
    assert "data-kept-copy" in copy and "shift-offers" in copy
    client.force_login(make_observer())
    assert 'data-forms=""' in client.get("/").content.decode()
