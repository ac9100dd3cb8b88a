"""An export written to a file, as the page of the register's list would send it."""

import shutil

from django.core.management import CommandError
from django.http import QueryDict

from borderops.sheets import export_runs
from borderops.sheets.exports import Export
from borderops.sheets.formats import CONTENT_TYPES


def export_to(workbook, path, user, query):
    """Writes the records that the list shows under these filters, and notes who took them; gives their number."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in CONTENT_TYPES:
        raise CommandError(f"{path.name} ends neither in .xlsx nor in .csv.")
    export = Export(workbook, user, QueryDict(query), kind)
    run = export_runs.begin(export)
    with path.open("wb") as out:
        if kind == "csv":
            out.writelines(export.parts_of_csv())
        else:
            with export.write() as file:
                shutil.copyfileobj(file, out)
    export_runs.note(run, export)
    return export.count
