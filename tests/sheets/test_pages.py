"""The pages of Excel in and out: who may open which, templates, the admin's buttons, and how long files stay."""

import hashlib
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from tablib import Dataset

from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.sheets import uploads
from borderops.sheets.models import ImportRun
from borderops.sheets.registry import workbooks
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.sheets.books import check, lines_of, send, xlsx

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
    ImportRun.objects.filter(pk=run.pk).update(started_at=timezone.now() - timedelta(days=8))
    uploads.remove_old_uploads()
    run.refresh_from_db()
    assert (run.file.name, run.report, run.balance["new"]) == ("", {}, 1)
    assert not run.file.storage.exists(path)
    assert fresh.file.storage.exists(fresh.file.name)
    page = client.post(reverse("apply-import", args=[run.pk]), follow=True).content.decode()
    assert "Nothing was imported" in page


def test_a_file_that_breaks_while_it_is_applied_changes_nothing(client, clerk, monkeypatch):
    run = check(client, "incidents", *LINES)

    def break_down(self, *args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(ImportRun, "take_down", break_down)
    page = client.post(reverse("apply-import", args=[run.pk]), follow=True).content.decode()
    assert "Nothing was imported" in page
    assert not Incident.objects.exists()


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


def test_many_rejected_rows_are_shown_in_pages(client, clerk):
    run = check(client, "incidents", ["Day"], *([f"x{n}"] for n in range(120)))
    page = text_of(client, "check-import", run.pk)
    assert "Page 1 of 2" in page
    assert "x99" in page
    assert "x119" not in page
    assert "x119" in client.get(reverse("check-import", args=[run.pk]), {"rejected": 2}).content.decode()


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


def test_a_run_that_was_applied_is_never_called_failed(client, clerk, monkeypatch):
    run = check(client, "incidents", *LINES)
    client.post(reverse("apply-import", args=[run.pk]))
    monkeypatch.setattr(uploads.transaction, "atomic", None)
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert run.state == ImportRun.State.APPLIED
