"""A register as a file: the rows that the person's list shows, written one by one."""

import tempfile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets.formats import NOTE_MARK, WRITERS
from borderops.sheets.models import ExportRun

CHUNK = 1000
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
    """The file and its number of rows; memory stays flat however many there are."""
    resource = workbook.resource()
    columns = resource.columns_for(user)
    rows = ([column.shown(record) for column in columns] for record in records.iterator(chunk_size=CHUNK))
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)
    headings = [str(column.heading) for column in columns]
    widths = [column.widget.width for column in columns]
    count = WRITERS[kind](file, headings, rows, note=sheet_note(), name=str(workbook.label), widths=widths)
    file.seek(0)
    return file, count


def log(workbook, request, kind, rows):
    """Notes who took what out."""
    filters = request.GET.copy()
    filters.pop("format", None)
    ExportRun.objects.create(
        user=request.user, workbook=workbook.key, filters=filters.urlencode(), format=kind, rows=rows
    )


def file_name(workbook, kind, mark=""):
    """Such as du-lieu-mau-vu-viec-2026-11-21.xlsx."""
    parts = [sheet_note(), str(workbook.label), mark or f"{timezone.localdate():%Y-%m-%d}"]
    return "-".join(filter(None, (slugify(vietnamese.fold(part)) for part in parts))) + f".{kind}"


def template_mark():
    return _("template")
