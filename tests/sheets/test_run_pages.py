"""The pages of an import: the balance, each row with its outcome, the workbook of rejected rows, and who sees them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.sheets import run_rows, runs
from borderops.sheets.models import ImportRun
from tests.factories import make_clerk, make_other_district
from tests.sheets.books import bring_in, check, counts, csv_bytes, lines_of, send, told

pytestmark = pytest.mark.django_db

HEADINGS = ["Day", "Commune", "Kind of incident", "Offenders", "Account"]
GOOD = ["20/05/2024", "Lũng Cú", "D2", 3, "Tổ tuần tra phát hiện."]
NOWHERE = ["21/05/2024", "Ở đâu", "D2", 3, "Không rõ nơi."]
UNKNOWN = ["31/02/2024", "Lũng Cú", "D2", "ba", "Hai lỗi."]


def page_of(client, run, **query):
    return client.get(reverse("check-import", args=[run.pk]), query)


def test_the_balance_always_adds_up_to_the_rows(client, clerk):
    run = check(client, "incidents", HEADINGS, GOOD, GOOD, NOWHERE, ["Tổng cộng", "", "", 9])
    balance = {kind: number for kind, number in run.balance.items() if number}
    assert balance == {"new": 1, "duplicate": 1, "rejected": 1, "skipped": 1}
    assert (run.rows, run.adds_up) == (4, True)
    page = page_of(client, run).content.decode()
    assert "new 1 + changed 0 + unchanged 0 + duplicate 1 + rejected 1 + skipped line 1 = <b>4</b>" in page


def test_every_fault_of_every_row_stands_with_its_column_value_and_remedy(client, clerk):
    run = check(client, "incidents", HEADINGS, UNKNOWN)
    page = page_of(client, run, rows="rejected").content.decode()
    for words in (
        "<b>Day</b>",
        "31/02/2024",
        "is not a day",
        "<b>Offenders</b>",
        "ba",
        "Write a whole number",
    ):
        assert words in page


def test_rows_are_chosen_by_outcome_and_paged(client, clerk, monkeypatch):
    monkeypatch.setattr(run_rows, "ROWS_SHOWN", 2)
    lines = [[*GOOD[:4], f"Vụ số {turn}."] for turn in range(5)]
    run = check(client, "incidents", HEADINGS, *lines, NOWHERE)
    assert [row.number for row, _sheet in page_of(client, run, rows="new", page=3).context["rows"].told] == [
        6
    ]
    assert page_of(client, run).context["rows"].chosen == "rejected"
    assert len(page_of(client, run, rows="no-such-choice", page="x").context["rows"].told) == 1


def test_the_rejected_rows_come_back_as_they_are_once_mended(client, clerk):
    run = bring_in(client, "incidents", ["TT", *HEADINGS], [1, *GOOD], [2, *NOWHERE], [3, *UNKNOWN])
    assert counts(run) == (1, 0, 0, 2)
    answer = client.get(reverse("rejected-rows", args=[run.pk]))
    content = answer.getvalue()
    head, *rows = lines_of(content)
    assert [row[head.index("# Row in the file")] for row in rows] == [3, 4]
    assert "No commune called" in rows[0][-1] and "Write a whole number" in rows[1][-1]
    send(client, "incidents", content, "bi-tu-choi.xlsx")
    again = ImportRun.objects.latest("pk")
    assert (again.state, counts(again)) == ("checked", (0, 0, 0, 2))
    place = {heading: at for at, heading in enumerate(head)}
    rows[0][place["Commune"]] = "Lũng Cú"
    rows[1][place["Day"]], rows[1][place["Offenders"]] = "29/02/2024", "3"
    send(client, "incidents", csv_bytes(head, *rows), "da-sua.csv")
    mended = ImportRun.objects.latest("pk")
    client.post(reverse("apply-import", args=[mended.pk]))
    mended.refresh_from_db()
    assert counts(mended) == (2, 0, 0, 0), told(mended)
    assert Incident.objects.count() == 3


def test_a_double_click_on_import_imports_once(client, clerk):
    run = check(client, "incidents", HEADINGS, GOOD)
    for _click in range(2):
        client.post(reverse("apply-import", args=[run.pk]))
    assert Incident.objects.count() == 1


def test_a_button_that_comes_too_late_changes_nothing_of_a_finished_import(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, GOOD, NOWHERE)
    told = [run.state, run.options, run.balance]
    page = client.post(reverse("apply-import", args=[run.pk]), {"whole": "on"}, follow=True).content.decode()
    run.refresh_from_db()
    assert [run.state, run.options, run.balance] == told and "whole" not in run.options
    assert "This was not possible any more" in page and "Nothing was imported" not in page


def test_nobody_else_sees_an_import_or_leads_it_on(client, clerk):
    run = check(client, "incidents", HEADINGS, GOOD, NOWHERE)
    client.force_login(make_clerk(make_other_district()))
    pages = ["check-import", "import-progress", "rejected-rows", "undo-import", "sheet-layout"]
    verbs = ["apply-import", "cancel-import", "continue-import", "undo-import", "decide-rows", "sheet-layout"]
    assert {client.get(reverse(name, args=[run.pk])).status_code for name in pages} == {404}
    assert {client.post(reverse(name, args=[run.pk])).status_code for name in verbs} == {404}
    run.refresh_from_db()
    assert (run.state, Incident.objects.count()) == ("checked", 0)


def test_verbs_are_no_pages(client, clerk):
    run = check(client, "incidents", HEADINGS, GOOD)
    verbs = ["apply-import", "cancel-import", "continue-import", "decide-rows"]
    assert {client.get(reverse(name, args=[run.pk])).status_code for name in verbs} == {405}


def test_an_undo_asks_first_and_takes_back_what_came(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, GOOD)
    assert "Undo the import" in client.get(reverse("undo-import", args=[run.pk])).content.decode()
    assert Incident.objects.count() == 1
    client.post(reverse("undo-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, Incident.objects.count()) == ("undone", 0)
    assert "The import was undone at" in page_of(client, run).content.decode()


def test_a_page_of_a_large_check_asks_as_much_as_one_of_a_small_one(
    client, clerk, django_assert_max_num_queries
):
    lines = [[*GOOD[:4], f"Vụ số {turn}."] for turn in range(60)]
    run = check(client, "incidents", HEADINGS, *lines)
    with django_assert_max_num_queries(22):
        page_of(client, run)


def test_when_the_file_is_gone_the_balance_stays_and_nothing_more_can_be_done(client, clerk):
    run = bring_in(client, "incidents", HEADINGS, GOOD, NOWHERE)
    ImportRun.objects.update(kept_until=timezone.now() - timedelta(minutes=1))
    runs.remove_old()
    page = page_of(client, run).content.decode()
    assert "are gone; the balance stays" in page and "Undo the import" not in page
    assert client.get(reverse("rejected-rows", args=[run.pk])).status_code == 404
    for name in ("apply-import", "undo-import", "decide-rows"):
        assert client.post(reverse(name, args=[run.pk])).status_code == 302
    run.refresh_from_db()
    assert (run.state, counts(run), Incident.objects.count()) == ("applied", (1, 0, 0, 1), 1)
