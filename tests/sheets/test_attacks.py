"""Who means harm, or only presses the wrong button, gets a sentence: nothing breaks and nothing gets in."""

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.sheets import limits
from borderops.sheets.carrying import carry_out
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_clerk,
    make_commune,
    make_observer,
    make_other_district,
    make_returned,
    make_submitted,
)
from tests.sheets.books import bring_in, check, counts, export, lines_of, send, told, xlsx
from tests.sheets.nasty.books import READABLE, REFUSED

pytestmark = pytest.mark.django_db
HEADINGS = ["Day", "Commune", "District", "Kind of incident", "Offenders", "Account"]
GOOD = ["20/05/2024", "Lũng Cú", "Đồng Văn", "D2", 3, "Tổ tuần tra phát hiện."]


@pytest.mark.parametrize("makes", READABLE + REFUSED, ids=lambda makes: makes.__name__)
def test_a_nasty_workbook_gets_a_page_or_a_sentence(client, clerk, makes, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROWS", 2_000)
    name, content = makes()
    answer = send(client, "incidents", content, Path(name).name)
    if answer.status_code == 422:
        assert all(answer.context["form"].errors["file"])
        return
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert page.status_code == 200
    run = ImportRun.objects.latest("pk")
    layout = client.get(reverse("sheet-layout", args=[run.pk]))
    assert layout.status_code in (200, 302)
    assert run.state in ("sent", "checked") and run.adds_up, (run.state, run.fault)


@pytest.fixture
def neighbour():
    """A clerk of another district, with a record of their own."""
    far = make_other_district()
    clerk = make_clerk(far)
    place = make_commune("Nàn Xỉn", "01060", far)
    return make_returned(clerk, commune=place, account="Chuyện của Xín Mần.")


def test_a_clerk_changes_no_record_of_another_district(client, clerk, neighbour):
    before = neighbour.history.count()
    run = bring_in(client, "incidents", ["Number", "Offenders"], [neighbour.number, 99])
    assert counts(run) == (0, 0, 0, 1)
    neighbour.refresh_from_db()
    assert (neighbour.offenders, neighbour.history.count()) == (2, before)
    assert "Chuyện" not in told(run)


def test_a_clerk_brings_no_record_to_another_district(client, clerk, neighbour):
    there = ["20/05/2024", "Nàn Xỉn", "Xín Mần", "D2", 3, "x"]
    run = bring_in(client, "incidents", HEADINGS, GOOD, there)
    assert counts(run) == (1, 0, 0, 1)
    assert {record.district_id for record in Incident.objects.exclude(pk=neighbour.pk)} == {
        make_commune().district.pk
    }


def test_an_observer_brings_nothing_in(client, clerk):
    client.force_login(make_observer())
    assert client.get(reverse("import-sheet", args=["incidents"])).status_code == 403
    assert send(client, "incidents", xlsx(HEADINGS, GOOD)).status_code == 403
    assert not ImportRun.objects.exists()
    assert "bring it back" not in client.get(reverse("sheets")).content.decode()


@pytest.mark.parametrize("address", ["check-import", "sheet-layout", "rejected-rows", "undo-import"])
def test_nobody_sees_what_another_sent(client, clerk, address):
    run = check(client, "incidents", HEADINGS, GOOD)
    client.force_login(make_clerk(make_commune().district, name="colleague"))
    assert client.get(reverse(address, args=[run.pk])).status_code == 404
    for verb in ("apply-import", "undo-import", "cancel-import", "decide-rows"):
        assert client.post(reverse(verb, args=[run.pk])).status_code == 404
    assert not Incident.objects.exists()


def end_the_posting(clerk):
    Posting.objects.filter(user=clerk).update(valid_to=timezone.localdate() - timedelta(days=1))


def shut_the_account(clerk):
    type(clerk).objects.filter(pk=clerk.pk).update(is_active=False)


@pytest.mark.parametrize("ends", [end_the_posting, shut_the_account])
def test_who_lost_the_right_since_the_check_brings_nothing_in(client, clerk, ends):
    run = check(client, "incidents", HEADINGS, GOOD)
    ends(clerk)
    answer = client.post(reverse("apply-import", args=[run.pk]))
    assert answer.status_code in (302, 403)
    run.refresh_from_db()
    assert run.state == "checked" and not Incident.objects.exists()


@pytest.mark.parametrize("ends", [end_the_posting, shut_the_account])
def test_who_lost_the_right_while_the_work_waits_brings_nothing_in(client, clerk, ends):
    run = check(client, "incidents", HEADINGS, GOOD)
    token = run.ask("apply")
    ImportRun.objects.filter(pk=run.pk).update(
        job="apply", state="applying", token=token, asked_at=run.asked_at, language="en", picked_at=None
    )
    ends(clerk)
    carry_out.call(run.pk, str(token))
    run.refresh_from_db()
    assert (run.state, run.job) == ("stopped", "") and "may no longer import" in run.fault
    assert not Incident.objects.exists()


def test_who_lost_one_of_two_districts_since_the_check_brings_rows_of_the_other_alone(client, clerk):
    far = make_commune("Nàn Xỉn", "01060", make_other_district())
    posting = Posting.objects.get(user=clerk)
    posting.districts.add(far.district)
    there = ["20/05/2024", "Nàn Xỉn", "Xín Mần", "D2", 3, "x"]
    run = check(client, "incidents", HEADINGS, GOOD, there)
    assert counts(run) == (2, 0, 0, 0)
    posting.districts.remove(far.district)
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, counts(run)) == ("applied", (1, 0, 0, 1))
    assert Incident.objects.get().district == make_commune().district


def test_what_waits_for_review_is_not_changed_by_a_sheet(client, clerk):
    record = make_submitted(clerk)
    run = bring_in(client, "incidents", ["Number", "Offenders"], [record.number, 99])
    assert counts(run) == (0, 0, 0, 1)
    record.refresh_from_db()
    assert record.offenders == 2


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("http://x","y")', "＝1+1"]


def test_formulas_come_in_as_text_and_go_out_harmless(client, clerk):
    lines = [[*GOOD[:-1], text] for text in FORMULAS]
    run = bring_in(client, "incidents", HEADINGS, *lines)
    assert counts(run) == (len(FORMULAS), 0, 0, 0)
    assert {*Incident.objects.values_list("account", flat=True)} == {*FORMULAS}
    text = export(client, "incidents", format="csv").decode("utf-8-sig")
    for cell in (cell for line in csv.reader(text.splitlines()) for cell in line):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    book = zipfile.ZipFile(io.BytesIO(export(client, "incidents")))
    assert not any(b"<f>" in book.read(name) for name in book.namelist())
    place = lines_of(export(client, "incidents"))[0].index("Account")
    assert {line[place] for line in lines_of(export(client, "incidents"))[1:]} == {*FORMULAS}


def test_the_workbook_of_rejected_rows_holds_no_formula(client, clerk):
    run = check(client, "incidents", HEADINGS, *[["=1+1", text, "+x", "@y", "-", text] for text in FORMULAS])
    answer = client.get(reverse("rejected-rows", args=[run.pk]))
    book = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert not any(b"<f>" in book.read(name) for name in book.namelist())
    assert any(b"cmd|" in book.read(name) for name in book.namelist())


def test_words_of_a_file_are_no_part_of_the_page(client, clerk):
    evil = "<script>alert(1)</script>"
    run = check(client, "incidents", [*HEADINGS, evil], ["x", evil, evil, evil, evil, evil, evil])
    for address in ("sheet-layout", "check-import"):
        page = client.get(reverse(address, args=[run.pk])).content.decode()
        assert evil not in page
    assert "&lt;script&gt;" in page or run.state == "sent"


def test_a_file_name_leads_nowhere(client, clerk):
    send(client, "incidents", xlsx(HEADINGS, GOOD), "../../../etc/<b>passwd.xlsx")
    run = ImportRun.objects.latest("pk")
    assert run.file.name.startswith("sheets/") and ".." not in run.file.name
    assert "<b>passwd" not in client.get(reverse("check-import", args=[run.pk])).content.decode()
