"""The pages of Excel in and out: who may open which, templates, the admin's buttons, and how long files stay."""

import hashlib
import io
import re
import uuid
import zipfile
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tablib import Dataset

from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.sheets import forms, runs, sending, upload_views
from borderops.sheets.models import ExportRun, ImportRun
from borderops.sheets.registry import workbooks
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.sheets.books import check, csv_bytes, lines_of, send, xlsx

pytestmark = pytest.mark.django_db

LINES = ["Day", "Commune"], ["20/5/2024", "Lũng Cú"]


def text_of(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_the_index_offers_what_the_person_may_do(client, clerk):
    page = text_of(client, "sheets")
    assert reverse("import-sheet", args=["incidents"]) in page
    assert reverse("export-sheet", args=["communes"]) in page
    assert reverse("import-sheet", args=["communes"]) not in page
    client.force_login(make_administrator())
    page = text_of(client, "sheets")
    assert reverse("import-sheet", args=["communes"]) in page
    assert "/sheets/incidents/" not in page


def test_strangers_and_who_is_logged_out_see_nothing(client):
    assert client.get(reverse("sheets")).url.startswith(reverse("login"))
    client.force_login(make_user())
    assert client.get(reverse("sheets")).status_code == 403


def test_observers_export_lists_and_import_nothing(client):
    client.force_login(make_observer())
    assert reverse("export-sheet", args=["communes"]) in text_of(client, "sheets")
    for name in ("import-sheet", "sheet-template"):
        assert client.get(reverse(name, args=["incidents"])).status_code == 403
    assert send(client, "incidents", xlsx(*LINES)).status_code == 403


def test_an_import_is_seen_by_its_own_person_alone(client, clerk):
    run = check(client, "incidents", *LINES)
    client.force_login(make_overseer())
    assert client.get(reverse("check-import", args=[run.pk])).status_code == 404
    assert client.post(reverse("apply-import", args=[run.pk])).status_code == 404
    assert not Incident.objects.exists()


def test_applying_is_no_link(client, clerk):
    run = check(client, "incidents", *LINES)
    assert client.get(reverse("apply-import", args=[run.pk])).status_code == 405


def test_the_rights_of_the_moment_count(client, clerk):
    run = check(client, "incidents", *LINES)
    posting = clerk.postings.get()
    posting.districts.set([make_other_district()])
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.balance["new"], run.balance["rejected"]) == (0, 1)
    run = check(client, "incidents", *LINES)
    Posting.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    assert client.post(reverse("apply-import", args=[run.pk])).status_code == 403
    assert not Incident.objects.exists()


def test_the_file_is_kept_privately_with_its_digest(client, clerk):
    content = xlsx(*LINES)
    send(client, "incidents", content, "sổ vụ việc.xlsx")
    run = ImportRun.objects.get()
    assert run.digest == hashlib.sha256(content).hexdigest()
    assert run.original_name == "sổ vụ việc.xlsx"
    assert "sổ" not in run.file.name
    assert Path(run.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert Path(run.file.path).stat().st_mode & 0o777 == 0o600


def test_old_files_go_and_the_balance_stays(client, clerk):
    run, fresh = check(client, "incidents", *LINES), check(client, "incidents", *LINES)
    path = run.file.path
    ImportRun.objects.filter(pk=run.pk).update(kept_until=timezone.now() - timedelta(minutes=1))
    runs.remove_old()
    run.refresh_from_db()
    assert (run.file.name, run.layout, run.told.count(), run.balance["new"]) == ("", {}, 0, 1)
    assert not run.file.storage.exists(path)
    assert fresh.file.storage.exists(fresh.file.name)


# The upload


def test_the_upload_says_who_sees_the_file_and_until_when(client, clerk):
    page = text_of(client, "import-sheet", "incidents")
    assert "Only you see the file. It is kept for 7 days" in page
    assert "up to 20 MB and 200,000 rows" in page


def test_what_was_chosen_for_the_whole_import_is_kept(client, clerk):
    send(client, "incidents", xlsx(*LINES), options=["submit", "whole", "duplicates"])
    assert set(ImportRun.objects.get().options) == {"submit", "whole", "duplicates"}
    assert send(client, "incidents", xlsx(*LINES), options=["nonsense"]).status_code == 422


def test_the_same_form_sent_twice_is_one_import(client, clerk, monkeypatch):
    """Once when its answer was lost on the way, and once where the session knows of nothing yet: a double click."""
    monkeypatch.setattr(sending, "AT_ONCE", timedelta(hours=1))
    content, key = xlsx(*LINES), str(uuid.uuid4())
    folder = Path(settings.MEDIA_ROOT, "sheets")
    before = {each.name for each in folder.iterdir()} if folder.exists() else set()
    first, second = (send(client, "incidents", content, form_key=key).url for _turn in range(2))
    client.session.flush()
    client.force_login(clerk)
    third = send(client, "incidents", content, form_key=key).url
    assert first == second == third
    assert {each.name for each in folder.iterdir()} - before == {Path(ImportRun.objects.get().file.name).name}


def test_another_file_or_another_person_is_another_import(client, clerk):
    key = str(uuid.uuid4())
    send(client, "incidents", xlsx(*LINES), form_key=key)
    send(client, "incidents", xlsx(*LINES, ["21/5/2024", "Lũng Cú"]), form_key=str(uuid.uuid4()))
    client.force_login(make_clerk(clerk.postings.get().districts.get(), name="colleague"))
    send(client, "incidents", xlsx(*LINES), form_key=key)
    assert ImportRun.objects.count() == 3


def test_a_file_that_was_imported_before_is_named_and_taken(client, clerk):
    content = xlsx(*LINES)
    send(client, "incidents", content)
    before = ImportRun.objects.get()
    client.post(reverse("apply-import", args=[before.pk]))
    page = client.get(send(client, "incidents", content).url).content.decode()
    assert "You imported this same file at" in page
    assert reverse("check-import", args=[before.pk]) in page
    assert ImportRun.objects.latest("pk").balance["new"] == 0


def test_a_file_of_more_than_ten_megabytes_arrives_whole(client, clerk):
    rows = [["20/5/2024", "x" * 110_000]] * 100
    content = csv_bytes(["Day", "Mystery"], *rows)
    send(client, "incidents", content, "lớn.csv")
    assert ImportRun.objects.get().digest == hashlib.sha256(content).hexdigest()


def test_a_file_that_is_too_large_is_refused_with_the_limit(client, clerk, monkeypatch):
    monkeypatch.setattr(forms, "MOST_BYTES", 1024)
    assert send(client, "incidents", xlsx(*LINES)).context["form"].errors["file"]


@pytest.mark.parametrize(("content", "name"), [(b"", "a.xlsx"), (b"rubbish", "a.xlsx"), (b"x", "a.docx")])
def test_a_broken_file_gets_a_sentence_beside_its_field(client, clerk, content, name):
    answer = send(client, "incidents", content, name)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_no_file_at_all(client, clerk):
    answer = client.post(reverse("import-sheet", args=["incidents"]))
    assert "Choose a file" in answer.content.decode()


def test_the_template_has_headings_drop_downs_and_an_explanation(client, clerk):
    answer = client.get(reverse("sheet-template", args=["incidents"]))
    assert answer["Content-Disposition"] == 'attachment; filename="incidents-template.xlsx"'
    assert lines_of(answer.content)[0][:4] == ["Number", "Day", "Time", "Commune"]
    parts = zipfile.ZipFile(io.BytesIO(answer.content))
    assert b'<dataValidation type="list"' in parts.read("xl/worksheets/sheet1.xml")
    assert b"D2 Kind D2" in parts.read("xl/sharedStrings.xml")


def test_a_template_sent_back_empty_says_that_it_has_no_rows(client, clerk):
    content = client.get(reverse("sheet-template", args=["incidents"])).content
    assert "no row below them" in send(client, "incidents", content).content.decode()


def test_the_admin_leads_to_the_same_pages(client):
    client.force_login(make_administrator())
    page = client.get("/admin/districts/commune/").content.decode()
    assert 'href="/admin/districts/commune/import/"' in page
    assert client.get("/admin/districts/commune/import/").url == "/sheets/communes/import/"
    assert client.get("/admin/districts/commune/export/").url == "/sheets/communes/export/"


def test_the_admin_shows_no_button_without_the_right(client, clerk):
    page = client.get("/admin/incidents/incident/").content.decode()
    assert "/admin/incidents/incident/import/" in page
    client.force_login(make_clerk(make_other_district(), name="other"))
    assert client.get("/admin/districts/commune/").content.decode().count("/import/") == 0


def test_stock_import_and_export_of_the_library_obey_the_same_rules(clerk):
    """The library's own calls, as other code may use them."""
    resource = workbooks["incidents"].resource()
    sheet = Dataset(["20/5/2024", "Lũng Cú"], ["hôm qua", "Lũng Cú"], headers=["Day", "Commune"])
    result = resource.import_data(sheet, user=clerk, dry_run=True)
    assert [row.kind for row in result.rows] == ["new", "rejected"]
    assert not Incident.objects.exists()
    workbooks["incidents"].resource().import_data(sheet, user=clerk)
    exported = workbooks["incidents"].resource().export(Incident.objects.all())
    assert exported["Commune"] == ["xã Lũng Cú"]
    assert exported.headers[0] == "Number"


# The list of imports


def test_the_index_leads_to_the_next_step_of_each_import(client, clerk):
    send(client, "incidents", xlsx(["Day", "Mystery"], ["20/5/2024", "a"]))
    open_one = ImportRun.objects.latest("pk")
    checked = check(client, "incidents", *LINES)
    page = text_of(client, "sheets")
    assert f'href="{reverse("sheet-layout", args=[open_one.pk])}">Say how it is read' in page
    assert f'href="{reverse("check-import", args=[checked.pk])}">Look through it and import' in page
    client.force_login(make_overseer())
    assert "vu-viec.xlsx" not in text_of(client, "sheets")


def test_an_import_at_work_shows_how_far_it_is(client, clerk):
    run = check(client, "incidents", *LINES)
    ImportRun.objects.filter(pk=run.pk).update(job="apply", state="applying", done=1500, of=20000)
    page = text_of(client, "sheets")
    assert "1,500 of 20,000 rows" in page
    assert "See how far it is" in page


def test_the_index_holds_the_large_exports_while_their_files_are_kept(client, clerk):
    told = {"user": clerk, "workbook": "incidents", "format": "xlsx", "kept_until": timezone.now()}
    ExportRun.objects.create(**told, file="sheets/a.xlsx", file_name="incidents.xlsx", rows=60_000)
    ExportRun.objects.create(**told, job="export", done=10_000, of=60_000, asked_at=timezone.now())
    ExportRun.objects.create(**told)
    runs = client.get(reverse("sheets")).context["exports"]
    assert len(runs) == 2
    assert "10,000 of 60,000 rows" in text_of(client, "sheets")


def test_older_imports_and_exports_are_reached_page_by_page(client, clerk, monkeypatch):
    monkeypatch.setattr(upload_views, "RUNS_SHOWN", 2)
    told = {"workbook": "incidents", "user": clerk}
    imports = [ImportRun.objects.create(original_name=f"so-{n}.xlsx", **told) for n in range(5)]
    exports = [ExportRun.objects.create(fault="Không còn.", **told) for _n in range(3)]
    address, seen = reverse("sheets"), []
    while address:
        page = client.get(address)
        seen += [run for run, _workbook in page.context["runs"]]
        assert [run for run, _workbook in page.context["exports"]] == exports[:0:-1]
        links = re.findall(r'rel="next" href="([^"#]*)#runs"', page.content.decode())
        address = links and reverse("sheets") + unescape(links[0])
    assert seen == imports[::-1]
    page = client.get(reverse("sheets"), {"imports": 3, "exports": 2})
    assert [run for run, _workbook in page.context["runs"]] == imports[:1]
    assert [run for run, _workbook in page.context["exports"]] == exports[:1]
    assert 'href="?imports=2&amp;exports=2#runs"' in page.content.decode()
    assert 'href="?imports=3&amp;exports=1#exports"' in page.content.decode()


@pytest.mark.parametrize("asked", ["0", "-1", "x", "99999999999"])
def test_a_page_of_imports_that_there_is_not_is_the_nearest_one(client, clerk, asked):
    ImportRun.objects.create(original_name="so.xlsx", workbook="incidents", user=clerk)
    assert len(client.get(reverse("sheets"), {"imports": asked, "exports": asked}).context["runs"]) == 1


def test_the_index_asks_for_no_more_with_more_imports(client, clerk, django_assert_max_num_queries):
    for n in range(3):
        ImportRun.objects.create(user=clerk, workbook="incidents", original_name=f"{n}.xlsx", digest=n)
    with CaptureQueriesContext(connection) as few:
        text_of(client, "sheets")
    for n in range(10):
        ImportRun.objects.create(user=clerk, workbook="incidents", original_name=f"{n}.xlsx", digest=n)
    with django_assert_max_num_queries(len(few)):
        text_of(client, "sheets")
