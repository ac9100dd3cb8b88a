"""Shift reports in the administration: the same rights, the same lock, the verbs as actions."""

import pytest

from borderops.patrols.models import HandOver, ShiftReport
from borderops.review.states import State
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_reviewer,
    make_unit,
    make_user,
)
from tests.pages import said
from tests.patrols.makers import make_accepted_shift, make_post, make_sent_shift, make_shift

pytestmark = pytest.mark.django_db
LIST = "/admin/patrols/shiftreport/"
NO_ROWS = {"marker_checks-TOTAL_FORMS": "0", "marker_checks-INITIAL_FORMS": "0"}


def change(report):
    return f"{LIST}{report.pk}/change/"


def typed(post, **fields):
    return {
        "post": post.pk, "starts_at_0": "20/05/2024", "starts_at_1": "06:00", "ends_at_0": "20/05/2024",
        "ends_at_1": "14:00", "outcome": "nil", "people_in": "12", "declarations": "12", "version_seen": "1",
    } | NO_ROWS | fields  # fmt: skip


def act(client, verb, *records, **more):
    return client.post(LIST, {"action": verb, "_selected_action": [record.pk for record in records]} | more)


def far_away():
    return make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))


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


def test_the_list_shows_what_the_person_may_see(client, clerk):
    post = make_post()
    own, accepted = make_shift(clerk, post), make_accepted_shift(post=post, hour=14)
    make_accepted_shift(post=far_away())
    make_sent_shift(post=make_post("Chốt khác", unit=make_unit("Đồn khác")))
    assert set(client.get(LIST).context["cl"].result_list) == {own, accepted}


def test_the_search_is_that_of_the_list(client, clerk):
    wanted = make_shift(clerk, make_post("Chốt 457"))
    make_shift(clerk, make_post())
    assert list(client.get(LIST, {"q": "chot 457"}).context["cl"].result_list) == [wanted]


def test_a_clerk_adds_a_draft_with_a_marker(client, clerk):
    post, marker = make_post(), make_marker("425")
    rows = {
        "marker_checks-TOTAL_FORMS": "1",
        "marker_checks-0-marker": marker.pk,
        "marker_checks-0-found": "intact",
    }
    answer = client.post(f"{LIST}add/", typed(post, **rows))
    assert answer.status_code == 302, answer.context["errors"]
    report = ShiftReport.objects.get()
    assert (report.state, report.entered_by, report.unit) == (State.DRAFT, clerk, post.unit)
    assert report.hours == "20/05/2024 06:00 – 14:00"
    assert [check.marker for check in report.marker_checks.all()] == [marker]
    assert [note.verb for note in report.notes.all()] == ["log"]


def test_bad_hours_and_an_overlap_are_refused_in_words(client, clerk):
    post = make_post()
    make_accepted_shift(post=post)
    wrong = [
        ({"ends_at_1": "05:00"}, "ends_at"),
        ({"ends_at_0": "22/05/2024"}, "ends_at"),
        ({"starts_at_1": "13:00", "ends_at_1": "20:00"}, "starts_at"),
        ({"people_in": "-1"}, "people_in"),
    ]
    for fields, column in wrong:
        answer = client.post(f"{LIST}add/", typed(post, **fields))
        assert column in answer.context["adminform"].form.errors, fields
    assert ShiftReport.objects.count() == 1


def test_a_post_of_others_is_not_offered_and_not_taken(client, clerk):
    post = far_away()
    make_post()
    page = client.get(f"{LIST}add/").content.decode()
    assert "Chốt 424" in page and "Chốt 172" not in page
    assert "post" in client.post(f"{LIST}add/", typed(post)).context["adminform"].form.errors


def test_a_draft_is_mended_and_a_stale_form_changes_nothing(client, clerk):
    report = make_shift(clerk, make_post())
    assert (
        client.post(change(report), typed(report.post, people_in="40", declarations="40")).status_code == 302
    )
    report.refresh_from_db()
    assert (report.people_in, report.version) == (40, 2)
    answer = client.post(change(report), typed(report.post, people_in="50"))
    assert answer.status_code == 200 and answer.context["adminform"].form.errors
    report.refresh_from_db()
    assert report.people_in == 40


def test_a_locked_report_is_only_read(client, clerk):
    report = make_accepted_shift(post=make_post())
    assert client.get(change(report)).status_code == 200
    assert client.post(change(report), typed(report.post, people_in="99")).status_code == 403
    report.refresh_from_db()
    assert report.people_in == 12


def test_who_took_over_is_read_there(client, clerk):
    report = make_sent_shift(make_clerk(), post=make_post())
    HandOver.confirm(report, clerk, "Nhận đủ trang bị")
    assert "Nhận đủ trang bị" in client.get(change(report)).content.decode()


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_who_may_not_read_all_does_not_come_in(client, person):
    report = make_accepted_shift(handover_note="Giao đủ trang bị")
    client.force_login(person())
    for page in [LIST, change(report), f"{LIST}{report.pk}/history/", f"{LIST}add/"]:
        answer = client.get(page, follow=True)
        assert answer.status_code in (403, 404) and "Giao đủ" not in answer.content.decode()


@pytest.mark.parametrize("person", [make_clerk, make_reviewer])
def test_another_districts_report_and_its_history_are_not_there(client, person):
    report = make_accepted_shift(post=far_away())
    client.force_login(person())
    for page in [change(report), f"{LIST}{report.pk}/history/"]:
        answer = client.get(page, follow=True)
        assert answer.status_code == 404 or answer.request["PATH_INFO"] == "/admin/"
        assert report.number not in answer.content.decode()


def test_the_verbs_are_actions(client, clerk):
    report, reviewer = make_shift(clerk, make_post()), make_reviewer()
    act(client, "submit", report)
    client.force_login(reviewer)
    act(client, "accept", report)
    report.refresh_from_db()
    assert (report.state, report.number, report.reviewed_by) == (State.ACCEPTED, "CT-2024-DV-0001", reviewer)


def test_reopening_what_another_report_stands_for_is_refused_in_words(client, reviewer):
    post = make_post()
    struck = make_accepted_shift(post=post)
    struck.strike(make_reviewer(), "mistake")
    make_shift(post=post)
    answer = act(client, "reopen", struck, apply="1", reason="facts")
    assert "error" in said(answer)
    struck.refresh_from_db()
    assert struck.state == State.STRUCK


@pytest.mark.parametrize("verb", ["accept", "send_back", "strike", "reopen", "delete_selected"])
def test_a_clerk_has_no_action_of_review(client, clerk, verb):
    report = make_sent_shift(clerk, post=make_post())
    act(client, verb, report, apply="1", reason="numbers", post="yes")
    report.refresh_from_db()
    assert report.state == State.SUBMITTED


def test_import_and_export_lead_to_the_sheets(client, clerk):
    assert client.get(f"{LIST}import/").url == "/sheets/shifts/import/"
    assert client.get(f"{LIST}export/").url.startswith("/sheets/shifts/export/")


def test_query_count_is_flat(client, reviewer, django_assert_max_num_queries):
    make_sent_shift(post=make_post())
    with django_assert_max_num_queries(30) as one_row:
        client.get(LIST)
    for n in range(4):
        make_sent_shift(post=make_post(f"Chốt {n}"))
    with django_assert_max_num_queries(len(one_row)):
        client.get(LIST)
