"""Reports of traffic in workbooks, with the sheet of their goods."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.crossings.models import CrossingPoint, TrafficReport
from borderops.sheets.models import ImportRun
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_sent_traffic,
    make_traffic,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_user
from tests.sheets.books import changed, counts, export, rejected, send
from tests.sheets.linked import book, by_sheet, faults, sheets_of

pytestmark = pytest.mark.django_db
KEY = "traffic"
REPORTS, TRADE = "Reports_of_traffic", "Goods_and_value"
HEADINGS = [
    "Number", "Crossing point", "Day or month", "Estimate or final", "Passport, entering", "Passport, leaving",
    "Vehicles entering", "People whose health was checked",
]  # fmt: skip
ROW = ["new-1", "TT-TB", "05/2024", "Final", 1200, 0, "", 300]
GOODS = ["Number", "Line", "Direction", "Goods", "Tonnes", "Value", "Value in", "Currency"]
GOOD = ["new-1", "", "Export", "Quặng", 350.5, "180,1", "million", "USD"]


@pytest.fixture
def clerk(client):
    user = make_clerk(make_crossing().district)
    client.force_login(user)
    return user


@pytest.fixture
def crossing(clerk):
    return CrossingPoint.objects.get()


def check_book(client, content=None, options=(), **sheets):
    answer = send(client, KEY, content or book(**sheets), options=options)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("pk")


def bring_book(client, content=None, options=(), **sheets):
    run = check_book(client, content, options, **sheets)
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    return run


def with_cells(row, headings, **cells):
    told = dict(zip(headings, row, strict=True)) | {
        name.replace("_", " "): cell for name, cell in cells.items()
    }
    return [told[heading] for heading in headings]


def test_rows_become_reports_with_travellers_and_goods(client, clerk):
    run = bring_book(client, options="submit", **{REPORTS: [HEADINGS, ROW], TRADE: [GOODS, GOOD]})
    assert by_sheet(run) == {"Reports of traffic": (1, 0, 0, 0), "Goods and value": (1, 0, 0, 0)}
    report = TrafficReport.objects.get()
    assert (report.number, report.period, report.standing) == ("LL-2024-VX-0001", "2024-05", "final")
    assert (report.vehicles_in, report.health_checked, report.people_in, report.people_out) == (
        None,
        300,
        1200,
        0,
    )
    trade = report.trade.get()
    assert (trade.tonnes, trade.amount, trade.goods) == (Decimal("350.5"), 180_100_000, "Quặng")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_row_of_both_sheets_comes_back_unchanged(client, clerk, crossing, language):
    client.cookies["django_language"] = language
    papers = [{"document": "resident", "people_out": 0}, {"document": "passport", "people_in": 3}]
    goods = [
        {"direction": "export", "value": Decimal("180.125"), "value_unit": 1_000_000, "currency": "USD"},
        {"direction": "import", "goods": "Quặng", "tonnes": Decimal(0)},
        {"direction": "import", "value": Decimal(7), "value_unit": 1, "currency": "CNY"},
    ]
    make_traffic(clerk, crossing=crossing, travellers=papers, trade=goods, vehicles_in=0, vehicles_out=None)
    make_accepted_traffic(
        crossing=crossing, period="2024-04-30", health_checked=0, source="Báo cáo", remark="Lễ"
    )
    run = check_book(client, export(client, KEY))
    assert (rejected(run), changed(run)) == ([], [])
    assert counts(run) == (0, 0, 6, 0)


def test_a_number_of_travellers_is_changed_emptied_and_added(client, clerk, crossing):
    report = make_traffic(clerk, crossing=crossing)
    headings = ["Number", "Passport, entering", "Passport, leaving", "Other paper, leaving"]
    run = bring_book(client, **{REPORTS: [headings, [report.reference, 0, "", 4]]})
    changes = changed(run)[0]["changes"]
    assert [(each["old"], each["new"]) for each in changes] == [("120", "0"), ("110", ""), ("", "4")]
    told = [(row.document, row.people_in, row.people_out) for row in report.travellers.all()]
    assert told == [("passport", 0, None), ("other", None, 4)]
    bring_book(client, **{REPORTS: [headings, [report.reference, "", "", ""]]})
    assert not report.travellers.exists()


BAD = [
    ("Crossing point", "Hữu Nghị", "Crossing points"),
    ("Day or month", "2024", "month or a day"),
    ("Day or month", "05/2099", "future"),
    ("Day or month", "", "empty"),
    ("Estimate or final", "rough", "Final"),
    ("Passport, entering", -3, "less than zero"),
    ("Passport, leaving", 99999999, "9999999"),
    ("Vehicles entering", "nhiều", "whole number"),
    ("People whose health was checked", 1201, "More people were checked"),
]


@pytest.mark.parametrize(("column", "cell", "said"), BAD)
def test_a_wrong_cell_is_named_with_row_and_column(client, clerk, column, cell, said):
    row = [cell if heading == column else value for heading, value in zip(HEADINGS, ROW, strict=True)]
    run = bring_book(client, **{REPORTS: [HEADINGS, row]})
    ((_sheet, place, heading, message),) = faults(run)
    assert (place, heading) == (2, column) and said in message and not TrafficReport.objects.exists()


def test_wrong_goods_are_named_and_refused_with_their_report(client, clerk):
    wrong = [
        with_cells(GOOD, GOODS, Tonnes=-1), with_cells(GOOD, GOODS, Currency=""),
        with_cells(GOOD, GOODS, Value_in=""), with_cells(GOOD, GOODS, Tonnes="", Value="", Value_in=""),
        with_cells(GOOD, GOODS, Direction="sideways"), with_cells(GOOD, GOODS, Value="180,1 triệu"),
    ]  # fmt: skip
    run = bring_book(client, **{REPORTS: [HEADINGS, ROW], TRADE: [GOODS, *wrong]})
    assert by_sheet(run)["Goods and value"] == (0, 0, 0, 6) and not TrafficReport.objects.exists()
    columns = [column for sheet, _row, column, _words in faults(run) if sheet == "Goods and value"]
    assert columns == ["Tonnes", "Currency", "Value in", "Tonnes", "Direction", "Value"]


def test_a_period_told_already_another_place_and_a_locked_report_are_refused(client, clerk, crossing):
    sent = make_sent_traffic(clerk, crossing=crossing)
    make_eastern_crossing()
    rows = [ROW, ["new-2", "PB-DC", *ROW[2:]], [sent.number, "TT-TB", "06/2024", *ROW[3:]]]
    run = bring_book(client, **{REPORTS: [HEADINGS, *rows]})
    said = [message for *_where, message in faults(run)]
    assert (
        "already tells" in said[0] and "no posting in this place" in said[1] and "waits for review" in said[2]
    )


def test_an_export_holds_what_the_filters_leave_and_this_person_may_see(client, clerk, crossing):
    wanted = make_accepted_traffic(crossing=crossing)
    make_accepted_traffic(crossing=crossing, period="2024-06-01")
    make_sent_traffic(crossing=make_eastern_crossing())
    sheets = sheets_of(export(client, KEY, length="month"))
    assert [(row["Number"], row["Passport, entering"]) for row in sheets["Reports of traffic"]] == [
        (wanted.number, 120)
    ]
    assert [row["Tonnes"] for row in sheets["Goods and value"]] == [350.5]


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_without_the_right_nothing_is_exported_or_imported(client, person):
    client.force_login(person())
    assert client.get(reverse("export-sheet", args=[KEY])).status_code == 403
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403


def test_an_export_asks_no_more_for_more_rows(client, clerk, crossing):
    make_traffic(clerk, crossing=crossing)
    export(client, KEY)
    with CaptureQueriesContext(connection) as few:
        export(client, KEY)
    for month in (6, 7, 8):
        make_traffic(clerk, crossing=crossing, period=f"2024-0{month}")
    with CaptureQueriesContext(connection) as many:
        export(client, KEY)
    assert len(many) == len(few)
