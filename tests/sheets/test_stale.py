"""A row that is older than its record: yours, as exported and now, and the person decides."""

from decimal import Decimal

import pytest
from django.urls import reverse

from borderops.incidents.models import FurtherKind, Goods
from borderops.review.states import State
from borderops.sheets import runs
from borderops.sheets.models import RunRow
from tests.factories import make_accepted, make_clerk, make_code, make_commune, make_returned
from tests.incidents.follow_ups import make_follow_up
from tests.sheets.books import counts, lines_of, told, xlsx
from tests.sheets.undone import apply, sent

pytestmark = pytest.mark.django_db

HEADINGS = ["Number", "Offenders", "Account", "Further kinds", "Version"]
GOODS = ["Number", "Line", "Kind", "What", "Amount", "Unit of measure"]


@pytest.fixture
def record(clerk):
    """A returned incident, exported as version 3, with 13 offenders."""
    record = make_returned(clerk, offenders=13, account="Tổ tuần tra phát hiện.")
    record.set_part("goods", [Goods(kind="goods", what="Gạo", amount=Decimal(20), unit="kg")])
    record.write(clerk)
    record.refresh_from_db()
    return record


@pytest.fixture
def colleague(record):
    """Another clerk of the same district."""
    return make_clerk(record.district, unit=record.unit, name="colleague")


def row(record, **cells):
    known = {
        "Number": record.number,
        "Offenders": 13,
        "Account": "Tổ tuần tra phát hiện.",
        "Further kinds": "",
    }
    return [(known | {"Version": record.version} | cells)[heading] for heading in HEADINGS]


def change(record, by, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.write(by)
    record.refresh_from_db()


def check(clerk, *lines, **book):
    run = sent(clerk, "incidents", xlsx(HEADINGS, *lines, **book))
    return run, run.told.order_by("sheet", "number").first()


def test_what_both_changed_is_shown_three_ways(clerk, record, colleague):
    mine = row(record, Offenders=15)
    change(record, clerk, offenders=14)
    run, told_row = check(clerk, mine)
    assert counts(run) == (0, 0, 0, 1)
    assert told_row.stale == [
        {"column": "Offenders", "name": "offenders", "yours": "15", "exported": "13", "now": "14"}
    ]
    (fault,) = told_row.faults
    assert fault["message"].startswith(f"Somebody changed this record since the export ({clerk},")
    assert told_row.seen == str(record.version)


def test_a_row_as_it_was_exported_changes_nothing(clerk, record):
    mine = row(record)
    change(record, clerk, offenders=14)
    run, _row = check(clerk, mine)
    assert counts(run) == (0, 0, 1, 0)


def test_a_change_beside_one_that_the_sheet_does_not_hold_is_taken(clerk, record):
    mine = row(record, Offenders=15)
    change(record, clerk, place_note="Thôn Séo Lủng")
    run, _row = check(clerk, mine)
    assert counts(run) == (0, 1, 0, 0)
    apply(run)
    record.refresh_from_db()
    assert (record.offenders, record.place_note) == (15, "Thôn Séo Lủng")


def test_mine_writes_only_the_cells_that_the_person_changed(clerk, record):
    mine = row(record, Offenders=15)
    change(record, clerk, account="Đã mở rộng điều tra.")
    run, told_row = check(clerk, mine)
    assert {cell["name"] for cell in told_row.stale} == {"offenders", "account"}
    runs.decide(run, {told_row: "mine"})
    assert counts(run) == (0, 1, 0, 0)
    apply(run)
    record.refresh_from_db()
    assert (record.offenders, record.account) == (15, "Đã mở rộng điều tra.")


def test_now_leaves_the_record_as_it_is(clerk, record):
    mine = row(record, Offenders=15)
    change(record, clerk, offenders=14)
    run, told_row = check(clerk, mine)
    runs.decide(run, {told_row: "now"})
    assert counts(run) == (0, 0, 1, 0)
    apply(run)
    record.refresh_from_db()
    assert record.offenders == 14


def test_a_decision_counts_only_for_what_the_person_saw(clerk, record):
    mine = row(record, Offenders=15)
    change(record, clerk, offenders=14)
    run, told_row = check(clerk, mine)
    change(record, clerk, offenders=16)
    runs.decide(run, {told_row: "mine"})
    again = RunRow.objects.get(run=run)
    assert counts(run) == (0, 0, 0, 1)
    assert (again.stale[0]["now"], again.seen) == ("16", str(record.version))


def test_a_change_between_check_and_import_is_never_overwritten(clerk, record):
    run, _row = check(clerk, row(record, Offenders=15))
    change(record, clerk, offenders=14)
    runs.ask(run, "apply")
    record.refresh_from_db()
    assert record.offenders == 14
    assert counts(run) == (0, 0, 0, 1) and RunRow.objects.get(run=run).stale


def test_lists_in_a_cell_are_compared_as_they_were_exported(clerk, record):
    make_code("D1", "Xuất cảnh trái phép")
    mine = row(record)
    record.set_part("further_kinds", [FurtherKind(code=make_code("D3", "Khác"))])
    record.write(clerk)
    assert counts(check(clerk, mine)[0]) == (0, 0, 1, 0)
    run, told_row = check(clerk, [*mine[:3], "D1", mine[4]])
    (cell,) = told_row.stale
    assert (cell["exported"], cell["now"][:2], cell["yours"][:2]) == ("", "D3", "D1")
    assert FurtherKind.objects.count() == 1


def test_lines_that_both_changed_are_asked_about(clerk, record):
    mine = row(record)
    goods = [GOODS, [record.number, 1, "Goods", "Gạo", 30, "kg"]]
    record.set_part(
        "goods", [*record.goods.all(), Goods(kind="goods", what="Muối", amount=Decimal(1), unit="kg")]
    )
    record.write(clerk)
    run, told_row = check(clerk, mine, first="Incidents", extra=[("Goods", goods)])
    (cell,) = told_row.stale
    assert (cell["name"], cell["exported"]) == ("goods", "Goods, Gạo, 20, kg")
    assert "Muối" in cell["now"] and "30" in cell["yours"]
    runs.decide(run, {told_row: "mine"})
    apply(run)
    assert [(each.what, each.amount) for each in Goods.objects.order_by("line")] == [("Gạo", 30), ("Muối", 1)]


def test_lines_as_they_were_exported_take_nothing_back(clerk, record):
    mine = row(record)
    (line,) = record.goods.all()
    line.amount = Decimal(25)
    record.set_part("goods", [line])
    record.write(clerk)
    goods = [GOODS, [record.number, 1, "Goods", "Gạo", 20, "kg"]]
    run, _row = check(clerk, mine, first="Incidents", extra=[("Goods", goods)])
    assert counts(run) == (0, 0, 2, 0), told(run)


def test_a_line_that_others_took_out_stays_out(clerk, record):
    mine = row(record)
    record.set_part("goods", [])
    record.write(clerk)
    goods = [GOODS, [record.number, 1, "Goods", "Gạo", 20, "kg"]]
    run, _row = check(clerk, mine, first="Incidents", extra=[("Goods", goods)])
    assert counts(run) == (0, 0, 2, 0), told(run)
    goods[1][4] = 30
    run, _row = check(clerk, mine, first="Incidents", extra=[("Goods", goods)])
    assert "has no line 1" in told(run)


def test_an_older_row_of_a_follow_up_is_asked_about_too(clerk):
    follow_up = make_follow_up(make_accepted(clerk, commune=make_commune()), clerk, words="Đã mời")
    headings = ["Number", "Line", "Day", "In words", "Version"]
    mine = [follow_up.incident.number, str(follow_up.form_key), follow_up.happened_on, "Đã gặp", 1]
    change(follow_up, clerk, words="Đã khám nghiệm")
    run = sent(clerk, "incidents", xlsx(headings, mine, first="Results"))
    (told_row,) = run.told.all()
    assert [(cell["name"], cell["now"]) for cell in told_row.stale] == [("words", "Đã khám nghiệm")]
    runs.decide(run, {told_row: "mine"})
    apply(run)
    follow_up.refresh_from_db()
    assert follow_up.words == "Đã gặp"


def test_a_locked_record_says_so_instead_of_asking(clerk, record):
    mine = row(record, Offenders=15)
    change(record, clerk, offenders=14)
    record.submit(clerk)
    _run, told_row = check(clerk, mine)
    assert not told_row.stale and "waits for review" in told_row.faults[0]["message"]
    assert record.state == State.SUBMITTED


def test_an_unknown_version_is_refused(clerk, record):
    _run, told_row = check(clerk, row(record, Offenders=15, Version=99))
    assert told_row.faults[0]["column"] == "Version" and not told_row.stale


def test_a_row_without_a_version_goes_in_as_before(clerk, record):
    mine = row(record, Offenders=15, Version="")
    change(record, clerk, account="Đã mở rộng điều tra.")
    run, _row = check(clerk, mine)
    assert counts(run) == (0, 1, 0, 0)


def test_the_workbook_of_rejected_rows_says_where_to_decide(client, clerk, record):
    mine = row(record, Offenders=15)
    change(record, clerk, offenders=14)
    run, _row = check(clerk, mine)
    told = lines_of(client.get(reverse("rejected-rows", args=[run.pk])).getvalue())[1][-1]
    assert "Somebody changed this record since the export" in told and "below" not in told
    assert "Decide on the page of the import whose cells stay, or export anew." in told
