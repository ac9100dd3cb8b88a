"""From a file that somebody sent to a checked, applied and perhaps undone run, under the rights of the moment."""

import hashlib
import logging
import uuid
from datetime import timedelta

from django.utils import timezone

from borderops.sheets.carrying import carry_out
from borderops.sheets.grids import open_book
from borderops.sheets.layouts import Layout, guess
from borderops.sheets.models import ImportRun, RunRow
from borderops.sheets.open_files import keep_open, open_file
from borderops.sheets.questions import questions as questions_of
from borderops.sheets.questions import settle
from borderops.sheets.registry import workbooks
from borderops.sheets.remembering import recall

KEPT_FOR = timedelta(days=7)
BATCH = 500
State = ImportRun.State
# From which states a job may be asked for, and the state while it is done.
LEADS_FROM = {
    "check": [State.SENT, State.CHECKED, State.FAILED],
    "apply": [State.CHECKED, State.STOPPED],
    "undo": [State.APPLIED, State.STOPPED],
}
LEADS_TO = {"check": State.CHECKING, "apply": State.APPLYING, "undo": State.UNDOING}
logger = logging.getLogger(__name__)


def send(workbook, upload, name, user, options=()):
    """Keeps a file and guesses how it is to be read; raises SheetProblem where it cannot be read at all."""
    book = open_book(upload, name)
    layout = settle(guess(book, workbook, recall(user, workbook)), book, workbook, recalled=True)
    run = ImportRun(user=user, workbook=workbook.key, original_name=name[-255:], options=list(options))
    run.layout, run.size, run.kept_until = layout.as_json(), upload.size, timezone.now() + KEPT_FOR
    upload.seek(0)
    run.digest = hashlib.file_digest(upload, "sha256").hexdigest()
    run.file.save(name, upload, save=False)
    run.save()
    keep_open(run, book, layout.encoding, layout.separator)
    return run


def questions(run):
    """What the person must still say before the file can be checked."""
    layout = Layout.from_json(run.layout)
    book = open_file(run, layout.encoding, layout.separator)
    return questions_of(layout, book, workbooks[run.workbook], run.user)


def lay_out(run, layout):
    """Keeps how a file is to be read, while it can still be checked so; what an earlier check found counts no more."""
    changed = ready(run, "check").update(layout=layout.as_json(), state=State.SENT)
    run.refresh_from_db()
    return bool(changed)


def ready(run, job):
    """The run, if it is ready for a job and nothing else goes on.

    Once its file is gone, so is what was noted of its rows: then nothing can be done with it any more.
    """
    return ImportRun.objects.filter(pk=run.pk, state__in=LEADS_FROM[job], job="").exclude(file="")


def choose_whole(run, whole):
    """Keeps whether all rows or none shall go in, while they still can; gives whether it was kept."""
    options = [each for each in run.options if each != "whole"] + ["whole"] * whole
    kept = ready(run, "apply").update(options=options)
    run.refresh_from_db()
    return bool(kept)


def ask(run, job, now=False):
    """Asks the worker for a job, or does it now, if the run is ready for it; gives whether it was."""
    token = run.ask(job)
    asked = ready(run, job).update(
        job=job, token=token, asked_at=run.asked_at, picked_at=None, beat_at=None, done=0, fault="",
        cancel_asked=False, language=run.language, state=LEADS_TO[job],
    )  # fmt: skip
    if asked:
        (carry_out.call if now else carry_out.enqueue)(run.pk, str(token))
    run.refresh_from_db()
    return bool(asked)


def take_up_again(run):
    """Has a job that broke off without a word gone on with; the old call, should it wake, finds itself replaced."""
    token = uuid.uuid4()
    waiting = ImportRun.objects.filter(pk=run.pk, token=run.token).exclude(job="")
    if waiting.update(token=token, asked_at=timezone.now(), picked_at=None, beat_at=None):
        carry_out.enqueue(run.pk, str(token))
    run.refresh_from_db()


def take_up_the_dead():
    """Goes on with every import whose worker was killed."""
    for run in ImportRun.objects.exclude(job="").exclude(picked_at=None):
        if run.is_dead:
            take_up_again(run)


def cancel(run):
    """Asks the worker to stop after the rows that it is at; a job that nobody has begun ends at once."""
    ImportRun.objects.filter(pk=run.pk).exclude(job="").update(cancel_asked=True)
    before = {"check": State.SENT, "apply": State.STOPPED, "undo": State.STOPPED}
    if run.job:
        still_waiting = ImportRun.objects.filter(pk=run.pk, token=run.token, picked_at=None).exclude(job="")
        still_waiting.update(job="", state=before[run.job], token=uuid.uuid4())
    run.refresh_from_db()


def decide(run, decided):
    """Notes what becomes of rows that somebody has changed since the export, and has the file checked anew."""
    if run.job or run.state not in LEADS_FROM["check"]:
        return False
    for row, decision in decided.items():
        row.decision = decision
    RunRow.objects.bulk_update(decided, ["decision"], batch_size=BATCH)
    return ask(run, "check")


def remove_old():
    """Removes files and what was quoted from them when their time is over; who brought what, and the balance, stays."""
    for run in ImportRun.objects.filter(kept_until__lt=timezone.now(), job="").exclude(file="").iterator():
        RunRow.objects.filter(run=run).delete()
        run.file.delete(save=False)
        run.layout = {}
        run.save(update_fields=["file", "layout"])
