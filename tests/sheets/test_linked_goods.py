"""Goods in a sheet of their own, keyed by number and line: in and out with their incidents, in one piece."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from borderops.incidents.models import Goods, Incident
from borderops.review.states import Verb
from tests.factories import make_accepted, make_draft, make_returned
from tests.sheets.books import changed, counts, export, rejected, send
from tests.sheets.linked import GOODS, INCIDENT, book, bring_book, by_sheet, check_book, exported, faults

pytestmark = pytest.mark.django_db
NEW = ["new-1", date(2024, 5, 20), "Lũng Cú", "D2", 2]
RICE = ["", "", "goods", "Gạo", "2,5", "tạ", "1.500.000", ""]


def goods_of(record):
    return [(g.line, g.kind, g.what, g.amount, g.value_vnd) for g in Goods.objects.filter(incident=record)]


def line(number, *cells):
    return [number, *cells, *[""] * (len(GOODS) - 1 - len(cells))]


@pytest.fixture
def record(clerk):
    """A returned incident with two lines of goods."""
    record = make_returned(clerk)
    rows = [Goods(kind="goods", what="Gạo", amount=Decimal(2), unit="tạ"), Goods(kind="animals", what="Trâu")]
    record.set_part("goods", rows)
    return record.write(clerk)


def test_a_new_incident_comes_with_its_goods_by_a_mark(client, clerk):
    run = bring_book(
        client,
        Incidents=[INCIDENT, NEW],
        Goods=[GOODS, ["NEW-1", *RICE[1:]], line("new-1", "", "Money", "Tiền")],
    )
    assert by_sheet(run) == {"Incidents": (1, 0, 0, 0), "Goods": (2, 0, 0, 0)}
    record = Incident.objects.get()
    assert goods_of(record) == [(1, "goods", "Gạo", 2.5, 1_500_000), (2, "money", "Tiền", None, None)]
    assert [note.verb for note in record.notes.all()] == [Verb.LOG]


def test_the_same_file_twice_changes_nothing(client, clerk):
    sheets = {"Incidents": [INCIDENT, NEW], "Goods": [GOODS, ["new-1", *RICE[1:]]]}
    bring_book(client, **sheets)
    run = bring_book(client, **sheets)
    assert by_sheet(run) == {"Incidents": (0, 0, 1, 0), "Goods": (0, 0, 1, 0)}
    sheets["Goods"].append(line("new-1", "", "money", "Tiền"))
    run = bring_book(client, **sheets)
    assert by_sheet(run)["Goods"] == (0, 0, 1, 1)
    assert "came in before" in faults(run)[0][3]


def test_lines_are_changed_added_and_taken_out_in_one_edit(client, clerk, record):
    version = record.version
    rows = [
        line(record.number, 1, "goods", "Ngô", 3, "tạ", "", ""),
        line(record.number, 2, "animals", "Trâu", "", "", "", "x"),
        line(record.number, "", "money", "Tiền"),
    ]
    run = bring_book(client, Goods=[GOODS, *rows])
    assert by_sheet(run) == {"Goods": (1, 2, 0, 0)}
    assert goods_of(record) == [(1, "goods", "Ngô", 3, None), (3, "money", "Tiền", None, None)]
    record.refresh_from_db()
    assert (record.version, record.notes.last().verb) == (version + 1, Verb.EDIT)
    changes = {row["row"]: row["changes"] for row in changed(run)}
    assert {"column": "What", "old": "Gạo", "new": "Ngô"} in changes[2]
    assert {"column": "What", "old": "Trâu", "new": ""} in changes[3]


def test_what_is_absent_stays_and_an_emptied_cell_clears(client, clerk, record):
    number = record.number
    run = bring_book(client, Incidents=[["Number", "Offenders"], [number, 9]])
    assert by_sheet(run) == {"Incidents": (0, 1, 0, 0)}
    assert len(goods_of(record)) == 2
    bring_book(client, Goods=[["Number", "Line", "Value in đồng"], [number, 1, 7]])
    assert goods_of(record)[0] == (1, "goods", "Gạo", 2, 7)
    bring_book(client, Goods=[["Number", "Line", "Value in đồng"], [number, 1, ""]])
    assert goods_of(record) == [(1, "goods", "Gạo", 2, None), (2, "animals", "Trâu", None, None)]
    run = check_book(client, Goods=[["Số", "Dòng", "What"], [number, 1, ""]])
    assert "This cell is empty" in faults(run)[0][3]


def test_a_record_goes_in_whole_or_not_at_all(client, clerk, record):
    run = bring_book(
        client,
        Incidents=[INCIDENT, NEW, [record.number, record.occurred_on, "Lũng Cú", "D2", 2]],
        Goods=[
            GOODS,
            ["new-1", *RICE[1:]],
            line("new-1", "", "goods", "Gạo", "nhiều"),
            line(record.number, 1, "goods", "Ngô", 2, "tạ"),
        ],
    )
    assert by_sheet(run) == {"Incidents": (0, 0, 1, 1), "Goods": (0, 1, 0, 2)}
    told = {(sheet, row): (column, message) for sheet, row, column, message in faults(run)}
    assert told["Goods", 3][0] == "Amount"
    assert "row 3 of the sheet “Goods” is rejected" in told["Goods", 2][1]
    assert "row 3 of the sheet “Goods” is rejected" in told["Incidents", 2][1]
    assert Incident.objects.count() == 1
    assert goods_of(record)[0][2] == "Ngô"


def test_rows_that_belong_nowhere_are_refused_by_name(client, clerk, record):
    rows = [
        line("VV-2024-DV-9999", "", "money", "a"),
        line("new-7", "", "money", "a"),
        line("", "", "money", "a"),
        line(record.number, 9, "money", "a"),
        line(record.number, 1, "money", "a"),
        line(record.number, 1, "money", "b"),
    ]
    new = ["new-1", date(2024, 5, 27), *NEW[2:]]
    run = bring_book(client, Incidents=[INCIDENT, new], Goods=[GOODS, *rows])
    assert by_sheet(run) == {"Incidents": (1, 0, 0, 0), "Goods": (0, 0, 0, 6)}
    told = {row: (column, message) for _sheet, row, column, message in faults(run)}
    assert told[2][0] == "Number"
    assert "VV-2024-DV-9999" in told[2][1]
    assert "No row of the sheet “Incidents” has this mark" in told[3][1]
    assert "This cell is empty" in told[4][1]
    assert "has no line 9" in told[5][1]
    assert "Row 6 is about the same line" in told[7][1]


def test_a_locked_incident_keeps_its_goods(client, clerk):
    record = make_accepted(clerk)
    run = bring_book(
        client,
        Incidents=[["Number", "Offenders"], [record.number, record.offenders]],
        Goods=[GOODS, line(record.number, "", "money", "a")],
    )
    assert by_sheet(run) == {"Incidents": (0, 0, 1, 0), "Goods": (0, 0, 0, 1)}
    assert "locked after review" in faults(run)[0][3]


def test_a_stale_sheet_does_not_change_goods(client, clerk, record):
    run = bring_book(
        client,
        Incidents=[["Number", "Version"], [record.number, record.version - 1]],
        Goods=[GOODS, line(record.number, 1, "goods", "Ngô")],
    )
    assert by_sheet(run) == {"Incidents": (0, 0, 0, 1), "Goods": (0, 0, 0, 1)}
    assert "Somebody changed this record since the export" in faults(run)[0][3]
    assert goods_of(record)[0][2] == "Gạo"


def test_a_mark_that_stands_twice_means_nobody(client, clerk):
    other = ["new-1", date(2024, 5, 21), "Lũng Cú", "D2", 1]
    run = bring_book(client, Incidents=[INCIDENT, NEW, other], Goods=[GOODS, ["new-1", *RICE[1:]]])
    assert by_sheet(run) == {"Incidents": (0, 0, 0, 2), "Goods": (0, 0, 0, 1)}
    assert "Give each new record a mark of its own" in faults(run)[0][3]


def test_sheets_are_known_by_any_spelling_and_the_unknown_are_named(client, clerk, record):
    sheets = {"TANG_VẬT": [["Số", "Dòng", "Loại"], [record.number, 1, "money"]], "Ghi_chú": [["a"], ["b"]]}
    run = check_book(client, **sheets)
    assert by_sheet(run) == {"TANG VẬT": (0, 1, 0, 0)}
    assert [(sheet["name"], sheet["rows"]) for sheet in run.sheets_not_read] == [("Ghi chú", 2)]
    page = client.get(f"/sheets/imports/{run.pk}/").content.decode()
    assert "“Ghi chú” (2 lines)" in page
    answer = send(client, "incidents", _book_of(("Goods", record), ("Tang vật", record)), follow=True)
    assert "mean the same" in answer.content.decode()
    answer = send(client, "incidents", _book_of(("Goods", record), heading="Hotel"), follow=True)
    assert "“Hotel”" in answer.content.decode() and answer.redirect_chain


def _book_of(*named, heading="Kind"):
    return book(
        **{name.replace(" ", "_"): [["Number", heading], [record.number, "money"]] for name, record in named}
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_row_of_every_sheet_comes_back_unchanged(client, clerk, record, language):
    client.cookies["django_language"] = language
    draft = make_draft(clerk)
    draft.set_part("goods", [Goods(kind="other", what="'=1+1", amount=Decimal(0), unit="cái")])
    draft.write(clerk)
    run = check_book(client, export(client, "incidents"))
    assert (rejected(run), changed(run)) == ([], [])
    assert counts(run) == (0, 0, 5, 0)
    assert run.sheets_not_read == []


def test_an_export_holds_the_goods_of_its_incidents_alone(client, clerk, record):
    make_draft(clerk)
    sheets = exported(client, state="returned")
    assert [row["Line"] for row in sheets["Evidence"]] == [1, 2]
    assert exported(client, state="draft")["Evidence"] == []
    assert "Evidence" not in export(client, "incidents", format="csv").decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk, record):
    export(client, "incidents")
    with CaptureQueriesContext(connection) as few:
        export(client, "incidents")
    for _n in range(8):
        each = make_draft(clerk)
        each.set_part("goods", [Goods(kind="money", what="a")])
        each.write(clerk)
    with CaptureQueriesContext(connection) as many:
        export(client, "incidents")
    assert len(many) == len(few)


@pytest.mark.parametrize(("column", "cell"), [("Kind", "Other"), ("Unit of measure", "kg"), ("Amount", 3)])
def test_a_change_of_any_single_cell_is_written(client, clerk, record, column, cell):
    run = bring_book(client, Goods=[["Number", "Line", column], [record.number, 1, cell]])
    assert by_sheet(run)["Goods"] == (0, 1, 0, 0)
    assert by_sheet(check_book(client, Goods=[["Number", "Line", column], [record.number, 1, cell]])) == {
        "Goods": (0, 0, 1, 0)
    }
