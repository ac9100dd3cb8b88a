"""A register as a file: the rows that the person's list shows, written one by one."""

import tempfile
from itertools import batched

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets import xlsx
from borderops.sheets.formats import NOTE_MARK, WRITERS
from borderops.sheets.models import ExportRun

CHUNK = 500
IN_MEMORY = 5 * 1024 * 1024


def sheet_note():
    """What every sheet must say of itself, such as that it holds sample data; SHEET_NOTE names who knows."""
    words = import_string(settings.SHEET_NOTE)()
    return f"{NOTE_MARK} {words}" if words else ""


def filtered(workbook, request):
    """The records that the list shows under the filters of the address; refuses filters that cannot be read."""
    records = workbook.visible(request.user)
    if workbook.filterset is None:
        return records
    filters = workbook.filterset(request.GET, queryset=records, request=request)
    if not filters.form.is_valid():
        fields, faults = filters.form.fields, filters.form.errors.items()
        raise ValidationError(
            [f"{fields[name].label}: {' '.join(said)}" for name, said in faults if name in fields]
        )
    return filters.qs


def write_file(workbook, records, user, kind):
    """The file and its number of records; memory stays flat however many there are. Only xlsx has linked sheets."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)
    resource = workbook.resource()
    if kind == "xlsx":
        count = write_book(file, workbook, resource, records, user)
    else:
        columns = resource.columns_for(user)
        rows = (cells(columns, record) for record in records.iterator(chunk_size=CHUNK))
        count = WRITERS[kind](file, [str(column.heading) for column in columns], rows, note=sheet_note())
    file.seek(0)
    return file, count


def write_book(file, workbook, resource, records, user):
    """The main sheet and those linked to it, side by side: a few records at a time, each with all its rows."""
    linked = [(each.label, each.resource()) for each in workbook.linked_for(user)]
    with xlsx.writing(file) as new_sheet:
        main = begin(new_sheet, workbook.label, resource, user)
        further = [(each, *begin(new_sheet, label, each, user)) for label, each in linked]
        for chunk in batched(records.iterator(chunk_size=CHUNK), CHUNK, strict=False):
            add(*main, chunk)
            for each, sheet, columns in further:
                add(sheet, columns, each.rows_of(chunk, user))
        return main[0].count


def begin(new_sheet, label, resource, user):
    """A sheet with the headings of the columns that this person may read."""
    columns = resource.columns_for(user)
    headings, widths = [str(each.heading) for each in columns], [each.widget.width for each in columns]
    return new_sheet(str(label), headings, widths, sheet_note()), columns


def add(sheet, columns, records):
    for record in records:
        sheet.add(cells(columns, record))


def cells(columns, record):
    return [column.shown(record) for column in columns]


def log(workbook, request, kind, rows):
    """Notes who took what out."""
    filters = request.GET.copy()
    for name in ("format", *workbook.kept_back):
        filters.pop(name, None)
    ExportRun.objects.create(
        user=request.user, workbook=workbook.key, filters=filters.urlencode(), format=kind, rows=rows
    )
    if workbook.noted:
        workbook.noted(request.user, rows)


def file_name(workbook, kind, mark=""):
    """Such as du-lieu-mau-vu-viec-2026-11-21.xlsx."""
    parts = [sheet_note(), str(workbook.label), mark or f"{timezone.localdate():%Y-%m-%d}"]
    return "-".join(filter(None, (slugify(vietnamese.fold(part)) for part in parts))) + f".{kind}"


def template_mark():
    return _("template")
