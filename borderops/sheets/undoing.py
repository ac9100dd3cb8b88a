"""Taking an import back: what it brought goes, what it changed is put back, what was touched since stays."""

import time

from django.db import transaction

from borderops.sheets.models import ImportRun, RunRow
from borderops.sheets.outcomes import Kind
from borderops.sheets.registry import workbooks
from borderops.sheets.taking_back import DONE
from borderops.sheets.turns import let_others_write

__all__ = ["DONE", "take_back"]
BATCH = 100
# Nobody else waits much longer than this for a record, nor on SQLite for the one turn to write.
LONGEST_WAIT = 0.4
LONGEST = RunRow._meta.get_field("undone").max_length


def take_back(run, beat):
    """Takes back the applied rows of a run, the last first; `beat` hears after each batch how many are through.

    A call that was broken off is gone on with: what is through says so in its row.
    """
    kept = RunRow.objects.filter(run=run, applied=True, undo__isnull=False)
    ImportRun.objects.filter(pk=run.pk).update(of=kept.count())
    done = kept.exclude(undone="").count()
    for turn, resource, parts in in_order(run):
        waiting, last = kept.filter(sheet=turn, undone="").order_by("-pk"), None
        while rows := list((waiting.filter(pk__lt=last) if last else waiting)[:BATCH]):
            with transaction.atomic():
                found = outcomes(resource, rows, run.user)
                tell(rows, found)
                tell_parts(run, parts, rows, found)
            last, done = rows[-1].pk if len(found) == len(rows) else last, done + len(found)
            beat(done)
            let_others_write()


def in_order(run):
    """(turn, resource, turns of the parts) of the sheets: what stands on other rows of the file goes before them."""
    workbook = workbooks[run.workbook]
    turns = {sheet["key"]: sheet["turn"] for sheet in run.sheets_read}
    there = [linked for linked in workbook.linked if linked.key in turns]
    for linked in reversed([each for each in there if not each.resource.attaches]):
        yield turns[linked.key], prepared(run, linked.resource), []
    main = prepared(run, workbook.resource)
    parts = [turns[linked.key] for linked in there if linked.resource.attaches]
    mains = [sheet["turn"] for sheet in run.sheets_read if sheet["key"] == ""]
    for turn in [*parts, *reversed(mains)]:
        yield turn, main, parts


def prepared(run, resource_class):
    resource = resource_class()
    resource.import_name = run.original_name
    return resource


def outcomes(resource, rows, user):
    """{key of a row: `DONE`, or why its record was left alone}; rows for which the time is too short are left out."""
    until, found = time.perf_counter() + LONGEST_WAIT, resource.take_back_many(rows, user)
    for row in rows:
        if found and time.perf_counter() > until:
            break
        if row.pk not in found:
            found[row.pk] = resource.take_back(row.object_id, row.undo, user)[:LONGEST]
    return found


def tell(rows, found):
    """Notes the outcomes with the rows."""
    for outcome in set(found.values()):
        keys = [row.pk for row in rows if found.get(row.pk) == outcome]
        RunRow.objects.filter(pk__in=keys).update(undone=outcome)


def tell_parts(run, parts, rows, found):
    """Notes the same with the rows of parts: they went with their records, or stayed with them."""
    if not parts:
        return
    changed = RunRow.objects.filter(run=run, applied=True, sheet__in=parts, undone="", undo__isnull=True)
    changed = changed.filter(kind__in=[Kind.NEW, Kind.CHANGED])
    for outcome in set(found.values()):
        records = [row.object_id for row in rows if found.get(row.pk) == outcome]
        changed.filter(object_id__in=records).update(undone=outcome)
