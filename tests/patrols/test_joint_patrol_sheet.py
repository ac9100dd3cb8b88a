"""Joint patrols in workbooks, with the sheet of the markers that they checked."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.districts.models import BorderMarker, Counterpart
from borderops.patrols.models import JointPatrol, MarkerCheck
from borderops.review.states import State
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_user,
)
from tests.patrols.joint_patrols import make_checked_patrol
from tests.patrols.makers import make_accepted_patrol
from tests.sheets.books import changed, counts, export, rejected, send
from tests.sheets.linked import book, by_sheet, faults, sheets_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
KEY = "joint-patrols"
PATROLS, CHECKS = "Joint_patrols", "Markers_checked"
HEADINGS = [
    "Number",
    "Day",
    "Kind of patrol",
    "Host",
    "From marker",
    "To marker",
    "District",
    "How many of ours",
]
ROW = ["new-1", date(2024, 5, 20), "Bilateral patrol", "China", "mốc 424", "426", "Đồng Văn", 8]
CHECK = ["Number", "Line", "Marker", "Found in which state", "In words"]


@pytest.fixture
def clerk(client):
    make_marker("424")
    user = make_clerk()
    client.force_login(user)
    return user


def check_book(client, content=None, options=(), **sheets):
    answer = send(client, KEY, content or book(**sheets), options=options)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("pk")


def bring_book(client, content=None, options=(), **sheets):
    run = check_book(client, content, options, **sheets)
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    return run


def told(record):
    return [(check.marker.code, check.found, check.words) for check in record.marker_checks.all()]


def test_rows_become_drafts_with_their_markers(client, clerk):
    rows = [CHECK, ["new-1", "", "424", "Intact", ""], ["new-1", "", "261 (2)", "Worn, faded", "mờ"]]
    run = bring_book(client, **{PATROLS: [HEADINGS, ROW], CHECKS: rows})
    assert by_sheet(run) == {"Joint patrols": (1, 0, 0, 0), "Markers checked": (2, 0, 0, 0)}
    record = JointPatrol.objects.get()
    assert (record.state, record.unit, record.host, record.our_number) == (
        State.DRAFT,
        clerk.home_unit,
        "CN",
        8,
    )
    assert (record.from_marker.code, record.to_marker.code, record.held) == ("424", "426", "done")
    assert told(record) == [("424", "intact", ""), ("261(2)", "worn", "mờ")]
    assert set(BorderMarker.objects.unlisted().values_list("code", flat=True)) == {"261(2)", "426"}


def test_they_may_be_submitted_at_once(client, clerk):
    bring_book(client, options="submit", **{PATROLS: [HEADINGS, ROW]})
    assert JointPatrol.objects.get().number == "TT-2024-DV-0001"


BAD = [
    ("From marker", "171", "519/2"),
    ("From marker", "đầu tuyến", "“đầu tuyến” is not a marker"),
    ("To marker", "423", "west to east"),
    ("Day", date(2099, 1, 1), "in the future"),
    ("Day", "", "empty"),
    ("How many of ours", -1, ""),
    ("Kind of patrol", "Secret", "Bilateral patrol"),
    ("District", "Hà Nội", "Districts"),
]


@pytest.mark.parametrize(("column", "cell", "said"), BAD)
def test_a_wrong_cell_is_named_with_its_column(client, clerk, column, cell, said):
    row = [cell if heading == column else value for heading, value in zip(HEADINGS, ROW, strict=True)]
    run = bring_book(client, **{PATROLS: [HEADINGS, row]})
    ((_sheet, place, heading, message),) = faults(run)
    assert (place, heading) == (2, column) and said in message and not JointPatrol.objects.exists()


def test_a_patrol_put_off_brings_its_reason_and_no_markers(client, clerk):
    headings, row = (
        [*HEADINGS[:-1], "Held or put off", "Why it was put off"],
        [*ROW[:-1], "Postponed", "Mưa lũ"],
    )
    rows = [CHECK, ["new-1", "", "424", "Intact", ""]]
    run = bring_book(client, **{PATROLS: [headings, row], CHECKS: rows})
    assert by_sheet(run) == {"Joint patrols": (0, 0, 0, 1), "Markers checked": (0, 0, 0, 1)}
    assert "checked no marker" in faults(run)[0][3]
    bring_book(client, **{PATROLS: [headings, row]})
    assert JointPatrol.objects.get().postponed_reason == "Mưa lũ"


def test_wrong_markers_are_refused_with_their_patrol(client, clerk):
    wrong = [["520", "Intact", ""], ["", "Intact", ""], ["424", "Broken", ""], ["424", "Missing", ""]]
    rows = [CHECK, *(["new-1", "", *cells] for cells in wrong)]
    run = bring_book(client, **{PATROLS: [HEADINGS, ROW], CHECKS: rows})
    assert by_sheet(run)["Markers checked"] == (0, 0, 0, 4)
    columns = [column for sheet, _row, column, _message in faults(run) if sheet == "Markers checked"]
    assert columns == ["Marker", "Marker", "Found in which state", "In words"]
    assert not JointPatrol.objects.exists()


def test_one_marker_in_two_rows_is_refused(client, clerk):
    rows = [CHECK, ["new-1", "", "424", "Intact", ""], ["new-1", "", "mốc 424", "Worn, faded", ""]]
    run = bring_book(client, **{PATROLS: [HEADINGS, ROW], CHECKS: rows})
    assert "stands in two rows" in faults(run)[0][3] and not JointPatrol.objects.exists()


def test_a_place_outside_is_refused(client, clerk):
    make_other_district()
    run = bring_book(client, **{PATROLS: [HEADINGS, [*ROW[:4], "198", "200", "Xín Mần", 8]]})
    assert "no posting in this place" in faults(run)[0][3]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_row_of_both_sheets_comes_back_unchanged(client, clerk, language):
    client.cookies["django_language"] = language
    county = Counterpart.objects.create(code="FN", level="huyện", name_vi="Phú Ninh")
    make_checked_patrol(clerk, counterpart=county, agreed="Phát quang\nđường mòn", their_number=0)
    run = check_book(client, export(client, KEY))
    assert (rejected(run), changed(run)) == ([], [])
    assert counts(run) == (0, 0, 3, 0)


def test_a_line_is_changed_and_one_is_removed(client, clerk):
    record = make_checked_patrol(clerk)
    rows = [[*CHECK, "Remove"], [record.reference, 1, "424", "Intact", "", "x"]]
    rows.append([record.reference, 2, "425", "Damaged", "vỡ", ""])
    run = bring_book(client, **{CHECKS: rows})
    assert by_sheet(run)["Markers checked"] == (0, 2, 0, 0) and told(record) == [("425", "damaged", "vỡ")]


def test_a_locked_patrol_keeps_its_markers(client, clerk):
    record = make_checked_patrol(clerk)
    record.submit(clerk)
    run = bring_book(client, **{CHECKS: [CHECK, [record.number, 1, "424", "Worn, faded", ""]]})
    assert "waits for review" in faults(run)[0][3] and MarkerCheck.objects.filter(found="intact").exists()


def test_an_export_holds_what_the_filters_leave_and_this_person_may_see(client):
    wanted = make_accepted_patrol(our_number=17)
    make_accepted_patrol(kind="joint")
    for person in (make_clerk(), make_reviewer(), make_overseer()):
        client.force_login(person)
        rows = sheets_of(export(client, KEY, kind="bilateral"))["Joint patrols"]
        assert [(row["Number"], row["How many of ours"]) for row in rows] == [(wanted.number, 17)]
    client.force_login(make_clerk(make_other_district()))
    assert sheets_of(export(client, KEY))["Joint patrols"] == []


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_without_the_right_nothing_is_exported_or_imported(client, person):
    client.force_login(person())
    assert client.get(reverse("export-sheet", args=[KEY])).status_code == 403
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403


def test_an_export_asks_no_more_for_more_rows(client, clerk):
    make_checked_patrol(clerk)
    export(client, KEY)
    with CaptureQueriesContext(connection) as few:
        export(client, KEY)
    for _n in range(4):
        make_checked_patrol(clerk)
    with CaptureQueriesContext(connection) as many:
        export(client, KEY)
    assert len(many) == len(few)


def test_the_empty_workbook_has_both_sheets(client, clerk):
    answer = client.get(reverse("sheet-template", args=[KEY]))
    names = sheets_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    assert {"Joint patrols", "Markers checked"} <= names.keys()
