"""The pages of imports and exports, for the test of every page: one in each state that looks different."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation

from borderops.sheets import export_runs, runs
from borderops.sheets.exports import Export
from borderops.sheets.models import ExportRun, ImportRun
from borderops.sheets.registry import workbooks
from tests.browser.office_book import office_book
from tests.sheets.books import xlsx

HEADINGS = ["Số", "Ngày", "Xã", "Loại vụ việc", "Số đối tượng", "Phiên bản"]
NEW = ["", "20/05/2024", "Lũng Cú", "D2", 4, ""]
BAD = ["", "20/05/2024", "Ở đâu", "D2", "bốn", ""]


def make_sheets(register, record):
    """Imports of the clerk that ask, are checked, imported and undone, and exports."""
    with translation.override("vi"):
        clerk = register["clerk"]
        made = {"asks": sent(clerk, office_book()), "waits": waiting(sent(clerk, xlsx(HEADINGS, NEW)))}
        made["checked"] = checked(clerk, NEW, BAD, overtaken(record, clerk))
        assert made["checked"].told.filter(said__has_key="stale").count() == 1
        made["applied"] = checked(clerk, [*NEW[:4], 5, ""], BAD)
        runs.ask(made["applied"], "apply")
        made["undone"] = undone(clerk, [*NEW[:4], 6, ""], [*NEW[:4], 7, ""])
        export = Export(workbooks["incidents"], clerk, QueryDict("state=accepted"))
        made["exported"] = export_runs.ask(export)
        made["exporting"] = waiting(export_runs.ask(export))
    return made


def overtaken(record, clerk):
    """The row of a record that somebody changed after it was exported."""
    row = [record.number, record.occurred_on, str(record.commune), record.code.code, 9, record.version]
    record.offenders = 8
    record.write(clerk)
    return row


def sent(clerk, content):
    return runs.send(workbooks["incidents"], ContentFile(content), "so-vu-viec.xlsx", clerk)


def checked(clerk, *lines):
    run = sent(clerk, xlsx(HEADINGS, *lines))
    runs.ask(run, "check")
    assert run.state == ImportRun.State.CHECKED, run.fault
    return run


def undone(clerk, *lines):
    """An import that was taken back but for a record that somebody had edited."""
    run = checked(clerk, *lines)
    runs.ask(run, "apply")
    row = run.told.filter(kind="new").first()
    record = workbooks["incidents"].resource._meta.model.objects.get(pk=row.object_id)
    record.account = "Bổ sung."
    record.write(clerk)
    runs.ask(run, "undo")
    return run


def waiting(run):
    """Work that was asked for some time ago and that nobody has begun."""
    job = {ImportRun: {"job": "check", "state": "checking"}, ExportRun: {"job": "export", "file": ""}}
    asked = timezone.now() - timedelta(seconds=20)
    type(run).objects.filter(pk=run.pk).update(asked_at=asked, picked_at=None, **job[type(run)])
    return run


def of_sheets(role, made):
    """What the clerk opens of them; nobody else sees them."""
    if role != "clerk":
        return []
    pages = [("sheet-layout", "asks"), ("check-import", "waits")]
    pages += [(page, "checked") for page in ("check-import", "sheet-layout")]
    pages += [(page, "applied") for page in ("check-import", "undo-import")]
    pages += [("check-import", "undone"), ("export-run", "exported"), ("export-run", "exporting")]
    addresses = [reverse(page, args=[made[state].pk]) for page, state in pages]
    run = reverse("check-import", args=[made["checked"].pk])
    choose = reverse("choose-export", args=["incidents"])
    return [*addresses, f"{run}?rows=stale", f"{run}?rows=all", f"{choose}?state=draft"]
