"""Shift reports on paper: one of them, and the shift book."""

import pytest

from borderops.patrols import shift_print_views
from borderops.patrols.models import HandOver, MarkerCheck
from tests.factories import (
    make_accepted,
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_user,
)
from tests.flat import opened_flat
from tests.patrols.makers import expect, make_accepted_shift, make_post, make_sent_shift, make_shift

pytestmark = pytest.mark.django_db
BOOK = "/patrols/shifts/book/"
KEPT_BACK = {"border_guard": 4, "police": 2, "leader_number": "TC-8813", "handover_note": "Giao đủ trang bị"}


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def lines(response):
    return [row.record for row in response.context["rows"]]


def paper(report):
    return f"{report.get_absolute_url()}print/"


def far_away():
    return make_post("Chốt 172", commune=make_commune("Chí Cà", "01105", make_other_district()))


def make_told(**fields):
    """An accepted report that says everything, with a marker, an incident and its hand-over."""
    report = make_sent_shift(outcome="cases", **KEPT_BACK | fields)
    report.send_back(make_reviewer(report.district), "numbers", "Xem lại.")
    report.set_part("marker_checks", [MarkerCheck(marker=make_marker(), found="worn", words="Mờ chữ")])
    report.write(report.entered_by)
    report.submit(report.entered_by)
    report.accept(make_reviewer(report.district))
    make_accepted(shift=report)
    HandOver.confirm(report, make_clerk(report.district))
    return type(report).objects.get(pk=report.pk)


# One report


def test_one_report_says_all_to_those_who_may_read_it(client, overseer):
    report = make_told()
    page = client.get(paper(report)).content.decode()
    for words in [report.number, "TC-8813", "Giao đủ trang bị", "Mờ chữ", report.incidents.get().number]:
        assert words in page
    assert "20/05/2024 06:00 – 14:00" in page and report.handed_over.by.username not in page


def test_an_observer_gets_what_was_checked_and_not_who_kept_the_post(client):
    report = make_told()
    client.force_login(make_observer())
    response = client.get(paper(report))
    page = response.content.decode()
    assert "TC-8813" not in page and "Giao đủ" not in page and response.context["kept_by"] == []
    assert dict(response.context["checked"])


def test_an_incident_that_a_person_does_not_see_is_not_on_the_paper_of_its_shift(client):
    report = make_told()
    hidden = make_submitted(shift=report)
    client.force_login(make_observer())
    assert hidden.number not in client.get(paper(report)).content.decode()
    assert hidden.number not in client.get(BOOK).content.decode()


def test_what_was_not_counted_is_a_dash_on_paper(client, overseer):
    report = make_accepted_shift(people_in=None, people_out=0, declarations=None)
    checked = [words for _label, words in client.get(paper(report)).context["checked"]]
    assert checked[:2] == ["–", "0"]


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_paper_without_the_right_is_refused(client, person):
    report = make_accepted_shift()
    client.force_login(person())
    assert client.get(paper(report)).status_code == 403
    assert client.get(BOOK).status_code == 403


def test_another_districts_report_is_not_there_to_print(client):
    report = make_accepted_shift(post=far_away())
    client.force_login(make_clerk())
    assert client.get(paper(report)).status_code == 404
    assert client.get("/patrols/shifts/CT-2024-XX-0001/print/").status_code == 404


def test_paper_is_only_read(client, overseer):
    assert client.post(paper(make_accepted_shift())).status_code == 405
    assert client.post(BOOK).status_code == 405


# The book


def test_the_book_holds_exactly_what_the_list_leaves_the_oldest_first(client, overseer):
    post = make_post()
    later, earlier = make_accepted_shift(post=post, hour=14), make_sent_shift(post=post)
    make_accepted_shift(post=far_away())
    make_accepted_shift(post=post, hour=1, hours=2, outcome="cases")
    query = {"since": "20/5/2024", "district": "026", "outcome": "nil"}
    response = client.get(BOOK, query)
    assert lines(response) == [earlier, later]
    assert set(lines(response)) == set(client.get("/patrols/shifts/", query).context["page"].rows)
    assert [words for _, words in response.context["filters"]] == [
        "20/5/2024",
        "Đồng Văn",
        "Không có vụ việc",
    ] or [words for _, words in response.context["filters"]] == ["20/5/2024", "Đồng Văn", "Nothing happened"]


def test_the_total_adds_each_column_and_leaves_out_what_is_struck(client, overseer):
    post = make_post()
    make_accepted_shift(post=post)
    make_sent_shift(post=post, hour=14, people_in=30, declarations=38, vehicles_in=0)
    struck = make_accepted_shift(post=post, hour=1, hours=2, people_in=500, declarations=508)
    struck.strike(make_reviewer(), "duplicate")
    client.cookies["django_language"] = "en"
    response = client.get(BOOK)
    assert response.context["total"].numbers == ["42", "16", "0", "–", "58"]
    assert "2 shifts; accepted: 1; nothing happened in: 2" in response.content.decode()


def test_staff_read_who_was_there_the_note_and_what_came_of_it(client, overseer):
    post = make_post()
    expect(post)
    report = make_told(post=post)
    response = client.get(BOOK)
    page = response.content.decode()
    for words in [report.number, "Giao đủ trang bị", report.incidents.get().number]:
        assert words in page
    (row,) = response.context["rows"]
    assert "4" in row.present and len(list(row.remarks)) == 2


def test_an_observer_gets_a_book_without_forces_and_notes(client):
    make_told()
    client.force_login(make_observer())
    response = client.get(BOOK)
    (row,) = response.context["rows"]
    assert (row.present, row.note) == ("", "") and "Giao đủ" not in response.content.decode()


def test_others_places_and_drafts_are_not_in_the_book(client):
    make_accepted_shift(post=far_away())
    make_shift()
    client.force_login(make_reviewer())
    assert lines(client.get(BOOK)) == []


def test_too_many_are_refused_with_what_to_do(client, overseer, monkeypatch):
    monkeypatch.setattr(shift_print_views, "MOST", 1)
    post = make_post()
    make_accepted_shift(post=post)
    assert len(lines(client.get(BOOK))) == 1
    make_accepted_shift(post=post, hour=14)
    response = client.get(BOOK)
    assert response.context["too_many"] and lines(response) == []
    assert "/sheets/shifts/export/" in response.content.decode()


def test_a_filter_that_cannot_be_read_prints_nothing(client, overseer):
    make_accepted_shift()
    response = client.get(BOOK, {"since": "hôm qua"})
    assert response.context["faults"] and lines(response) == []
    assert "<table" not in response.content.decode()


def test_the_queries_of_the_book_stay_few(client):
    make_told()

    def more():
        for n in range(2):
            make_told(post=make_post(f"Chốt {n}", commune=make_commune(f"Lũng {n}", f"0000{n}")))

    for response in opened_flat(client, [make_overseer, make_observer, make_clerk], BOOK, more=more):
        assert len(lines(response)) == 3
