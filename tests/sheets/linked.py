"""Workbooks of incidents with their linked sheets."""

import io

import python_calamine
from django.urls import reverse

from borderops.sheets.models import ImportRun
from tests.sheets.books import export, rejected, send, told, xlsx

GOODS = ["Number", "Line", "Kind", "What", "Amount", "Unit of measure", "Value in đồng", "Remove"]
INCIDENT = ["Number", "Day", "Commune", "Kind of incident", "Offenders"]
RESULT = ["Number", "Line", "Outcome", "Day", "Number of the decision", "Fine in đồng", "Person"]
PERSON = ["Number", "Line", "Name", "Year of birth", "Kind of paper", "Number of the paper"]


def book(**sheets):
    """A workbook of these sheets, each with its lines; an underscore stands for a space."""
    (first, lines), *further = [(name.replace("_", " "), lines) for name, lines in sheets.items()]
    return xlsx(*lines, first=first, extra=further)


def check_book(client, content=None, options=(), **sheets):
    answer = send(client, "incidents", content or book(**sheets), options=options)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("pk")


def bring_book(client, content=None, options=(), **sheets):
    """Uploads a workbook and imports it; gives the applied run, which does what the check said."""
    run = check_book(client, content, options, **sheets)
    checked = run.balance
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    assert (run.state, run.balance) == ("applied", checked), told(run)
    return run


def by_sheet(run):
    """The balance of each sheet as (new, changed, unchanged, rejected)."""
    assert sum(run.balance.values()) == run.rows == sum(sheet["rows"] for sheet in run.sheets_read)
    kinds = ("new", "changed", "unchanged", "rejected")
    return {sheet["name"]: tuple(sheet["balance"][kind] for kind in kinds) for sheet in run.sheets_read}


def faults(run):
    return [
        (row["sheet"], row["row"], fault["column"], fault["message"])
        for row in rejected(run)
        for fault in row["faults"]
    ]


def sheets_of(content):
    """Each sheet of a workbook as a list of rows by heading."""
    found = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    lines = {name: found.get_sheet_by_name(name).to_python() for name in found.sheet_names}
    return {name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for name, rows in lines.items()}


def exported(client, **query):
    return sheets_of(export(client, "incidents", **query))
