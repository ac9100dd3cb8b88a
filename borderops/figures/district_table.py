"""Figures of an office's table – a row for each district, a column for each indicator – in and out as sheets."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from import_export.results import RowResult

from borderops.figures.district_table_columns import VERSIONS, ColumnsOfNow, any_district_cell
from borderops.figures.district_table_figures import FigureOfTable
from borderops.figures.district_table_reading import FIRST, NAMES, fault_in, read_row
from borderops.figures.district_table_rows import known_figures, rows_for
from borderops.figures.filters import FigureFilter
from borderops.figures.models import ReportedFigure
from borderops.figures.resources import MeasuredCell, ReportedFigureResource, SpanCell
from borderops.figures.spans import read_period
from borderops.sheets.cells import ChoiceCell, as_text
from borderops.sheets.columns import Column
from borderops.sheets.outcomes import Change, Kind, faults_of
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource
from borderops.sheets.row_steps import SameRow
from borderops.sheets.rows import SheetRow

# What the register of figures calls the columns that all figures of a row share.
SHARED = {"period": "period", "districts": "district", "standing": "standing", "source": "source"}
TYPES = {Kind.NEW: RowResult.IMPORT_TYPE_NEW, Kind.CHANGED: RowResult.IMPORT_TYPE_UPDATE}


class DistrictTableResource(SheetResource):
    """A row is kept whole or not at all; each of its figures goes through the door of reported figures."""

    rows_stand_alone = True
    loads_once = False
    version_column = VERSIONS
    import_options = ReportedFigureResource.import_options

    period = Column(
        _("Period"),
        "period",
        SpanCell(read_period, _("Such as 2021, 2021-Q3, cal:2021")),
        known_as=["kỳ"],
        filled=True,
    )
    district = Column(
        _("District"), "district", any_district_cell(), known_as=["huyện", "khu vực"], filled=True
    )
    standing = Column(_("Standing"), "standing", ChoiceCell(ReportedFigure.Standing), known_as=["tính chất"])
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)

    class Meta:
        model = ReportedFigure
        fields = FIRST
        import_id_fields = FIRST

    def begin_sheet(self):
        """Has the register of figures ready for the figures of the rows."""
        super().begin_sheet()
        self.figures = FigureOfTable()
        self.figures.begin(NAMES, check=self.checking, **self.told)

    def look_up(self, dataset):
        """Reads the rows, and the figures that they may mean."""
        headers = dataset.headers
        self.told_rows = [read_row(self, dict(zip(headers, cells, strict=True))) for cells in dataset]
        known = known_figures(self.user, [row for row in self.told_rows if not row.faults])
        handed = []
        for number, row in zip(self.numbers, self.told_rows, strict=True):
            figures = []
            if not row.faults:
                row.look_up(known)
                figures = [SheetRow(number, cells) for cells in row.figures()]
            row.places = range(len(handed) + 1, len(handed) + len(figures) + 1)
            handed += figures
        told = self.figures.dataset(handed)
        self.figures.look_up(told)
        self.handed = [dict(zip(NAMES, cells, strict=True)) for cells in told]

    # One row

    def import_row(self, row, instance_loader, **kwargs):
        told, result = self.told_rows[kwargs["row_number"] - 1], self.get_row_result_class()()
        self.number = result.number = self.number_of(kwargs["row_number"])
        result.import_type = RowResult.IMPORT_TYPE_SKIP
        result.object_repr = " · ".join(filter(None, [told.period, str(told.district or ""), told.source]))
        if told.faults:
            self.reject(result, told.faults)
            return result
        try:
            self.refuse_same(told)
            self.take_figures(told, result)
        except SameRow as same:
            result.outright, result.object_repr = Kind.DUPLICATE, str(same)
        except ValidationError as found:
            result.import_type, result.validation_error = RowResult.IMPORT_TYPE_INVALID, found
            result.faults = list(faults_of(result, row, self.columns_in(row)))
        return result

    def refuse_same(self, told):
        """A second row about the same district, period and source is a copy, or contradicts the first."""
        if told.identity in self.seen:
            self.refuse_second(told.cells, *self.seen[told.identity])
        self.seen[told.identity] = self.number, self.said(told.cells)

    def take_figures(self, told, result):
        """Keeps the figures of a row: all, or none."""
        with transaction.atomic():
            taken = [self.take_figure(told, place) for place in told.places]
            faulty = [each for each in taken if each[1].kind == Kind.REJECTED]
            if faulty or self.one_by_one:
                transaction.set_rollback(True)
            elif not self.checking:
                self.figures.remember([each for _column, each in taken])
        if faulty:
            self.reject(result, self.faults_in(told, faulty))
            result.stale = [cell for column, each in faulty for cell in self.stale_cells(column, each)]
            result.seen = told.seen if result.stale else ""
        else:
            self.tell(told, taken, result)

    def take_figure(self, told, place):
        """(its column, what became of it)."""
        column, row = told.filled[place - told.places[0]], dict(self.handed[place - 1])
        decision, seen = self.decisions.get(self.number, ("", ""))
        figure = told.known.get(column.column_name)
        if figure and seen == told.seen:
            self.figures.decisions = {self.number: (decision, str(figure.version))}
        else:
            self.figures.decisions = {}
        result = self.figures.import_row(row, None, row_number=place, **self.figures.told)
        return column, result

    def faults_in(self, told, faulty):
        """The faults of figures as faults of cells; what is wrong with the period or the source is told once."""
        shared = {str(self.figures.fields[name].heading): self.fields[mine] for name, mine in SHARED.items()}
        found = [
            fault_in(shared.get(fault.column, column), told.cells, fault.message)
            for column, result in faulty
            for fault in result.faults
        ]
        return [*dict.fromkeys(found)]

    @staticmethod
    def stale_cells(column, result):
        """The cells that others changed too, under the heading of the indicator."""
        return [{**cell, "column": str(column.heading), "name": column.column_name} for cell in result.stale]

    def reject(self, result, faults):
        result.import_type, result.faults = RowResult.IMPORT_TYPE_INVALID, faults

    def tell(self, told, taken, result):
        """Says what became of the row, cell by cell, and what takes it back."""
        kinds = {each.kind for _column, each in taken}
        kind = next((each for each in TYPES if each in kinds), None)
        result.import_type = TYPES.get(kind, RowResult.IMPORT_TYPE_SKIP)
        for column, each in taken:
            result.warnings += [f"{column.heading}: {words}" for words in each.warnings]
            if each.kind == Kind.NEW:
                written = told.cells[column.column_name]
                new = column.widget.render(column.widget.clean(written))
                result.changes.append(Change(str(column.heading), "", as_text(new)))
            result.changes += [Change(str(column.heading), change.old, change.new) for change in each.changes]
        kept = [each for _column, each in taken if each.undo]
        if kept:
            result.record = kept[0].record
            result.undo = {"figures": [{"id": each.record.pk, "undo": each.undo} for each in kept]}

    def remember(self, results):
        """What takes a row back is noted with its figures."""

    def undo_row(self, object_id, undo, user):
        """Takes all figures of a row back, or leaves them all alone."""
        figures = FigureOfTable()
        figures.import_name = self.import_name
        for each in reversed(undo["figures"]):
            figures.undo_row(each["id"], each["undo"], user)


DistrictTableResource.fields = ColumnsOfNow(DistrictTableResource.fields, MeasuredCell())

register(
    Workbook(
        "district-figures",
        _("Reported figures by district"),
        DistrictTableResource,
        rows_for,
        DistrictTableResource.permission("view"),
        FigureFilter,
    )
)
