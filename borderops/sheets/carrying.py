"""The work on a run: its check and its apply, batch by batch, so that a restart goes on where it broke off."""

import logging
import time

from django.db import OperationalError, transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from borderops.sheets import undoing
from borderops.sheets.garbage import collecting_seldom
from borderops.sheets.models import ImportRun, RunRow
from borderops.sheets.noting import decided, decisions_of, done_rows, keep, sum_up, tell_sheets
from borderops.sheets.options import WHOLE
from borderops.sheets.outcomes import Kind
from borderops.sheets.passage import Passage, Terms
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks
from borderops.sheets.run_files import contents_of
from borderops.sheets.turns import let_others_write, more_at_hand

State = ImportRun.State

# How often a batch that the database refused, such as for a deadlock, is tried again.
TRIES = 5
# Seconds before the first new try; each further one waits twice as long.
A_MOMENT = 0.05
logger = logging.getLogger(__name__)


class Cancelled(Exception):
    """The person stopped the work, or another call has taken it over."""


@task
def carry_out(pk, token):
    """Does what was asked for, unless another call does it; whatever happens, the run says how it ended."""
    run = ImportRun.pick_up(pk, token)
    if run is None:
        return
    jobs = {"check": check, "apply": apply, "undo": undo}
    with override(run.language), collecting_seldom(), more_at_hand():
        try:
            refuse_strangers(run)
            jobs[run.job](run)
        except Cancelled:
            pass
        except SheetProblem as problem:
            end(run, ended_badly(run), str(problem))
        except Exception:
            logger.exception("The work on import run %s failed.", pk)
            end(run, ended_badly(run), unexpected_words())


def refuse_strangers(run):
    """Whoever lost the right since the file was sent brings nothing in any more."""
    if not (run.user.is_active and workbooks[run.workbook].may_import(run.user)):
        raise SheetProblem(_("You may no longer import here. Ask the administrator about your postings."))


def ended_badly(run):
    """The state of a run whose work broke off: what is in the register already stays there."""
    return State.FAILED if run.job == "check" else State.STOPPED


def unexpected_words():
    return _("An unexpected fault stopped the work. Try again; if it stays, tell the administrator.")


def end(run, state, fault="", **told):
    """Ends the job, if it is still this call's."""
    mine = ImportRun.objects.filter(pk=run.pk, token=run.token)
    mine.update(job="", state=state, fault=fault, beat_at=timezone.now(), **told)
    run.refresh_from_db()


def go_on(run, done):
    """A sign of life; ends the job where the person asked for that."""
    if not run.beat(done):
        run.refresh_from_db()
        if run.cancel_asked:
            sum_up(run)
            end(run, State.SENT if run.job == "check" else State.STOPPED)
        raise Cancelled


def check(run):
    """Finds out what would become of each row; nothing is imported."""
    contents, not_read = contents_of(run)
    decisions = decisions_of(run)
    tell_sheets(run, contents, not_read)
    terms = Terms(run.user, True, tuple(run.options), decisions=decided(decisions))
    passage = Passage(workbooks[run.workbook], contents, terms)
    told = RunRow.objects.filter(run=run)
    told.delete()
    if passage.stands_alone:
        for results in steps(run, passage):
            with transaction.atomic():
                keep(run, results, decisions)
    else:
        with transaction.atomic():
            results = [result for step in passage.steps() for result in step()]
            transaction.set_rollback(True)
        keep(run, results, decisions)
    sum_up(run)
    end(run, State.CHECKED)


def steps(run, passage):
    """The results of each step, with a sign of life after it."""
    done = 0
    for step in passage.steps():
        results = step()
        yield results
        done += len(results)
        go_on(run, done)


def apply(run):
    """Imports what the check found good, at most 500 rows at a time; rows of an earlier call are not taken again."""
    for turn in range(TRIES):
        try:
            apply_rest(run)
            break
        except OperationalError:
            if turn == TRIES - 1:
                raise
            logger.warning("Import run %s: a batch was refused by the database and is tried again.", run.pk)
            time.sleep(A_MOMENT * 2**turn)


def apply_rest(run):
    contents, not_read = contents_of(run)
    decisions, done = decisions_of(run), done_rows(run)
    terms = Terms(run.user, False, tuple(run.options), done=done, decisions=decided(decisions))
    passage, count = Passage(workbooks[run.workbook], contents, terms), sum(map(len, done.values()))
    for step in passage.steps():
        with transaction.atomic():
            results = step()
            keep(run, results, decisions, applied=True, done=done)
        count += len(results)
        if WHOLE in run.options and any(result.kind == Kind.REJECTED for _turn, result in results):
            return take_all_back(run)
        go_on(run, count)
        let_others_write()
    sum_up(run)
    end(run, State.APPLIED, applied_at=timezone.now())
    return None


def take_all_back(run):
    """All or nothing: a row failed that the check had found good, so what is in goes out again."""
    undoing.take_back(run, lambda done: run.beat(done))
    RunRow.objects.filter(run=run, applied=True).update(applied=False)
    sum_up(run)
    words = _("Nothing was imported: a row failed that was good when it was checked. Check the file again.")
    end(run, State.FAILED, words)


def undo(run):
    """Takes back what the run brought; what somebody touched since stays, and is listed."""
    undoing.take_back(run, lambda done: go_on(run, done))
    end(run, State.UNDONE, undone_at=timezone.now())
