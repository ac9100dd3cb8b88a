"""An export written to a file, as the page of the register's list would send it."""

import errno
import os
import shutil
import uuid
from contextlib import contextmanager, suppress

from django.core.management import CommandError
from django.http import QueryDict
from django.utils.translation import gettext as _

from borderops.lists.addresses import LOOKS, PASSING
from borderops.sheets import export_runs
from borderops.sheets.exports import BESIDE_FILTERS, Export
from borderops.sheets.filter_words import asked_by
from borderops.sheets.formats import CONTENT_TYPES


def export_to(workbook, path, user, asked):
    """Writes the records that the list shows under these filters, and notes who took them; gives their number."""
    export = looked_at(workbook, path, user, asked)
    with taking_its_place(path) as out:
        run = export_runs.begin(export)
        if export.kind == "csv":
            out.writelines(export.parts_of_csv())
        else:
            with export.write() as file:
                shutil.copyfileobj(file, out)
    export_runs.note(run, export)
    return export.count


def looked_at(workbook, path, user, asked):
    """The export that is asked for; whatever cannot be done is said here, before anything is written or noted."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in CONTENT_TYPES:
        raise CommandError(f"{path.name} ends neither in .xlsx nor in .csv.")
    export = Export(workbook, user, QueryDict(query_in(asked)), kind)
    refuse_unknown_filters(export)
    refuse_unknown_columns(export)
    export.records  # noqa: B018 – says which filter cannot be read
    return export


def query_in(asked):
    """The filters in what was copied: a whole address, its end from the “?” on, or the filters alone."""
    before, mark, after = asked.partition("?")
    return after.partition("#")[0] if mark and "=" not in before else asked


def refuse_unknown_filters(export):
    """A misspelt filter would export everything."""
    known = filters_of(export)
    unknown = [name for name in export.query if name not in {*known, *BESIDE_FILTERS, *PASSING, *LOOKS}]
    if unknown:
        words = _("There is no filter %(unknown)s. There are: %(known)s.")
        raise CommandError(words % {"unknown": ", ".join(unknown), "known": ", ".join(known) or "–"})


def filters_of(export):
    """The names of the list's filters as its address says them."""
    workbook, user = export.workbook, export.user
    if workbook.filterset is None:
        return []
    records, request = workbook.visible(user).none(), asked_by(user, export.query)
    return list(workbook.filterset(export.query, queryset=records, request=request).form.fields)


def refuse_unknown_columns(export):
    """Columns of the list that the sheet calls otherwise would be missing without a word."""
    known = [column.column_name for column in export.resource.columns_for(export.user)]
    if unknown := sorted(export.chosen("columns").difference(known)):
        words = _("There is no column %(unknown)s in this export. There are: %(known)s.")
        raise CommandError(words % {"unknown": ", ".join(unknown), "known": ", ".join(known)})


@contextmanager
def taking_its_place(path):
    """A new file beside the one of this path, which takes its place once it is whole; until then that one stays."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with beside.open("xb") as out:
            yield out
        beside.replace(path)
    except OSError as problem:
        words = _("%(file)s cannot be written: %(why)s. Name a file in a folder that you may write to.")
        raise CommandError(words % {"file": path, "why": problem.strerror or problem}) from None
    finally:
        with suppress(OSError):  # it became the file, or there never was one
            beside.unlink()
