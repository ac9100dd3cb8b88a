"""Monthly counts of workers as a sheet: one row is one programme, one commune and one month."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.traffic_cells import CountCell
from borderops.labour.count_cells import CommuneOfMonthCell, MonthCell, programme_of_count_cell
from borderops.labour.count_filters import MonthCountFilter
from borderops.labour.month_counts import MonthCount
from borderops.review.resources import ReviewedResource
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register


class MonthCountResource(ReviewedResource):
    """Monthly counts, as their form logs them."""

    programme = Column(
        _("Labour programme"), "programme", programme_of_count_cell(), known_as=["chương trình"], filled=True
    )
    month = Column(_("Month"), "month", MonthCell(), known_as=["tháng", "kỳ"], filled=True)
    commune = Column(
        _("Commune"), "commune", CommuneOfMonthCell(), known_as=["xã", "mã xã", "xã, phường"], filled=True
    )
    people_out = Column(
        _("Workers who departed"), "people_out", CountCell(), known_as=["người đi", "số người đi"]
    )
    trips_out = Column(_("Departures"), "trips_out", CountCell(), known_as=["lượt đi", "số lượt đi"])
    people_in = Column(
        _("Workers who returned"), "people_in", CountCell(), known_as=["người về", "số người về"]
    )
    trips_in = Column(_("Returns"), "trips_in", CountCell(), known_as=["lượt về", "số lượt về"])
    overdue = Column(_("Overdue at the end of the month"), "overdue", CountCell(), known_as=["quá hạn"])
    source = Column(_("Source"), "source", known_as=["nguồn"])
    remark = Column(_("Remark"), "remark", known_as=["ghi chú"])
    identity = ["programme", "month", "commune"]
    settled = ["district", "unit", "entered_by", "submitted_by", "reviewed_by", "number", "form_key"]

    class Meta:
        model = MonthCount
        fields = [
            "number", "programme", "month", "commune", "people_out", "trips_out", "people_in", "trips_in", "overdue",
            "source", "remark", "state", "version",
        ]  # fmt: skip

    def records(self):
        return MonthCount.objects.for_list().order_by("starts_on", "pk")


register(
    Workbook(
        "month-counts",
        _("Monthly counts of workers"),
        MonthCountResource,
        lambda user: MonthCountResource().records().visible_to(user),
        "labour.export_monthcount",
        MonthCountFilter,
    )
)
