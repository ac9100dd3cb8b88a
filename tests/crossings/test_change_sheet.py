"""Changes of flows as a sheet: taken in row by row under the same rules, given out as the list shows them."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from borderops.crossings.change_resources import FlowChangeResource
from borderops.crossings.models import FlowChange
from borderops.review.states import State
from borderops.sheets.models import ImportRun
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_eastern_crossing,
    make_event,
    make_sent_change,
)
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_user
from tests.sheets.books import bring_in, check, counts, csv_bytes, export, faults, lines_of, rejected, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
KEY = "flow-changes"
HEADINGS = ["crossing", "flow", "side", "state", "since", "manner", "expected_until", "reason", "imposed_by"]
ROW = ["TT-TB", "goods", "VN", "suspended", "20/05/2024", "", "", "Phòng dịch", "VN"]


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(crossing.district)
    client.force_login(user)
    return user


def row(**cells):
    return [cells.get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True)]


def told(content):
    headings, *rows = lines_of(content)
    return [dict(zip(headings, cells, strict=True)) for cells in rows]


def test_rows_become_drafts_of_the_own_unit(client, clerk, crossing):
    run = bring_in(
        client, KEY, HEADINGS, ROW, row(flow="People", side="Trung Quốc", imposed_by="CN", state="restricted")
    )
    assert counts(run) == (2, 0, 0, 0), faults(run)
    goods, people = FlowChange.objects.order_by("pk")
    assert (goods.state, goods.unit, goods.crossing, goods.since) == (
        State.DRAFT,
        clerk.home_unit,
        crossing,
        "2024-05-20",
    )
    assert (people.flow, people.side, people.state_of_flow, people.known_from) == (
        "people",
        "CN",
        "restricted",
        "unit",
    )


def test_they_may_be_submitted_at_once(client, clerk):
    bring_in(client, KEY, HEADINGS, ROW, options="submit")
    assert FlowChange.objects.get().number == "TL-2024-VX-0001"


MOMENTS = [
    (date(2024, 5, 20), "2024-05-20"),
    (datetime(2024, 5, 20, 14, 30), "2024-05-20T14:30"),
    (2021, "2021"),
    ("2021", "2021"),
    ("10/2021", "2021-10"),
    ("14h30 ngày 20/5/2024", "2024-05-20T14:30"),
]


def test_a_moment_is_read_as_exactly_as_it_is_written(client, clerk):
    flows = [("goods", "VN"), ("goods", "CN"), ("people", "VN"), ("people", "CN"), ("vehicles", "VN")]
    flows.append(("vehicles", "CN"))
    lines = [
        row(since=cell, flow=flow, side=side, imposed_by="")
        for (cell, _kept), (flow, side) in zip(MOMENTS, flows, strict=True)
    ]
    run = bring_in(client, KEY, HEADINGS, *lines)
    assert counts(run) == (6, 0, 0, 0), faults(run)
    assert [change.since for change in FlowChange.objects.order_by("pk")] == [kept for _cell, kept in MOMENTS]


BAD = [
    ("crossing", "Không có", "Crossing points"),
    ("flow", "nước", "Goods"),
    ("state", "", "empty"),
    ("since", "hôm qua", "Write a year, month, day or hour"),
    ("since", "2099", "in the future"),
    ("expected_until", "2023", "before the start"),
    ("imposed_by", "Lào", "China"),
]


def test_a_wrong_cell_is_named_with_its_row_and_column(client, clerk):
    run = bring_in(client, KEY, HEADINGS, *(row(**{name: cell}) for name, cell, _said in BAD))
    columns = {name: str(column.heading) for name, column in FlowChangeResource.fields.items()}
    for number, (name, _cell, said) in enumerate(BAD, 2):
        ((column, message),) = [(fault[1], fault[2]) for fault in faults(run) if fault[0] == number]
        assert column == columns[name] and said in message
    assert not FlowChange.objects.exists()


def test_a_flow_that_the_kind_does_not_have_is_refused(client, clerk, crossing):
    make_event(crossing, kind_after="market", on="2020")
    run = bring_in(client, KEY, HEADINGS, row(flow="vehicles"))
    assert "No vehicles" in faults(run)[0][2]


def test_two_rows_of_the_same_moment_cannot_both_be_submitted(client, clerk):
    run = bring_in(client, KEY, HEADINGS, ROW, row(state="open"), options="submit")
    assert FlowChange.objects.get().state_of_flow == "suspended"
    assert "same moment" in faults(run)[0][2]


def test_a_place_outside_is_refused(client, clerk):
    make_eastern_crossing()
    run = bring_in(client, KEY, HEADINGS, row(crossing="Phó Bảng – Đổng Cán"))
    assert "no posting in this place" in faults(run)[0][2]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_row_comes_back_unchanged(client, clerk, crossing, language):
    client.cookies["django_language"] = language
    make_change(clerk, crossing=crossing, since="2021", expected_until="2022-10", urgent=True)
    make_change(clerk, crossing=crossing, since="2024-05-20T00:00", manner="chỉ giao nhận", told="inferred")
    make_accepted_change(crossing=crossing, known_from="document", source="Báo cáo X", confidence="S")
    sent = send(client, KEY, export(client, KEY))
    assert sent.status_code == 302, sent.context["form"].errors
    run = ImportRun.objects.latest("pk")
    assert (rejected(run), counts(run)) == ([], (0, 0, 3, 0))


def test_a_draft_is_mended_and_a_stale_row_refused(client, clerk, crossing):
    change = make_change(clerk, crossing=crossing)
    headings = ["Number", "State of the flow", "Version"]
    run = bring_in(client, KEY, headings, [change.reference, "Closed", 1])
    change.refresh_from_db()
    assert (counts(run), change.state_of_flow) == ((0, 1, 0, 0), "closed")
    run = check(client, KEY, headings, [change.reference, "Open", 1])
    assert "Somebody changed this record since the export" in faults(run)[0][2]


def test_what_is_in_force_is_not_mended_by_a_sheet(client, clerk, crossing):
    change = make_accepted_change(clerk, crossing=crossing)
    run = bring_in(client, KEY, ["Number", "Reason"], [change.number, "Bão"])
    assert "Log a correction on its page" in faults(run)[0][2]
    run = bring_in(client, KEY, ["Number", "State of the review"], [change.number, "Draft"])
    assert "cannot be changed by a sheet" in faults(run)[0][2]


def test_an_observer_takes_out_what_is_in_force_and_nothing_of_who_logged_it(client, crossing):
    change = make_accepted_change(crossing=crossing)
    urgent = make_sent_change(crossing=crossing, urgent=True, since="2024-05-21")
    make_sent_change(crossing=crossing, since="2024-05-22")
    make_change(crossing=crossing, since="2024-05-23")
    client.force_login(make_observer())
    content = export(client, KEY)
    assert [cells["Number"] for cells in told(content)] == [change.number, urgent.number]
    words = str(lines_of(content))
    assert change.entered_by.username not in words and str(change.unit) not in words


def test_an_export_holds_what_the_filters_leave(client, crossing):
    wanted = make_accepted_change(crossing=crossing, flow="people", since="2021")
    make_accepted_change(crossing=crossing)
    client.force_login(make_overseer())
    (line,) = told(export(client, KEY, flow="people"))
    assert (line["Number"], line["From when"], line["What passes"]) == (wanted.number, "2021", "People")


def test_a_formula_is_taken_out_as_text(client, crossing):
    make_accepted_change(crossing=crossing, reason='=HYPERLINK("http://x")')
    client.force_login(make_overseer())
    text = export(client, KEY, format="csv").decode("utf-8-sig")
    assert "HYPERLINK" in text and ",=HYPERLINK" not in text and ',"=HYPERLINK' not in text


def test_a_csv_of_the_facts_is_read(client, clerk):
    extra = csv_bytes([*HEADINGS, "stated_or_inferred", "source"], [*ROW, "inferred", "báo chí"])
    assert send(client, KEY, extra, name="facts.csv").status_code == 302
    assert counts(ImportRun.objects.latest("pk")) == (1, 0, 0, 0)


@pytest.mark.parametrize("person", [make_administrator, make_user])
def test_without_the_right_nothing_is_exported_or_imported(client, person):
    client.force_login(person())
    assert client.get(reverse("export-sheet", args=[KEY])).status_code == 403
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403


def test_an_observer_brings_nothing_in(client):
    client.force_login(make_observer())
    assert client.get(reverse("import-sheet", args=[KEY])).status_code == 403
    assert send(client, KEY, csv_bytes(HEADINGS, ROW), name="x.csv").status_code == 403
