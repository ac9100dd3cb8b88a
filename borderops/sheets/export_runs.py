"""Exports that take longer than a page may: asked for, made by the worker, kept for a week for one person alone."""

import logging
import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import QueryDict
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from borderops.sheets.exports import BESIDE_FILTERS, Export, file_name
from borderops.sheets.models import ExportRun
from borderops.sheets.problems import SheetProblem
from borderops.sheets.registry import workbooks

# From so many rows on an export is made in the background.
LARGE = 5_000
KEPT_FOR = timedelta(days=7)
JOB = "export"
logger = logging.getLogger(__name__)


class Cancelled(Exception):
    """The person wants it no more, or another call has taken it over."""


def is_large(export):
    """Whether there are more rows than a page can wait for; no more than these are counted."""
    return export.records.order_by().values("pk")[: LARGE + 1].count() > LARGE


def begin(export):
    """Notes who takes what out; names that were looked for are not kept."""
    return ExportRun.objects.create(
        user=export.user, workbook=export.workbook.key, filters=kept(export.workbook, export.query),
        columns=chosen(export), format=export.kind, file_name=file_name(export.workbook, export.kind),
    )  # fmt: skip


def chosen(export):
    """The names of the columns, where not all were taken."""
    taken = [column.column_name for column in export.columns]
    return [] if len(taken) == len(export.resource.columns_for(export.user)) else taken


def kept(workbook, query):
    """The filters as the log keeps them."""
    filters = query.copy()
    for name in (*BESIDE_FILTERS, *workbook.kept_back):
        filters.pop(name, None)
    return filters.urlencode()


def note(run, export):
    """Notes how many rows went out, when they are out."""
    ExportRun.objects.filter(pk=run.pk).update(rows=export.count)
    if export.workbook.noted:
        export.workbook.noted(export.user, export.count)


def ask(export):
    """Has the worker make a large export. Until it is made the run knows every filter, and then only those kept."""
    run = begin(export)
    run.filters, run.kept_until = export.query.urlencode(), timezone.now() + KEPT_FOR
    token = run.ask(JOB)
    run.save()
    carry_out.enqueue(run.pk, str(token))
    run.refresh_from_db()
    return run


def ask_again(run):
    """Has an export made anew that nobody began or that broke off."""
    waiting = ExportRun.objects.filter(pk=run.pk, token=run.token).exclude(job="")
    token = uuid.uuid4()
    if waiting.update(token=token, asked_at=timezone.now(), picked_at=None, beat_at=None, done=0):
        carry_out.enqueue(run.pk, str(token))


def take_up_the_dead():
    """Makes every export anew whose worker was killed."""
    for run in ExportRun.objects.exclude(job="").exclude(picked_at=None):
        if run.is_dead:
            ask_again(run)


def cancel(run):
    """Ends an export that nobody has begun; one that is being made ends with its next rows."""
    ExportRun.objects.filter(pk=run.pk).exclude(job="").update(cancel_asked=True)
    if run.job and not run.picked_at:
        end(run, fault=cancelled_words())


@task
def carry_out(pk, token):
    """Makes an export, unless another call does; whatever happens, the run says how it ended."""
    run = ExportRun.pick_up(pk, token)
    if run is None:
        return
    with override(run.language):
        try:
            make(run)
        except Cancelled:
            end(run, fault=cancelled_words())
        except ValidationError as refusal:
            end(run, fault=" ".join(refusal.messages))
        except SheetProblem as problem:
            end(run, fault=str(problem))
        except Exception:
            logger.exception("Export run %s failed.", pk)
            words = _(
                "An unexpected fault stopped the export. Try again; if it stays, tell the administrator."
            )
            end(run, fault=words)


def make(run):
    """Writes the file under the rights that the person has now."""
    workbook = workbooks[run.workbook]
    if not (run.user.is_active and workbook.may_export(run.user)):
        raise SheetProblem(_("You may no longer export this register."))

    def beat(count):
        if not run.beat(count):
            raise Cancelled

    export = Export(workbook, run.user, QueryDict(run.filters), run.format, beat)
    ExportRun.objects.filter(pk=run.pk).update(of=export.records.order_by().count())
    with export.write() as file:
        run.file.save(run.file_name, File(file), save=False)
    if end(run, file=run.file.name, rows=export.count, kept_until=timezone.now() + KEPT_FOR):
        note(run, export)
    else:
        run.file.delete(save=False)


def end(run, **told):
    """Says how it ended, unless another call has taken it over; gives whether it was said."""
    told |= {"job": "", "filters": kept(workbooks[run.workbook], QueryDict(run.filters))}
    return ExportRun.objects.filter(pk=run.pk, token=run.token).exclude(job="").update(**told)


def cancelled_words():
    return _("The export was cancelled. There is no file.")


def remove_old():
    """Removes files when their week is over, and filters of what was never made; that it went out stays known."""
    for run in ExportRun.objects.filter(kept_until__lt=timezone.now()).exclude(file="", job=""):
        if run.workbook in workbooks:
            end(run, fault=_("It was not made within a week. Ask for it again."))
        if run.file:
            run.file.delete(save=False)
            ExportRun.objects.filter(pk=run.pk).update(file="")
