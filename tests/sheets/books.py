"""Makes workbooks as offices send them, and sends them through the pages."""

import csv
import io
import json
import zipfile

import python_calamine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from borderops.sheets.models import ImportRun

LOOKS = {"date": "dd/mm/yyyy", "time": "hh:mm", "datetime": "dd/mm/yyyy hh:mm"}


def xlsx(*lines, first="Trang 1", extra=()):
    """A workbook of these lines; days and times become real ones. Further sheets by (name, lines)."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        looks = {kind: book.add_format({"num_format": look}) for kind, look in LOOKS.items()}
        for name, sheet_lines in [(first, lines), *extra]:
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(sheet_lines):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell, looks.get(type(cell).__name__))
    return file.getvalue()


def csv_bytes(*lines, separator=",", bom=True):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(lines)
    return text.getvalue().encode("utf-8-sig" if bom else "utf-8")


def sheet_xml(rows):
    """A workbook whose first sheet holds this XML in place of its rows."""
    made = zipfile.ZipFile(io.BytesIO(xlsx(["a"])))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            part = made.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, _rows, tail = (
                    part.partition(b"<sheetData>")[0],
                    None,
                    part.partition(b"</sheetData>")[2],
                )
                part = head + b"<sheetData>" + rows + b"</sheetData>" + tail
            archive.writestr(name, part)
    return file.getvalue()


def lines_of(content):
    """The lines of the first sheet of a workbook."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def lines_and_headings(content):
    """These lines from the headings on."""
    lines = lines_of(content)
    top = next(place for place, line in enumerate(lines) if not str(line[0]).startswith("#"))
    return lines[top:]


def send(client, key, content, name="vu-viec.xlsx", follow=False, **options):
    """Uploads a file; gives the answer, or the page that it leads to."""
    upload = SimpleUploadedFile(name, content)
    return client.post(reverse("import-sheet", args=[key]), {"file": upload, **options}, follow=follow)


def check(client, key, *lines, **options):
    """Uploads lines as a workbook; gives the checked run."""
    answer = send(client, key, xlsx(*lines), **options)
    assert answer.status_code == 302, answer.context["form"].errors
    return ImportRun.objects.latest("pk")


def bring_in(client, key, *lines, **options):
    """Uploads lines as a workbook and imports them; gives the applied run."""
    run = check(client, key, *lines, **options)
    client.post(reverse("apply-import", args=[run.pk]))
    run.refresh_from_db()
    return run


def export(client, key, **query):
    """The bytes of an export."""
    answer = client.get(reverse("export-sheet", args=[key]), query)
    assert answer.status_code == 200, answer
    return b"".join(answer.streaming_content)


def faults(run):
    """Every fault of a run as (row, column, message)."""
    rejected = run.told.filter(kind="rejected")
    return [(row.number, fault["column"], fault["message"]) for row in rejected for fault in row.faults]


def counts(run):
    """The balance as (new, changed, unchanged, rejected); their sum is the rows."""
    assert sum(run.balance.values()) == run.rows
    return tuple(run.balance[kind] for kind in ("new", "changed", "unchanged", "rejected"))


def rejected(run):
    """Every rejected row with its faults."""
    names = {sheet["turn"]: sheet["name"] for sheet in run.sheets}
    rows = run.told.filter(kind="rejected")
    return [{"sheet": names[row.sheet], "row": row.number, "faults": row.faults} for row in rows]


def changed(run):
    """Every changed row with its cells, old and new."""
    return [{"row": row.number, "changes": row.changes} for row in run.told.filter(kind="changed")]


def told(run):
    """All that is kept of the rows of a run, as text."""
    return json.dumps(list(run.told.values()), ensure_ascii=False, default=str)
