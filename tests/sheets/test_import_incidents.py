"""A clerk's workbook of incidents, through the pages: checked, applied, and nothing twice."""

from datetime import date, time

import pytest
from django.urls import reverse

from borderops.districts.models import BorderMarker
from borderops.incidents.models import Incident
from borderops.review.states import State, Verb
from borderops.sheets.models import ImportRun
from tests.factories import make_code, make_commune, make_marker, make_returned
from tests.sheets.books import bring_in, changed, check, counts, csv_bytes, faults, send, xlsx

pytestmark = pytest.mark.django_db

HEADINGS = [
    "Day",
    "Time",
    "Commune",
    "District",
    "Marker",
    "Kind of incident",
    "Direction",
    "Offenders",
    "Account",
]
ROW = [
    date(2024, 5, 20),
    time(7, 40),
    "xã Lũng Cú",
    "Đồng Văn",
    "424",
    "D2",
    "Entry",
    13,
    "Tổ tuần tra phát hiện.",
]


@pytest.fixture(autouse=True)
def marker(clerk):
    return make_marker()


def test_the_check_imports_nothing(client, clerk):
    run = check(client, "incidents", HEADINGS, ROW)
    assert counts(run) == (1, 0, 0, 0)
    assert not Incident.objects.exists()
    page = client.get(reverse("check-import", args=[run.pk])).content.decode()
    assert "Import 1 row" in page


def test_applying_makes_a_draft_as_typed_by_hand(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, ROW)
    record = Incident.objects.get()
    assert (run.state, counts(run)) == (ImportRun.State.APPLIED, (1, 0, 0, 0))
    assert (record.state, record.number, record.entered_by) == (State.DRAFT, None, clerk)
    assert (record.occurred_on, record.occurred_time) == (date(2024, 5, 20), time(7, 40))
    assert (record.commune.name, record.district.abbr, record.marker.code) == ("Lũng Cú", "DV", "424")
    assert (record.code.code, record.regime, record.direction, record.offenders) == ("D2", "PL", "entry", 13)
    assert (record.account, record.unit) == ("Tổ tuần tra phát hiện.", clerk.home_unit)
    assert [note.verb for note in record.notes.all()] == [Verb.LOG]
    assert record.history.get().history_user == clerk


def test_rows_are_submitted_where_that_was_chosen(client, clerk):
    bring_in(client, "incidents", HEADINGS, ROW, options="submit")
    record = Incident.objects.get()
    assert (record.state, record.number, record.submitted_by) == (State.SUBMITTED, "VV-2024-DV-0001", clerk)
    assert [note.verb for note in record.notes.all()] == [Verb.LOG, Verb.SUBMIT]


def test_what_a_draft_may_lack_a_submitted_row_may_not(client, clerk):
    row = [*ROW[:5], "", "", "", ""]
    assert counts(check(client, "incidents", HEADINGS, row)) == (1, 0, 0, 0)
    run = bring_in(client, "incidents", HEADINGS, row, ROW, options="submit")
    assert counts(run) == (1, 0, 0, 1)
    assert {column for _row, column, _message in faults(run)} == {"Kind of incident", "Offenders"}
    assert Incident.objects.count() == 1


def test_the_same_sheet_twice_changes_nothing(client, clerk):
    twice = [ROW, [*ROW[:7], 2, ""]]
    assert counts(bring_in(client, "incidents", HEADINGS, *twice)) == (2, 0, 0, 0)
    assert counts(bring_in(client, "incidents", HEADINGS, *twice)) == (0, 0, 2, 0)
    assert Incident.objects.count() == 2


def test_none_and_not_said_are_two_things(client, clerk):
    bring_in(client, "incidents", HEADINGS, [*ROW[:7], "", ""])
    assert counts(bring_in(client, "incidents", HEADINGS, [*ROW[:7], 0, ""])) == (1, 0, 0, 0)
    assert set(Incident.objects.values_list("offenders", flat=True)) == {None, 0}


def test_the_same_rows_are_known_in_another_order_and_another_kind_of_file(client, clerk):
    bring_in(client, "incidents", HEADINGS, ROW)
    cells = [
        "20/05/2024",
        "7h40",
        "xã Lũng Cú",
        "Đồng Văn",
        "424",
        "D2",
        "Entry",
        "13",
        "Tổ tuần tra phát hiện.",
    ]
    content = csv_bytes(HEADINGS[::-1], cells[::-1], separator=";")
    send(client, "incidents", content, "vu-viec.csv")
    assert counts(ImportRun.objects.latest("pk")) == (0, 0, 1, 0)


def test_a_row_brought_before_is_not_put_back_to_what_it_was(client, clerk):
    bring_in(client, "incidents", HEADINGS, ROW)
    record = Incident.objects.get()
    record.offenders = 14
    record.write(clerk)
    assert counts(bring_in(client, "incidents", HEADINGS, ROW)) == (0, 0, 1, 0)
    assert Incident.objects.get().offenders == 14


def test_drafts_of_an_earlier_import_can_be_submitted_with_the_same_sheet(client, clerk):
    bring_in(client, "incidents", HEADINGS, ROW)
    run = bring_in(client, "incidents", HEADINGS, ROW, options="submit")
    assert counts(run) == (0, 1, 0, 0)
    assert Incident.objects.get().state == State.SUBMITTED


def test_a_second_apply_does_nothing_twice(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, ROW)
    answer = client.post(reverse("apply-import", args=[run.pk]), follow=True)
    assert "1 row was imported" in answer.content.decode()
    assert Incident.objects.count() == 1


def test_bad_rows_are_left_out_and_named_and_the_good_ones_go_in(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, ["hôm qua", *ROW[1:]], ROW)
    assert counts(run) == (1, 0, 0, 1)
    ((row, column, message),) = faults(run)
    assert (row, column) == (2, "Day")
    assert "dd/mm/yyyy" in message
    page = client.get(reverse("check-import", args=[run.pk])).content.decode()
    assert "hôm qua" in page
    assert "1 row was imported" in page


def test_an_edit_by_number_is_told_as_old_and_new(client, clerk):
    record = make_returned(clerk)
    run = bring_in(
        client, "incidents", ["Number", "Day", "Offenders"], [record.number, record.occurred_on, 5]
    )
    assert counts(run) == (0, 1, 0, 0)
    assert changed(run)[0]["changes"] == [{"column": "Offenders", "old": "2", "new": "5"}]
    record.refresh_from_db()
    assert (record.offenders, record.version) == (5, 4)
    note = record.notes.last()
    assert (note.verb, note.by, note.changes) == (Verb.EDIT, clerk, [["offenders", "2", "5"]])


def test_columns_that_the_sheet_lacks_stay_as_they_are(client, clerk):
    record = make_returned(clerk, account="Nguyên văn.", marker=make_marker())
    bring_in(client, "incidents", ["Number", "Day", "Offenders"], [record.number, record.occurred_on, 5])
    record.refresh_from_db()
    assert (record.account, record.marker.code, record.commune.name) == ("Nguyên văn.", "424", "Lũng Cú")


def test_another_commune_moves_the_record_and_its_district(client, clerk):
    make_commune("Sủng Là", "00733")
    record = make_returned(clerk)
    run = bring_in(
        client, "incidents", ["Number", "Day", "Commune"], [record.number, record.occurred_on, "sung la"]
    )
    assert counts(run) == (0, 1, 0, 0)
    record.refresh_from_db()
    assert record.commune.name == "Sủng Là"


def test_a_marker_not_in_the_register_joins_it_as_not_listed_only_when_imported(client, clerk):
    row = [*ROW[:4], "mốc 430", *ROW[5:]]
    run = check(client, "incidents", HEADINGS, row)
    assert counts(run) == (1, 0, 0, 0)
    assert not BorderMarker.objects.filter(code="430").exists()
    client.post(reverse("apply-import", args=[run.pk]))
    marker = BorderMarker.objects.get(code="430")
    assert (marker.listed, marker.commune.name) == (False, "Lũng Cú")
    assert Incident.objects.get().marker == marker


def test_a_place_may_be_named_by_its_marker_alone(client, clerk):
    bring_in(client, "incidents", HEADINGS, [*ROW[:2], "", "Đồng Văn", 424, *ROW[5:]])
    assert Incident.objects.get().commune.name == "Lũng Cú"


@pytest.mark.parametrize(
    "kind", ["D2", "d2", "D2 Nhập cảnh trái phép", "D2 – gì đó", "nhap canh trai phep", "Kind D2"]
)
def test_kinds_are_known_by_code_or_name(client, clerk, kind):
    assert counts(check(client, "incidents", HEADINGS, [*ROW[:5], kind, *ROW[6:]])) == (1, 0, 0, 0)


def test_vietnamese_headings_and_words_are_known(client, clerk):
    make_code("A1", "Phá mốc", regime="HD")
    headings = ["Ngày", "Giờ", "Xã", "Khu vực", "Số mốc", "Loại vụ việc", "SỐ ĐỐI TƯỢNG", "Không rõ"]
    content = xlsx(headings, ["20/5/2024", "7 giờ 40", "Lũng Cú", "", "", "A1", "", "có"])
    assert send(client, "incidents", content).status_code == 302
    run = ImportRun.objects.latest("pk")
    client.post(reverse("apply-import", args=[run.pk]))
    record = Incident.objects.get()
    assert (record.regime, record.offenders_unknown) == ("HD", True)
