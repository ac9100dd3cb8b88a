"""The pages and the template of a register with linked sheets, and the fuller facts of its records."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from borderops.incidents.models import FurtherKind, Incident
from borderops.people.models import Posting
from borderops.people.roles import Role
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_other_district,
    make_returned,
)
from tests.incidents.follow_ups import make_follow_up, make_person
from tests.sheets.books import changed, counts, export, rejected, send, told
from tests.sheets.linked import (
    GOODS,
    INCIDENT,
    book,
    bring_book,
    by_sheet,
    check_book,
    exported,
    faults,
    sheets_of,
)

pytestmark = pytest.mark.django_db
NAMES = ["Incidents", "Persons", "Evidence", "Coordination", "Results"]
FULL = {
    "Further kinds": "Z1", "Reported at": "20/05/2024 09:15", "How it was found": "Patrol", "Male": 1, "Female": 1,
    "Unit that found it": "Đồn Đồng Văn", "Unit that handles it": "Đồn Đồng Văn", "Under 18": 0, "Vietnamese people": 1,
    "Chinese people": 1, "Of other nationality": 0, "Why the sums do not agree": "Theo điện báo", "Victims": 1,
    "Handed back": 2, "Received": 3, "Injured": 4, "How far checked": "Likely", "Severity": "Serious",
    "Number in the paper book": "17/2024",
}  # fmt: skip


def test_the_template_has_every_sheet_and_says_how_to_fill_it_in(client, clerk):
    content = client.get(reverse("sheet-template", args=["incidents"])).content
    sheets = sheets_of(content)
    assert list(sheets) == [*NAMES, "How to fill it in", "Lists"]
    told = str(sheets["How to fill it in"])
    assert (
        "{'Sheet': 'Evidence', 'Column': 'Remove line', 'Write': 'x takes this line out of the record" in told
    )
    assert "An emptied cell clears it" in told
    assert "no row below them" in send(client, "incidents", content).content.decode()


def test_the_check_page_counts_each_sheet_and_names_where_the_faults_are(client, clerk):
    goods = ["new-1", "", "goods", "Gạo", "nhiều", "tạ", "", ""]
    run = check_book(
        client, Incidents=[INCIDENT, ["new-1", date(2024, 5, 20), "Lũng Cú", "D2", 2]], Goods=[GOODS, goods]
    )
    page = client.get(reverse("check-import", args=[run.pk])).content.decode()
    assert "Below the headings stand 2 rows" in page
    assert '<td role="cell" data-label="Sheet">Goods</td>' in page
    assert "row 2 of the sheet “Goods” is rejected" in page
    assert "nhiều" in page


def test_pages_say_what_csv_leaves_out(client, clerk):
    page = client.get(reverse("sheets")).content.decode()
    assert (
        "csv holds the main sheet alone; xlsx also has “Persons”, “Evidence”, “Coordination”, “Results”"
        in page
    )
    assert "What has no sheet stays as it is" in client.get("/sheets/incidents/import/").content.decode()


def test_fuller_facts_go_in_and_out(client, clerk):
    make_code("Z1", "Khác")
    assert clerk.home_unit.name == "Đồn Đồng Văn"
    new = ["", date(2024, 5, 20), "Lũng Cú", "D2", 2, *FULL.values()]
    run = bring_book(client, Incidents=[[*INCIDENT, *FULL], new])
    assert by_sheet(run)["Incidents"] == (1, 0, 0, 0), told(run)
    record = Incident.objects.get()
    assert record.reported_at == datetime(2024, 5, 20, 2, 15, tzinfo=UTC)
    assert (record.found_by, record.severity, record.handed_back) == ("patrol", "2", 2)
    assert [str(kind) for kind in record.part("further_kinds")] == ["Z1 Kind Z1"]
    row = exported(client)["Incidents"][0]
    assert row["Reported at"] == datetime(2024, 5, 20, 9, 15)
    assert {name: row[name] for name in FULL if name not in ("Reported at", "Further kinds")} == {
        name: cell for name, cell in FULL.items() if name not in ("Reported at", "Further kinds")
    }
    assert row["Handling"] == "Being verified"
    for kind in ("xlsx", "csv"):
        send(client, "incidents", export(client, "incidents", format=kind), f"a.{kind}")
        run = ImportRun.objects.latest("pk")
        assert (rejected(run), changed(run)) == ([], [])


def test_further_kinds_are_cleared_by_an_empty_cell(client, clerk):
    make_code("Z1", "Khác")
    record = make_returned(clerk)
    record.set_part("further_kinds", [FurtherKind(code=make_code("Z1"))])
    record.write(clerk)
    run = bring_book(client, Incidents=[["Number", "Further kinds", "Severity"], [record.number, "", ""]])
    assert by_sheet(run)["Incidents"] == (0, 1, 0, 0)
    assert list(Incident.objects.get().further_kinds.all()) == []


def test_a_new_row_needs_its_day_and_a_known_one_does_not(client, clerk):
    record = make_returned(clerk)
    run = bring_book(client, Incidents=[["Number", "Offenders"], [record.number, 5], ["", 3]])
    assert by_sheet(run)["Incidents"] == (0, 1, 0, 1)
    ((_sheet, _row, column, message),) = faults(run)
    assert (column, "The column “Day” is missing" in message) == ("Day", True)


def test_accounts_persons_and_results_of_other_places_stay_there(client, clerk):
    far = make_other_district()
    make_accepted(clerk, account="Chuyện riêng.")
    theirs = make_accepted(
        make_clerk(far, name="neighbour"),
        commune=make_commune("Nàn Ma", "01117", district=far),
        account="Chuyện nhà.",
    )
    make_person(theirs)
    make_follow_up(theirs, theirs.entered_by).submit(theirs.entered_by)
    posting = Posting.objects.create(
        user=clerk, role=Role.OBSERVER, province_wide=True, valid_from=date(2020, 1, 1)
    )
    assert posting
    sheets = exported(client)
    assert sorted(row["Account"] for row in sheets["Incidents"]) == ["", "Chuyện riêng."]
    assert (sheets["Persons"], sheets["Results"]) == ([], [])
    run = check_book(client, export(client, "incidents"))
    assert counts(run) == (0, 0, 2, 0)


def test_sheets_that_only_explain_are_never_taken_for_records(client, clerk):
    new = ["", date(2024, 5, 20), "Lũng Cú", "D2", 2]
    run = check_book(client, Lists=[["a"], ["b"]], Trang_5=[INCIDENT, new])
    assert by_sheet(run) == {"Trang 5": (1, 0, 0, 0)}
    assert run.sheets_not_read == []
    assert "/layout/" in send(client, "incidents", book(Lists=[["a"], ["b"]])).url


def test_the_sheets_of_a_file_share_one_limit(client, clerk, monkeypatch):
    monkeypatch.setattr("borderops.sheets.limits.MOST_ROWS", 1)
    new, goods = ["new-1", date(2024, 5, 20), "Lũng Cú", "D2", 2], ["new-1", *[""] * 7]
    answer = send(client, "incidents", book(Incidents=[INCIDENT, new], Goods=[GOODS, goods]))
    assert "The sheets together have more than 1 rows" in answer.content.decode()
