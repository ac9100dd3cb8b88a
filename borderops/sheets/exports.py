"""A register as a file: the rows that the person's list shows, with the columns that the person chose and may read."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.sheets import csv_writing, xlsx_writing
from borderops.sheets.export_about import add_about
from borderops.sheets.export_records import in_chunks
from borderops.sheets.filter_words import asked_by
from borderops.sheets.formats import NOTE_MARK
from borderops.sheets.garbage import collecting_seldom
from borderops.sheets.many_cells import CellsOf
from borderops.sheets.versions import with_versions

IN_MEMORY = 5 * 1024 * 1024
# What an address says beside the filters.
BESIDE_FILTERS = ["format", "columns", "sheets"]


def sheet_words():
    """What every sheet must say of itself, such as that it holds sample data; SHEET_NOTE names who knows."""
    return import_string(settings.SHEET_NOTE)()


def sheet_note():
    """The same as the first line of a sheet."""
    words = sheet_words()
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


@dataclass
class Export:
    """What one person takes out of one register: under which filters, which columns, and as what kind of file."""

    workbook: object
    user: object
    query: QueryDict = field(default_factory=QueryDict)
    kind: str = "xlsx"
    # Called after some rows with how many are done; may raise to end it.
    beat: Callable = lambda count: None
    count: int = 0

    @cached_property
    def records(self):
        """The records to be exported; a ValidationError says which filter cannot be read."""
        found = filtered(self.workbook, asked_by(self.user, self.query))
        return with_versions(found, self.workbook.resource)

    @cached_property
    def resource(self):
        return self.workbook.resource()

    @cached_property
    def columns(self):
        """Those that were chosen; what a row is known by when it comes back is always among them."""
        offered = self.resource.columns_for(self.user)
        chosen = self.chosen("columns")
        return [one for one in offered if not chosen or one.column_name in chosen | self.always]

    @property
    def always(self):
        """The columns by which a row is known again, and by which it is seen whether somebody changed it since."""
        return {*self.resource.get_import_id_fields(), self.resource.version_column}

    @cached_property
    def linked(self):
        """The further sheets that were chosen, of those that the person may read; only a workbook has them."""
        offered, chosen = self.workbook.linked_for(self.user), self.chosen("sheets")
        if self.kind != "xlsx":
            return []
        return offered if "sheets" not in self.query else [each for each in offered if each.key in chosen]

    def chosen(self, name):
        """Names in the address, such as ?columns=number,code or the same name several times."""
        return {each for said in self.query.getlist(name) for each in said.split(",") if each}

    def chunks(self):
        """The records, some at a time."""
        told = {column.attribute for column in self.columns}
        left_out = {column.attribute for column in self.resource.fields.values()} - told
        for chunk in in_chunks(self.records, told, left_out):
            yield chunk
            self.count += len(chunk)
            self.beat(self.count)

    def write(self):
        """The file; memory stays flat however many rows there are."""
        file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)
        try:
            with collecting_seldom():
                self.write_into(file)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def write_into(self, file):
        if self.kind == "xlsx":
            self.write_book(file)
            return
        for part in self.parts_of_csv():  # one by one, so that the file can leave memory
            file.write(part)

    def parts_of_csv(self):
        """The bytes of the csv file, part by part."""
        table, texts = Table(self.columns, self.records.model), csv_writing.Texts()
        yield csv_writing.top(table.headings, sheet_note())
        for chunk in self.chunks():
            yield csv_writing.written(table.rows(chunk), texts)

    def write_book(self, file):
        """The main sheet and those linked to it, side by side: some records at a time, each with all its rows."""
        note, further = sheet_note(), []
        with xlsx_writing.writing(file) as new_sheet:
            main = Table(self.columns, self.records.model)
            sheet = main.begin(new_sheet, self.workbook.label, note)
            for each in self.linked:
                resource = each.resource()
                table = Table(resource.columns_for(self.user), resource._meta.model)
                further.append((resource, table, table.begin(new_sheet, each.label, note)))
            for chunk in self.chunks():
                sheet.add_all(main.rows(chunk))
                for resource, table, linked_sheet in further:
                    linked_sheet.add_all(table.rows(list(resource.rows_of(chunk, self.user))))
            counts = [(self.workbook.label, sheet.count)]
            counts += [(each.label, further[turn][2].count) for turn, each in enumerate(self.linked)]
            add_about(new_sheet, self, counts, sheet_words())


class Table:
    """Columns, and how records become rows of them."""

    def __init__(self, columns, model):
        self.columns, self.cells = columns, [CellsOf(column, model) for column in columns]
        self.headings = [str(column.heading) for column in columns]

    def begin(self, new_sheet, label, note):
        """A sheet with these columns."""
        return new_sheet(str(label), self.headings, [column.widget.width for column in self.columns], note)

    def rows(self, records):
        return zip(*(each.cells(records) for each in self.cells), strict=True)


def file_name(workbook, kind, mark=""):
    """Such as du-lieu-mau-vu-viec-2026-11-21.xlsx."""
    parts = [sheet_note(), str(workbook.label), mark or f"{timezone.localdate():%Y-%m-%d}"]
    return "-".join(filter(None, (slugify(vietnamese.fold(part)) for part in parts))) + f".{kind}"


def template_mark():
    return _("template")
