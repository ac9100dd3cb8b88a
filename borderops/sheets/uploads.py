"""From an uploaded file to a checked and then applied run, each step under the rights of the moment."""

import hashlib
import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from borderops.sheets import together
from borderops.sheets.contents import read_contents
from borderops.sheets.models import ImportRun
from borderops.sheets.registry import workbooks

KEPT_FOR = timedelta(days=7)
logger = logging.getLogger(__name__)


def start(workbook, upload, contents, user, options):
    """Keeps the file and checks its rows; nothing is imported yet."""
    run = ImportRun(user=user, workbook=workbook.key, original_name=upload.name[-255:], options=list(options))
    run.sheet_name = contents.sheets[0].name[:100]
    outcomes = together.take(workbook, contents, user=user, check=True, options=run.options)
    run.take_down(outcomes, contents.not_read)
    upload.seek(0)
    run.digest = hashlib.file_digest(upload, "sha256").hexdigest()
    run.file.save(upload.name, upload, save=False)
    run.save()
    return run


def apply(run, user):
    """Imports what the check found good, all in one transaction; a second call finds it done and does nothing."""
    try:
        with transaction.atomic():
            run = ImportRun.objects.select_for_update().get(pk=run.pk)
            if run.state == ImportRun.State.CHECKED:
                bring_in(run, user)
    except Exception:
        logger.exception("Import run %s failed and was taken back.", run.pk)
        checked = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.CHECKED)
        checked.update(state=ImportRun.State.FAILED)
    run.refresh_from_db()
    return run


def bring_in(run, user):
    """Reads the kept file again and takes its rows in; what became of each stands in the run."""
    workbook = workbooks[run.workbook]
    with run.file.open("rb") as file:
        contents = read_contents(workbook, file, run.file.name)
    outcomes = together.take(workbook, contents, user=user, check=False, options=run.options)
    run.take_down(outcomes, contents.not_read)
    run.state, run.applied_at = ImportRun.State.APPLIED, timezone.now()
    run.save()


def remove_old_uploads():
    """Removes files after seven days with what was quoted from them; who brought what, and the balance, stays."""
    old = ImportRun.objects.filter(started_at__lt=timezone.now() - KEPT_FOR).exclude(file="")
    for run in old.iterator():
        run.file.delete(save=False)
        run.report = {}
        run.save(update_fields=["file", "report"])
