"""Workbooks of shift reports, with the markers that were checked: in and out through the pages."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.districts.models import BorderMarker
from borderops.patrols.models import MarkerCheck, ShiftReport
from borderops.review.states import State, Verb
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_unit,
    make_user,
)
from tests.patrols.makers import change, expect, make_accepted_shift, make_post, make_shift
from tests.sheets import books
from tests.sheets.books import changed, counts, csv_bytes, export, rejected, send, told, xlsx
from tests.sheets.linked import book, by_sheet, sheets_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
HEADINGS = ["Post", "Shift from", "Shift until", "What happened", "People entering", "Health declarations"]
ROW = ["Chốt 424", "20/05/2024 06:00", datetime(2024, 5, 20, 14), "Nothing happened", 12, 12]
MARKERS = ["Number", "Line", "Marker", "Found in which state", "In words"]
SHEETS = {"Shift_reports": [["Number", *HEADINGS], ["new-1", *ROW]]}


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


@pytest.fixture
def post(clerk):
    return make_post()


def bring(client, *rows, headings=HEADINGS, **options):
    return books.bring_in(client, "shifts", headings, *rows, **options)


def bring_book(client, **sheets):
    answer = send(client, "shifts", book(**sheets))
    assert answer.status_code == 302, answer.context["form"].errors
    run = ImportRun.objects.latest("pk")
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    return run


def far_away(name="Chốt 172"):
    return make_post(name, commune=make_commune("Chí Cà", "01105", make_other_district()))


def faults(run):
    return [(row, column) for row, column, _message in books.faults(run)]


def test_a_row_becomes_a_draft_as_typed_by_hand(client, clerk, post):
    expect(post, 3)
    run = bring(client, ROW)
    assert (run.state, books.counts(run)) == ("applied", (1, 0, 0, 0))
    report = ShiftReport.objects.get()
    assert (report.post, report.state, report.entered_by, report.unit) == (
        post,
        State.DRAFT,
        clerk,
        post.unit,
    )
    assert report.hours == "20/05/2024 06:00 – 14:00"
    assert (report.duty_day, report.slot, report.district) == (date(2024, 5, 20), 1, post.district)
    assert (report.outcome, report.people_in, report.people_out, report.border_guard) == (
        "nil",
        12,
        None,
        None,
    )
    assert [note.verb for note in report.notes.all()] == [Verb.LOG]


def test_the_check_imports_nothing(client, clerk, post):
    assert books.counts(books.check(client, "shifts", HEADINGS, ROW)) == (1, 0, 0, 0)
    assert not ShiftReport.objects.exists()


def test_rows_are_submitted_where_that_was_chosen(client, clerk, post):
    later = [ROW[0], "20/05/2024 14:00", "20/05/2024 22:00", "", 3, 0]
    run = bring(client, ROW, later, options="submit")
    assert books.counts(run) == (1, 0, 0, 1)
    report = ShiftReport.objects.get()
    assert (report.state, report.number) == (State.SUBMITTED, "CT-2024-DV-0001")
    assert faults(run) == [(3, "What happened"), (3, "Why fewer declarations")]


def test_the_same_sheet_twice_changes_nothing(client, clerk, post):
    bring(client, ROW)
    assert books.counts(bring(client, ROW)) == (0, 0, 1, 0)
    assert ShiftReport.objects.count() == 1


def test_vietnamese_headings_are_known(client, clerk, post):
    headings = ["Mã chốt", "Chốt", "Từ", "Đến", "Tình hình", "Người vào", "Tờ khai y tế", "Biên phòng",
                "Y tế", "Bàn giao ca"]  # fmt: skip
    row = [post.pk, "chot 424", "6h 20/5/2024", "14h 20/5/2024", "cases", 1, 1, 4, 2, "Đủ"]
    run = bring(client, row, headings=headings)
    assert books.counts(run) == (1, 0, 0, 0), books.faults(run)
    report = ShiftReport.objects.get()
    assert (report.border_guard, report.health, report.handover_note) == (4, 2, "Đủ")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_was_exported_comes_back_unchanged(client, clerk, language):
    client.cookies["django_language"] = language
    one, other = make_post("Chốt 457"), make_post("Chốt 457", unit=make_unit("Đồn Lũng Cú"))
    told = {"declarations": 1, "declarations_reason": "=1+1", "border_guard": 0, "customs": 3}
    report = make_shift(clerk, one, leader_number="007", handover_note="Dòng một\ndòng hai", **told)
    report.set_part(
        "marker_checks", [MarkerCheck(marker=make_marker("519/2"), found="moved", words="Nghiêng")]
    )
    report.write(clerk)
    make_accepted_shift(post=other)
    run_book = export(client, "shifts")
    assert send(client, "shifts", run_book).status_code == 302
    run = ImportRun.objects.latest("pk")
    assert (rejected(run), changed(run)) == ([], [])
    assert counts(run) == (0, 0, 3, 0)


def test_an_edit_by_number_is_told_as_old_and_new(client, clerk, post):
    report = make_shift(clerk, post)
    run = bring(client, [report.reference, "", 8], headings=["Number", "People leaving", "Border guard"])
    assert books.counts(run) == (0, 1, 0, 0)
    told = {"column": "Border guard", "old": "", "new": "8"}
    assert told in changed(run)[0]["changes"]
    report.refresh_from_db()
    assert (report.people_out, report.border_guard, report.post) == (None, 8, post)


def test_posts_of_one_name_are_told_apart_by_their_key(client, clerk):
    one, other = make_post("Chốt 457"), make_post("Chốt 457")
    headings = ["Key of the post", *HEADINGS]
    run = bring(client, ["", "Chốt 457", *ROW[1:]], headings=headings)
    ((_row, column, message),) = books.faults(run)
    assert column == "Post" and f"key {one.pk}" in message and f"key {other.pk}" in message
    run = bring(client, [other.pk, "Chốt 457", *ROW[1:]], [one.pk, "", *ROW[1:]], headings=headings)
    assert books.counts(run) == (2, 0, 0, 0)
    assert set(ShiftReport.objects.values_list("post", flat=True)) == {one.pk, other.pk}


def test_a_key_and_a_name_that_disagree_are_refused(client, clerk, post):
    other = make_post("Chốt 425")
    headings = ["Key of the post", *HEADINGS]
    wrong = [[other.pk, *ROW], [9999, *ROW], ["", "", *ROW[1:]], ["", "Chốt 4242", *ROW[1:]]]
    run = bring(client, *wrong, headings=headings)
    assert faults(run) == [(2, "Key of the post"), (3, "Key of the post"), (4, "Post"), (5, "Post")]
    said = [message for _row, _column, message in books.faults(run)]
    assert "Chốt 425" in said[0] and "list of posts" in said[1] and "Did you mean “Chốt 424" in said[3]


BAD = [
    ({2: "20/05/2024 05:00"}, "Shift until", "ends before it begins"),
    ({2: "21/05/2024 12:00"}, "Shift until", "hours long"),
    ({1: "20/05/2099 06:00", 2: "20/05/2099 14:00"}, "Shift from", "lies in the future"),
    ({1: "hôm qua"}, "Shift from", "dd/mm/yyyy hh:mm"),
    ({1: ""}, "Shift from", "empty"),
    ({3: "gì đó"}, "What happened", "not known here"),
    ({4: -1}, "People entering", "less than zero"),
    ({4: "nhiều"}, "People entering", "whole number"),
    ({1: "20/05/2023 06:00", 2: "20/05/2023 14:00"}, "Post", "was not open"),
]


@pytest.mark.parametrize(("wrong", "column", "words"), BAD)
def test_a_bad_row_is_named_with_its_column_and_what_to_do(client, clerk, post, wrong, column, words):
    good = ["Chốt 424", "20/05/2024 16:00", "20/05/2024 18:00", "Nothing happened", 0, 0]
    row = [wrong.get(place, cell) for place, cell in enumerate(ROW)]
    run = bring(client, row, good)
    assert books.counts(run) == (1, 0, 0, 1)
    ((number, said, message),) = books.faults(run)
    assert (number, said) == (2, column) and words in message


def test_a_closed_post_reports_nothing(client, clerk, post):
    change(post, "closed", date(2024, 5, 1))
    ((_row, column, message),) = books.faults(bring(client, ROW))
    assert column == "Post" and "has been closed since 01/05/2024" in message


def test_what_overlaps_a_report_of_the_register_is_refused_with_its_name(client, clerk, post):
    report = make_accepted_shift(post=post, hour=8)
    ((_row, column, message),) = books.faults(bring(client, ROW))
    assert column == "Shift from" and report.number in message


def test_what_overlaps_within_the_file_is_refused_by_row_at_the_check_already(client, clerk, post):
    other = make_post("Chốt 425")
    again = [ROW[0], "20/05/2024 13:00", "20/05/2024 20:00", *ROW[3:]]
    rows = [ROW, again, [other.name, *again[1:]], [ROW[0], ROW[2], "20/05/2024 22:00", *ROW[3:]]]
    run = books.check(client, "shifts", HEADINGS, *rows)
    ((row, column, message),) = books.faults(run)
    assert (row, column) == (3, "Shift from") and "Row 2" in message
    assert books.counts(bring(client, *rows)) == (3, 0, 0, 1)


def test_a_row_of_another_districts_post_is_refused(client, clerk):
    far_away()
    run = bring(client, ["Chốt 172", *ROW[1:]])
    assert faults(run) == [(2, "Post")] and not ShiftReport.objects.exists()


def test_another_units_draft_and_a_locked_report_stay_as_they_are(client, clerk, post):
    other = make_post("Chốt khác", unit=make_unit("Đồn khác"))
    theirs = make_shift(make_clerk(unit=other.unit), other)
    locked = make_accepted_shift(post=post)
    headings = ["Number", "People entering"]
    run = bring(client, [str(theirs.form_key), 99], [locked.number, 99], headings=headings)
    assert books.counts(run) == (0, 0, 0, 2)
    assert set(ShiftReport.objects.values_list("people_in", flat=True)) == {12}


def test_a_stale_sheet_is_refused(client, clerk, post):
    report = make_shift(clerk, post)
    report.people_in = 13
    report.write(clerk)
    headings = ["Number", "People entering", "Version"]
    run = bring(client, [report.reference, 40, 1], headings=headings)
    assert [cell["column"] for cell in run.told.get(number=2).stale] == ["People entering"]


# Markers beside


def test_markers_come_with_their_report_and_an_unknown_one_is_kept_as_not_listed(client, clerk, post):
    lines = [["new-1", "", "mốc 430", "Intact", ""], ["new-1", "", 424, "worn", "Mờ"]]
    run = bring_book(client, **SHEETS, Markers_checked=[MARKERS, *lines])
    assert by_sheet(run) == {"Shift reports": (1, 0, 0, 0), "Markers checked": (2, 0, 0, 0)}, told(run)
    checks = [(check.marker.code, check.found, check.words) for check in MarkerCheck.objects.all()]
    assert checks == [("430", "intact", ""), ("424", "worn", "Mờ")]
    assert not BorderMarker.objects.get(code="430").listed


@pytest.mark.parametrize(
    ("line", "column"),
    [(["", "171", "Intact", ""], "Marker"), (["", "519/3", "Intact", ""], "Marker"),
     (["", "424", "Missing", ""], "In words"), (["", "424", "lost", ""], "Found in which state")],
)  # fmt: skip
def test_a_marker_off_the_line_or_without_words_is_refused_with_its_report(client, clerk, post, line, column):
    run = bring_book(client, **SHEETS, Markers_checked=[MARKERS, ["new-1", *line]])
    assert by_sheet(run) == {"Shift reports": (0, 0, 0, 1), "Markers checked": (0, 0, 0, 1)}
    assert column in [fault[1] for fault in books.faults(run)]
    assert not ShiftReport.objects.exists() and not BorderMarker.objects.filter(code="171").exists()


# Taking out


def test_an_export_is_exactly_what_the_list_shows(client, clerk, post):
    wanted = make_accepted_shift(post=post, border_guard=4)
    make_accepted_shift(post=post, hour=14, outcome="cases")
    make_accepted_shift(post=far_away())
    sheets = sheets_of(export(client, "shifts", outcome="nil"))
    (row,) = sheets["Shift reports"]
    assert (row["Number"], row["Key of the post"], row["Border guard"]) == (wanted.number, post.pk, 4)
    assert row["Post"] == str(post) and row["People leaving"] == 8 and row["Police"] == ""


def test_who_observes_elsewhere_takes_out_no_forces(client, post):
    make_accepted_shift(post=far_away(), border_guard=4, leader_number="TC-8813", handover_note="Giao đủ")
    person = make_clerk()
    observing = person.postings.create(role="observer", province_wide=True, valid_from=date(2020, 1, 1))
    client.force_login(person)
    (row,) = sheets_of(export(client, "shifts"))["Shift reports"]
    kept_back = ["Border guard", "Leader's service number", "Hand-over note"]
    assert [row[heading] for heading in kept_back] == ["", "", ""] and row["People entering"] == 12
    assert observing.role == "observer"
    assert "TC-8813" not in export(client, "shifts", format="csv").decode()


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_without_the_right_nothing_goes_in_or_out(client, person):
    make_accepted_shift()
    client.force_login(person())
    assert client.get(reverse("export-sheet", args=["shifts"])).status_code == 403
    assert client.get(reverse("import-sheet", args=["shifts"])).status_code == 403
    assert send(client, "shifts", xlsx(HEADINGS, ROW)).status_code == 403


def test_a_csv_goes_in_too(client, clerk, post):
    cells = ["Chốt 424", "20/05/2024 06:00", "20/05/2024 14:00", "nil", "1.200", "1200"]
    send(client, "shifts", csv_bytes(HEADINGS, cells, separator=";"), "ca-truc.csv")
    assert books.counts(ImportRun.objects.latest("pk")) == (1, 0, 0, 0)


def test_the_queries_of_an_export_do_not_grow_with_its_rows(client, post):
    client.force_login(make_overseer())
    make_accepted_shift(post=post)
    export(client, "shifts")
    with CaptureQueriesContext(connection) as few:
        export(client, "shifts")
    for n in range(2):
        make_accepted_shift(post=make_post(f"Chốt {n}", commune=make_commune(f"Lũng {n}", f"0000{n}")))
    with CaptureQueriesContext(connection) as many:
        export(client, "shifts")
    assert len(many) == len(few)
