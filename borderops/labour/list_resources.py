"""Lists of workers as a sheet: what happened in one row, the workers on a sheet beside it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.crossings.point_resources import crossing_cell
from borderops.districts.cells import district_cell
from borderops.labour.choices import ListKind
from borderops.labour.line_resources import LineResource
from borderops.labour.list_filters import WorkerListFilter
from borderops.labour.programmes import Programme
from borderops.labour.worker_lists import WorkerList
from borderops.review.resources import SUBMIT, ReviewedResource
from borderops.review.states import State
from borderops.sheets.cells import ChoiceCell, DayCell
from borderops.sheets.columns import Column
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.registry import LinkedSheet, Workbook, register


def programme_cell():
    """Programmes by code or name."""
    return RecordCell(
        Programme.objects.all, lambda each: [each.name], lambda each: each.code, _("Labour programmes")
    )


class WorkerListResource(ReviewedResource):
    """Lists of workers, as their form logs them."""

    programme = Column(
        _("Labour programme"), "programme", programme_cell(), known_as=["chương trình"], filled=True
    )
    kind = Column(
        pgettext_lazy("labour", "What happened"),
        "kind",
        ChoiceCell(ListKind),
        known_as=["việc", "loại danh sách"],
        filled=True,
    )
    district = Column(
        _("Home district"), "district", district_cell(), known_as=["huyện", "khu vực"], filled=True
    )
    day = Column(_("Day"), "day", DayCell(), known_as=["ngày"], filled=True)
    crossing = Column(_("Crossing point"), "crossing", crossing_cell(), known_as=["cửa khẩu"])
    minutes_number = Column(
        _("Number of the minutes"), "minutes_number", known_as=["số biên bản", "biên bản số"]
    )
    basis = Column(_("Basis"), "basis", known_as=["căn cứ"])
    remark = Column(_("Remark"), "remark", known_as=["ghi chú"])
    settled = [
        "programme", "district", "crossing", "unit", "entered_by", "submitted_by", "reviewed_by", "number",
        "form_key",
    ]  # fmt: skip

    class Meta:
        model = WorkerList
        fields = [
            "number", "programme", "kind", "district", "day", "crossing", "minutes_number", "basis", "remark",
            "state", "version",
        ]  # fmt: skip

    def records(self):
        related = WorkerList.objects.select_related("programme", "district", "crossing", "unit")
        return related.order_by("day", "pk")

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """A list that came in before takes the rows that were refused then and are mended now."""
        if not self.has_come_before(instance) or import_validation_errors:
            return super().skip_row(instance, original, row, import_validation_errors)
        self.joins = self.parts_changed(instance, row, came_before=True)
        return not (self.joins or (SUBMIT in self.options and instance.state == State.DRAFT))

    def keep(self, record, is_new, row, *, user, **kwargs):
        if self.has_come_before(record) and self.joins:
            self.written(record, user, self.version_met)
        super().keep(record, is_new, row, user=user, **kwargs)


register(
    Workbook(
        "worker-lists",
        _("Lists of workers"),
        WorkerListResource,
        lambda user: WorkerListResource().records().visible_to(user),
        "labour.export_workerlist",
        WorkerListFilter,
        (
            LinkedSheet(
                "list-workers", _("Workers of the list"), LineResource, ("người lao động", "lao động")
            ),
        ),
    )
)
