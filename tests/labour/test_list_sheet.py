"""Lists of workers in workbooks, with the sheet of their workers: one bad row holds nobody else back."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.labour.models import WorkerList, WorkerLook
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_overseer,
)
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_programme,
    make_sent_list,
    make_way_out,
    make_worker,
)
from tests.sheets.books import changed, export, rejected, send
from tests.sheets.linked import book, by_sheet, faults, sheets_of

pytestmark = pytest.mark.django_db
KEY = "worker-lists"
LISTS, WORKERS = "Lists_of_workers", "Workers_of_the_list"
HEADINGS = [
    "Number", "Labour programme", "What happened", "Home district", "Day", "Crossing point", "Number of the minutes",
]  # fmt: skip
DEPART = ["new-1", "VS", "Hand-over at departure", "Đồng Văn", datetime(2024, 3, 5), "PB-DC", "12/BB-BG"]
LINE = ["Number", "Number of the permit", "Number of the paper", "Name", "Extended until"]


@pytest.fixture
def clerk(client):
    user = make_clerk(make_district())
    make_programme()
    make_way_out()
    client.force_login(user)
    return user


def check_book(client, content=None, options=(), **sheets):
    answer = send(client, KEY, content or book(**sheets), options=options)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("pk")


def bring_book(client, content=None, options=(), **sheets):
    run = check_book(client, content, options, **sheets)
    checked = run.balance
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert run.balance == checked
    return run


def far_worker():
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()))


def row(permit="", paper="", name="", until="", number="new-1"):
    return [number, permit, paper, name, until]


def test_a_list_comes_in_with_its_workers_by_permit_travel_paper_or_identity_card(client, clerk):
    by_permit, by_pass, by_card = make_issued(), make_issued(), make_issued()
    rows = [
        row(by_permit.number.lower()),
        row("", by_pass.paper_number),
        row("", by_card.worker.paper_number),
    ]
    run = bring_book(client, options="submit", **{LISTS: [HEADINGS, DEPART], WORKERS: [LINE, *rows]})
    assert by_sheet(run) == {"Lists of workers": (1, 0, 0, 0), "Workers of the list": (3, 0, 0, 0)}
    record = WorkerList.objects.get(kind="depart")
    assert (record.state, record.day, record.crossing.code) == ("submitted", date(2024, 3, 5), "PB-DC")
    assert [line.permit for line in record.lines.all()] == [by_permit, by_pass, by_card]
    assert not record.held_lines


def test_a_bad_row_is_named_with_its_remedy_and_holds_nobody_else_back(client, clerk):
    good, other = make_issued(), make_issued()
    stranger = make_issued(far_worker())
    rows = [
        row(good.number), row("GP-999"), row("", "012345678901"), row(stranger.number), row(other.number, name="Ai đó"),
        row(good.number), row(), row("", good.masked_paper), row(other.number, until="mai"),
        row(good.number, other.paper_number), row(other.number, name=other.worker.name.upper()),
    ]  # fmt: skip
    run = bring_book(client, options="submit", **{LISTS: [HEADINGS, DEPART], WORKERS: [LINE, *rows]})
    assert by_sheet(run) == {"Lists of workers": (1, 0, 0, 0), "Workers of the list": (2, 0, 0, 9)}
    record = WorkerList.objects.get(state="submitted")
    assert [line.permit for line in record.lines.all()] == [good, other]
    permit, paper = "Number of the permit", "Number of the paper"
    said = [
        (3, permit, "write it into the permit first"), (4, paper, "log the worker first"), (5, permit, "your places"),
        (6, permit, "another name"), (7, permit, "already stands"), (8, permit, "Write the number of the permit"),
        (9, paper, "hidden"), (10, "Extended until", "dd/mm/yyyy"), (11, permit, "different people"),
    ]  # fmt: skip
    found = [(place, column, message) for _sheet, place, column, message in faults(run)]
    assert [each[:2] for each in found] == [each[:2] for each in said]
    assert all(words in message for (*_at, words), (*_where, message) in zip(said, found, strict=True))


def test_a_mended_row_joins_the_draft_that_the_others_made(client, clerk):
    good, late = make_issued(), make_issued()
    bring_book(client, **{LISTS: [HEADINGS, DEPART], WORKERS: [LINE, row(good.number), row("GP-999")]})
    run = bring_book(
        client, **{LISTS: [HEADINGS, DEPART], WORKERS: [LINE, row(good.number), row(late.number)]}
    )
    assert by_sheet(run) == {"Lists of workers": (0, 0, 1, 0), "Workers of the list": (1, 0, 1, 0)}
    record = WorkerList.objects.get(kind="depart")
    assert [line.permit for line in record.lines.all()] == [good, late]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_an_export_comes_back_unchanged(client, clerk, language):
    client.cookies["django_language"] = language
    make_list("register", [make_permit(number=""), make_permit()], by=clerk)
    make_accepted_list("depart", [make_issued(), make_permit()], day=date(2024, 3, 5))
    abroad = make_abroad()
    make_sent_list("extend", [abroad], by=clerk, day=date(2024, 11, 1), until=date(2025, 5, 31))
    run = check_book(client, export(client, KEY))
    assert (rejected(run), changed(run)) == ([], [])
    assert run.balance["unchanged"] == run.rows == 14


def test_a_line_is_changed_added_and_taken_out_under_its_lists_number(client, clerk):
    first, second, third = (make_abroad() for _turn in range(3))
    record = make_list("extend", [first, second], by=clerk, day=date(2024, 11, 1), until=date(2025, 3, 1))
    headings = ["Number", "Line", "Number of the permit", "Extended until", "Remove line"]
    rows = [
        [record.reference, 1, first.number, "31/05/2025", ""], [record.reference, 2, "", "", "x"],
        [record.reference, "", third.number, "01/06/2025", ""],
    ]  # fmt: skip
    run = bring_book(client, **{WORKERS: [headings, *rows]})
    assert by_sheet(run) == {"Workers of the list": (1, 2, 0, 0)}
    assert [(line.permit, line.until) for line in record.lines.all()] == [
        (first, date(2025, 5, 31)),
        (third, date(2025, 6, 1)),
    ]


def test_a_faulty_list_is_refused_with_its_workers_and_a_locked_one_stays(client, clerk):
    sent = make_sent_list("register", [make_permit()], by=clerk)
    permit = make_issued()
    wrong = [*DEPART[:1], "XX", *DEPART[2:]]
    rows = [row(permit.number), row(permit.number, number=sent.number), row(permit.number, number="new-9")]
    run = bring_book(client, **{LISTS: [HEADINGS, wrong], WORKERS: [LINE, *rows]})
    assert by_sheet(run) == {"Lists of workers": (0, 0, 0, 1), "Workers of the list": (0, 0, 0, 3)}
    assert [column for _sheet, _row, column, _words in faults(run)][0] == "Labour programme"
    assert sent.lines.count() == 1 and not WorkerList.objects.filter(kind="depart").exists()


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("Home district", "Quang Bình", "no posting in this place"),
        ("Day", "05/03/2099", "future"),
        ("What happened", "holiday", "Registration"),
        ("Crossing point", "Hữu Nghị", "Crossing points"),
    ],
)
def test_a_wrong_cell_of_a_list_is_named(client, clerk, column, cell, said):
    make_inland()
    told = [cell if heading == column else value for heading, value in zip(HEADINGS, DEPART, strict=True)]
    run = bring_book(client, **{LISTS: [HEADINGS, told]})
    ((_sheet, place, _heading, message),) = faults(run)
    assert place == 2 and said in message


def test_names_go_out_to_those_of_the_place_papers_masked_and_it_is_noted(client, clerk):
    permit = make_permit(make_worker(name="Vàng Thị Mẩy"))
    record = make_accepted_list("register", [permit])
    make_accepted_list("register", [make_permit(far_worker())])
    sheets = sheets_of(export(client, KEY, kind="register"))
    (line,) = sheets["Workers of the list"]
    assert line["Name"] == "Vàng Thị Mẩy" and line["Number of the paper"] == permit.masked_paper
    look = WorkerLook.objects.get(by=clerk)
    assert (look.people, look.about) == (1, f"Exported: {record.number}")
    client.force_login(make_overseer())
    assert len(sheets_of(export(client, KEY))["Workers of the list"]) == 2


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_without_the_right_nothing_is_exported_or_imported(client, person):
    client.force_login(person())
    assert client.get(reverse("export-sheet", args=[KEY])).status_code == 403
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403


def test_the_template_says_that_a_faulty_row_stays_out_by_itself(client, clerk):
    content = client.get(reverse("sheet-template", args=[KEY])).content
    help_rows = [cell for line in sheets_of(content)["How to fill it in"] for cell in line.values()]
    assert any("stays out by itself" in str(cell) for cell in help_rows)
    assert not any("goes in whole" in str(cell) for cell in help_rows)


def test_an_export_asks_no_more_for_more_rows(client, clerk):
    make_list("register", [make_permit()], by=clerk)
    export(client, KEY)
    with CaptureQueriesContext(connection) as few:
        export(client, KEY)
    for _again in range(2):
        make_list("register", [make_permit(), make_permit()], by=clerk)
    with CaptureQueriesContext(connection) as many:
        export(client, KEY)
    assert len(many) == len(few)
