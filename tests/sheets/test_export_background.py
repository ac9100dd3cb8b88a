"""Large exports: made by the worker under the rights of the moment, for one person, and for a week."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.lists.models import Register
from borderops.people.models import Posting
from borderops.sheets import export_runs
from borderops.sheets.models import ExportRun
from borderops.sheets.registry import workbooks
from tests.factories import make_accepted, make_clerk, make_draft
from tests.sheets.books import export, lines_of

pytestmark = pytest.mark.django_db
NOBODY_WORKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def large(client, clerk, monkeypatch):
    """A register with more rows than a page waits for."""
    monkeypatch.setattr(export_runs, "LARGE", 2)
    for _n in range(3):
        make_accepted(clerk)
    make_draft(clerk)
    return clerk


def ask(client, **query):
    answer = client.get(reverse("export-sheet", args=["incidents"]), query)
    run = ExportRun.objects.latest("pk")
    assert answer.url == reverse("export-run", args=[run.pk])
    return run


def file_of(client, run):
    return client.get(reverse("export-file", args=[run.pk]))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_large_export_is_made_in_the_background_and_fetched_from_its_page(client, large, kind):
    run = ask(client, format=kind, state="accepted")
    page = client.get(reverse("export-run", args=[run.pk])).content.decode()
    assert reverse("export-file", args=[run.pk]) in page and "3 rows" in page
    answer = file_of(client, run)
    content = b"".join(answer.streaming_content)
    assert len(lines_of(content) if kind == "xlsx" else content.decode().splitlines()) == 1 + 3
    assert run.file_name in answer["Content-Disposition"]
    assert (run.rows, run.of, run.job, run.fault) == (3, 3, "", "")


def test_a_small_export_is_sent_at_once(client, clerk):
    make_draft(clerk)
    assert len(lines_of(export(client, "incidents"))) == 2
    assert ExportRun.objects.get().rows == 1


def test_nobody_else_sees_the_run_or_its_file(client, large):
    run = ask(client)
    client.force_login(make_clerk(name="neighbour"))
    assert client.get(reverse("export-run", args=[run.pk])).status_code == 404
    assert file_of(client, run).status_code == 404


def test_the_file_stands_under_a_name_that_nobody_can_guess(client, large):
    run = ask(client)
    assert re.fullmatch(r"sheets/[0-9a-f]{32}\.xlsx", run.file.name)


def test_names_looked_for_are_gone_once_the_file_is_made(client, large, monkeypatch):
    monkeypatch.setitem(workbooks["incidents"].__dict__, "kept_back", ("q",))
    run = ask(client, q="VV", state="accepted", columns="code", format="xlsx")
    assert (run.filters, run.rows) == ("state=accepted", 3)
    assert run.columns == ["number", "code", "version"]


def test_an_export_that_waits_can_be_cancelled(client, large, settings):
    settings.TASKS = NOBODY_WORKS
    run = ask(client)
    assert "Waiting to begin" in client.get(reverse("export-run", args=[run.pk])).content.decode()
    client.post(reverse("export-run", args=[run.pk]), {"verb": "cancel"})
    run.refresh_from_db()
    assert (run.job, bool(run.file)) == ("", False)
    page = client.get(reverse("export-run", args=[run.pk])).content.decode()
    assert "The export was cancelled." in page


def test_an_export_cancelled_while_it_is_made_ends_without_a_file(client, large, settings, monkeypatch):
    settings.TASKS = NOBODY_WORKS
    run = ask(client)
    monkeypatch.setattr(
        export_runs.ExportRun, "beat", lambda self, done: export_runs.cancel(self) and False or False
    )
    export_runs.carry_out.func(run.pk, str(run.token))
    run.refresh_from_db()
    assert (run.job, bool(run.file), run.rows) == ("", False, 0)
    assert "cancelled" in run.fault


def test_an_export_that_nobody_took_up_says_so_and_can_be_asked_for_again(client, large, settings):
    settings.TASKS = NOBODY_WORKS
    run = ask(client)
    ExportRun.objects.update(asked_at=timezone.now() - timedelta(seconds=20))
    assert "Nobody has begun yet" in client.get(reverse("export-run", args=[run.pk])).content.decode()
    old = str(run.token)
    client.post(reverse("export-run", args=[run.pk]), {"verb": "again"})
    run.refresh_from_db()
    assert str(run.token) != old
    export_runs.carry_out.func(run.pk, old)
    assert not ExportRun.objects.get().file
    export_runs.carry_out.func(run.pk, str(run.token))
    assert ExportRun.objects.get().rows == 4


def test_who_lost_the_right_meanwhile_gets_no_file(client, large, settings):
    settings.TASKS = NOBODY_WORKS
    run = ask(client)
    Posting.objects.filter(user=large).delete()
    export_runs.carry_out.func(run.pk, str(run.token))
    run.refresh_from_db()
    assert (run.job, bool(run.file)) == ("", False)
    assert run.fault == "You may no longer export this register."


def test_the_page_asks_for_its_progress_without_the_rest(client, large, settings):
    settings.TASKS = NOBODY_WORKS
    run = ask(client)
    address = reverse("export-run", args=[run.pk])
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<progress" in part and "<html" not in part
    assert 'http-equiv="refresh"' in client.get(address).content.decode()
    export_runs.carry_out.func(run.pk, str(run.token))
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_files_go_after_a_week_and_that_they_went_out_stays_known(client, large):
    run = ask(client, state="accepted")
    name, storage = run.file.name, run.file.storage
    export_runs.remove_old()
    assert storage.exists(name)
    ExportRun.objects.update(kept_until=timezone.now() - timedelta(minutes=1))
    export_runs.remove_old()
    assert not storage.exists(name)
    run.refresh_from_db()
    assert (bool(run.file), run.rows, run.filters) == (False, 3, "state=accepted")
    assert "removed" in client.get(reverse("export-run", args=[run.pk])).content.decode()
    assert file_of(client, run).status_code == 404


def test_a_large_export_of_sample_data_says_so(client, large):
    Register.objects.update_or_create(pk=1, defaults={"sample_data": True})
    run = ask(client)
    assert run.file_name.startswith("sample-data-incidents-")
    assert lines_of(b"".join(file_of(client, run).streaming_content))[0][0] == "# Sample data"
