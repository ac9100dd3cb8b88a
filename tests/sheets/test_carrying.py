"""The work on an import: in batches, watched, stopped, broken off and taken up again; nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.sheets import carrying, passage, runs
from borderops.sheets.models import ImportRun
from tests.factories import make_clerk, make_code, make_commune
from tests.sheets.books import check, counts, send, xlsx

HEADINGS = ["Day", "Commune", "Kind of incident", "Offenders", "Account"]
State = ImportRun.State


def lines(number):
    """So many incidents, each with words of its own."""
    return [["20/05/2024", "Lũng Cú", "D2", turn % 7, f"Vụ số {turn}."] for turn in range(number)]


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(passage, "MOST", 3)
    monkeypatch.setattr(passage, "LEAST", 3)


class Killed(BaseException):
    """What ends a worker from outside."""


def die_at(monkeypatch, turn):
    """Has the worker die while it keeps its batch of this turn."""
    kept, calls = carrying.keep, []

    def keep(*told, **more):
        calls.append(told)
        if len(calls) == turn:
            raise Killed
        return kept(*told, **more)

    monkeypatch.setattr(carrying, "keep", keep)


@pytest.mark.django_db
def test_every_row_of_an_import_in_batches_is_accounted_for(client, clerk, small_batches):
    run = check(client, "incidents", HEADINGS, *lines(10))
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, run.done, run.of, counts(run)) == (State.APPLIED, 10, 10, (10, 0, 0, 0))
    assert run.adds_up and Incident.objects.count() == 10


@pytest.mark.django_db
def test_a_worker_that_dies_is_followed_by_one_that_goes_on_behind_the_last_batch(
    client, clerk, small_batches, monkeypatch
):
    run = check(client, "incidents", HEADINGS, *lines(10))
    with monkeypatch.context() as patch:
        die_at(patch, 3)
        with pytest.raises(Killed):
            runs.ask(run, "apply", now=True)
    run.refresh_from_db()
    assert (run.state, Incident.objects.count()) == (State.APPLYING, 6)
    ImportRun.objects.update(beat_at=timezone.now() - timedelta(minutes=2))
    page = client.get(reverse("check-import", args=[run.pk])).content.decode()
    assert "goes on behind the last row" in page
    runs.take_up_the_dead()
    run.refresh_from_db()
    assert (run.state, counts(run), Incident.objects.count()) == (State.APPLIED, (10, 0, 0, 0), 10)


@pytest.mark.django_db
def test_a_call_that_wakes_up_late_finds_itself_replaced(client, clerk):
    run = check(client, "incidents", HEADINGS, *lines(2))
    late = run.token
    ImportRun.objects.update(
        job="apply", state=State.APPLYING, picked_at=timezone.now(), beat_at=timezone.now()
    )
    run.refresh_from_db()
    runs.take_up_again(run)
    assert (run.state, Incident.objects.count()) == (State.APPLIED, 2)
    carrying.carry_out.call(run.pk, str(late))
    assert Incident.objects.count() == 2


@pytest.mark.django_db
def test_an_import_can_be_stopped_and_gone_on_with(client, clerk, small_batches, monkeypatch):
    run = check(client, "incidents", HEADINGS, *lines(9))
    beat = ImportRun.beat

    def stop_soon(self, done):
        ImportRun.objects.filter(pk=run.pk).update(cancel_asked=done >= 6)
        return beat(self, done)

    with monkeypatch.context() as patch:
        patch.setattr(ImportRun, "beat", stop_soon)
        client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, Incident.objects.count()) == (State.STOPPED, 6)
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, counts(run), Incident.objects.count()) == (State.APPLIED, (9, 0, 0, 0), 9)


@pytest.mark.django_db
def test_work_that_nobody_picks_up_says_so(client, clerk):
    run = check(client, "incidents", HEADINGS, *lines(1))
    asked = timezone.now() - timedelta(seconds=20)
    ImportRun.objects.update(job="check", state=State.CHECKING, asked_at=asked, picked_at=None)
    page = client.get(reverse("import-progress", args=[run.pk])).content.decode()
    assert "Nobody has begun yet" in page and "manage.py work" in page
    client.post(reverse("cancel-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, run.job) == (State.SENT, "")


@pytest.mark.django_db
def test_all_or_nothing_takes_back_what_is_in_when_a_row_fails_after_all(client, clerk, small_batches):
    kind = make_code("D3", "Xuất cảnh trái phép")
    run = check(client, "incidents", HEADINGS, *lines(5), ["20/05/2024", "Lũng Cú", "D3", 1, ""])
    type(kind).objects.filter(pk=kind.pk).update(retired_on=date(2020, 1, 1))
    client.post(reverse("apply-import", args=[run.pk]), {"whole": "on"})
    run.refresh_from_db()
    assert (run.state, Incident.objects.count()) == (State.FAILED, 0)
    assert "Nothing was imported" in client.get(reverse("check-import", args=[run.pk])).content.decode()


@pytest.mark.django_db
def test_all_or_nothing_does_not_start_with_a_rejected_row(client, clerk):
    run = check(client, "incidents", HEADINGS, *lines(2), ["20/05/2024", "Ở đâu", "D2", 1, ""])
    answer = client.post(reverse("apply-import", args=[run.pk]), {"whole": "on"}, follow=True)
    assert "all or nothing" in answer.content.decode()
    assert not Incident.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_by_the_system_loses_nothing(client, english):
    make_code()
    clerk = make_clerk(make_commune().district)
    client.force_login(clerk)
    run = check(client, "incidents", HEADINGS, *lines(1500))
    token = run.ask("apply")
    ImportRun.objects.filter(pk=run.pk).update(
        job="apply", state=State.APPLYING, token=token, asked_at=run.asked_at, language="en", picked_at=None
    )
    with start_worker(run.pk, token) as worker:
        give_up = time.monotonic() + 60
        while not Incident.objects.exists() and time.monotonic() < give_up and worker.poll() is None:
            time.sleep(0.01)
        worker.send_signal(signal.SIGKILL)
        assert worker.wait() == -signal.SIGKILL, worker.stderr.read()
    kept = Incident.objects.count()
    assert kept and kept == run.told.filter(applied=True).count()
    ImportRun.objects.filter(job="apply").update(beat_at=timezone.now() - timedelta(minutes=2))
    runs.take_up_the_dead()
    run.refresh_from_db()
    assert (run.state, counts(run)) == (State.APPLIED, (1500, 0, 0, 0))
    assert Incident.objects.count() == 1500


def start_worker(pk, token):
    """A process of its own on the database of the tests, which does what the worker would do."""
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{told['NAME']}"
    else:
        url = os.environ["DATABASE_URL"].replace("/borderops?", f"/{told['NAME']}?")
    words = f"""
from django.conf import settings
settings.MEDIA_ROOT = {str(settings.MEDIA_ROOT)!r}
from borderops.sheets.carrying import carry_out
carry_out.call({pk}, {str(token)!r})
"""
    env = os.environ | {"DATABASE_URL": url}
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", words],
        cwd=settings.BASE_DIR,
        env=env,
        stderr=subprocess.PIPE,
    )


@pytest.mark.django_db
def test_a_sheet_for_each_month_is_taken_whole_and_a_row_that_stands_in_two_comes_once(client, clerk):
    first, second, third = lines(3)
    content = xlsx(HEADINGS, first, second, first="Tháng 1", extra=[("Tháng 2", [HEADINGS, second, third])])
    send(client, "incidents", content)
    run = ImportRun.objects.get()
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    told = {sheet["name"]: (sheet["balance"]["new"], sheet["balance"]["duplicate"]) for sheet in run.sheets}
    assert told == {"Tháng 1": (2, 0), "Tháng 2": (1, 1)}
    assert Incident.objects.count() == 3
    client.post(reverse("undo-import", args=[run.pk]))
    assert not Incident.objects.exists()
