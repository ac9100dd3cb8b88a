"""Imports through the door of the runs, and taken back again."""

from django.core.files.uploadedfile import SimpleUploadedFile

from borderops.sheets import runs
from borderops.sheets.models import ImportRun, RunRow
from borderops.sheets.registry import workbooks
from tests.sheets.books import told, xlsx


def sent(user, key, content, options=()):
    """A workbook that was sent and checked."""
    upload = SimpleUploadedFile("so-lieu.xlsx", content)
    run = runs.send(workbooks[key], upload, upload.name, user, options)
    assert runs.ask(run, "check"), run.state
    assert run.state == ImportRun.State.CHECKED, (run.state, run.fault)
    return run


def applied(user, key, *lines, options=(), extra=(), first="Trang 1"):
    """A workbook of these lines that was imported; no row of it was rejected."""
    run = sent(user, key, xlsx(*lines, first=first, extra=extra), options)
    assert not run.balance["rejected"], told(run)
    return apply(run)


def apply(run):
    checked = run.balance
    runs.ask(run, "apply")
    assert (run.state, run.balance) == (ImportRun.State.APPLIED, checked), told(run)
    return run


def undone(run):
    """The outcome of each row that changed something, once the run was taken back."""
    assert runs.ask(run, "undo"), run.state
    assert run.state == ImportRun.State.UNDONE, run.fault
    return outcomes(run)


def outcomes(run):
    changed = RunRow.objects.filter(run=run, kind__in=["new", "changed"]).order_by("sheet", "number")
    return list(changed.values_list("undone", flat=True))
