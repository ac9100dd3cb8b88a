"""Exports: exactly what the list shows, under the person's rights, and back again unchanged."""

import io
import zipfile
from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from borderops.incidents.models import Incident
from borderops.lists.models import Register
from borderops.people.models import User
from borderops.people.roles import Role
from borderops.sheets.models import ExportRun, ImportRun
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_struck,
    make_submitted,
    make_user,
)
from tests.sheets.books import counts, export, lines_of, rejected, send

pytestmark = pytest.mark.django_db

NASTY = "=1+1; @x\n  'thụt'   đầu dòng, \"trích\" _x000D_"


@pytest.fixture
def records(clerk):
    """The clerk's records in every state and shape."""
    straddling = make_commune("Đồng Văn", "00721", kind="thị trấn")
    straddling.other_districts.add(make_other_district())
    full = {
        "occurred_time": time(7, 40, 30),
        "marker": make_marker(),
        "place_note": "-Xóm 1",
        "direction": "entry",
        "account": NASTY,
        "regime": "HD",
    }
    make_draft(clerk, code=make_code("Z1", "Khác"))
    make_submitted(clerk, **full)
    make_returned(clerk, offenders=None, offenders_unknown=True)
    make_accepted(clerk, commune=straddling, **full)
    make_struck(clerk)
    Incident(occurred_on=date(2024, 5, 1)).write(clerk)
    return clerk


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("options", [{}, {"options": "submit"}])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_exported_row_comes_back_unchanged(client, records, kind, options, language):
    client.cookies["django_language"] = language
    content = export(client, "incidents", format=kind)
    assert send(client, "incidents", content, f"a.{kind}", **options).status_code == 302
    run = ImportRun.objects.get()
    assert rejected(run) == []
    assert counts(run) == (0, 0, Incident.objects.visible_to(records).count(), 0)
    assert run.rows == 6


def test_a_draft_that_got_its_number_since_is_still_known(client, clerk):
    record = make_draft(clerk)
    content = export(client, "incidents")
    record.submit(clerk)
    send(client, "incidents", content)
    assert counts(ImportRun.objects.get()) == (0, 0, 1, 0)


def test_an_export_is_exactly_what_the_list_shows(client, records):
    lines = lines_of(export(client, "incidents", regime="HD", state="submitted"))
    assert [line[0] for line in lines[1:]] == ["VV-2024-DV-0001"]
    run = ExportRun.objects.get()
    assert (run.user, run.workbook, run.rows, run.format) == (records, "incidents", 1, "xlsx")
    assert run.filters == "regime=HD&state=submitted"


def test_a_filter_that_cannot_be_read_exports_nothing(client, records):
    answer = client.get(reverse("export-sheet", args=["incidents"]), {"since": "hôm qua"}, follow=True)
    assert "Nothing was exported" in answer.content.decode()
    assert not ExportRun.objects.exists()


def test_days_and_numbers_are_real_and_texts_are_text(client, records):
    lines = lines_of(export(client, "incidents", state="submitted"))
    row = dict(zip(lines[0], lines[1], strict=True))
    assert (row["Day"], row["Time"], row["Offenders"]) == (date(2024, 5, 20), time(7, 40), 2)
    assert (row["Marker"], row["Kind of incident"], row["State"]) == (
        "424",
        "D2 Kind D2",
        "Waiting for review",
    )
    assert row["Hamlet or spot"] == "-Xóm 1"


def test_only_visible_records_are_exported(client, records):
    neighbour = make_clerk(make_other_district())
    client.force_login(neighbour)
    assert len(lines_of(export(client, "incidents"))) == 1


def test_an_overseer_exports_all_districts_but_no_drafts_of_others(client, records):
    client.force_login(make_overseer())
    assert len(lines_of(export(client, "incidents"))) - 1 == 4


def test_observers_may_not_export_incidents(client, records):
    client.force_login(make_observer())
    assert client.get(reverse("export-sheet", args=["incidents"])).status_code == 403


def test_without_the_right_to_accounts_an_export_has_none(client, records, monkeypatch):
    observer = make_observer()
    client.force_login(observer)
    may = {"incidents.export_incident", "incidents.view_incident"}
    monkeypatch.setattr(User, "permissions_today", frozenset(may))
    content = export(client, "incidents")
    assert "Account" not in lines_of(content)[0]
    texts = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "trích" not in texts


def test_strangers_and_administrators_export_no_incidents(client, clerk):
    for user in (make_user(), make_user(Role.ADMINISTRATOR, province_wide=True)):
        client.force_login(user)
        assert client.get(reverse("export-sheet", args=["incidents"])).status_code == 403


def test_sample_data_says_so_and_still_comes_back_unchanged(client, records):
    Register.objects.update_or_create(pk=1, defaults={"sample_data": True})
    for kind in ("xlsx", "csv"):
        answer = client.get(reverse("export-sheet", args=["incidents"]), {"format": kind})
        content = b"".join(answer.streaming_content)
        assert "sample-data-incidents-" in answer["Content-Disposition"]
        first = lines_of(content)[0][0] if kind == "xlsx" else content.decode("utf-8-sig").splitlines()[0]
        assert first == "# Sample data"
        send(client, "incidents", content, f"a.{kind}")
        assert counts(ImportRun.objects.latest("pk"))[2] == 6


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk):
    make_accepted(clerk, marker=make_marker())
    export(client, "incidents")
    with CaptureQueriesContext(connection) as one:
        export(client, "incidents")
    for _n in range(10):
        make_accepted(clerk, marker=make_marker())
    with CaptureQueriesContext(connection) as many:
        export(client, "incidents")
    assert len(many) == len(one)


def test_an_unknown_format_or_register_is_not_there(client, clerk):
    assert client.get(reverse("export-sheet", args=["incidents"]), {"format": "exe"}).status_code == 404
    assert client.get(reverse("export-sheet", args=["secrets"])).status_code == 404
