"""Changes of flows as a sheet; what is locked is not mended by one."""

from datetime import date, datetime, time

from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.change_filters import FlowChangeFilter
from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import Flow, FlowReason, FlowState, KnownFrom, Told
from borderops.crossings.moments import kept_moment, moment_words, read_rough_moment
from borderops.crossings.point_resources import crossing_cell
from borderops.crossings.points import CrossingPoint
from borderops.districts.models import Confidence
from borderops.districts.sides import Side
from borderops.review.resources import ReviewedResource
from borderops.review.states import State
from borderops.sheets.cells import Cell, ChoiceCell, YesNoCell, typed
from borderops.sheets.columns import Column, Fixed
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.registry import Workbook, register


def read_moment_cell(value):
    """A rough moment from a cell: a real day is that day, a real moment that hour, a text what it says."""
    if isinstance(value, datetime) and value.time() != time():
        return kept_moment(vietnamese.parse_moment(value))
    if isinstance(value, date):
        return vietnamese.parse_day(value).isoformat()
    return read_rough_moment(typed(value))


class RoughMomentCell(Cell):
    """A moment as exact as it is known; written as text, lest a program make a day of a month."""

    width = 18
    hint = _(
        "A year, month, day or hour, as exact as it is known: 2021, 10/2021, 14/10/2021, 14/10/2021 14:30"
    )
    parse = staticmethod(read_moment_cell)

    def read(self, value):
        return self.parse(value)

    def render(self, value, obj=None, **kwargs):
        return moment_words(value) if value else ""

    def told(self, value):
        return value or ""


def crossing_with_life_cell():
    """Crossing points with their events, so that no row asks anew what passes there."""
    cell = crossing_cell()
    cell.records = lambda: CrossingPoint.objects.for_list().with_life()
    return cell


class FlowChangeResource(ReviewedResource):
    """Changes of flows, as their form logs them."""

    crossing = Column(
        _("Crossing point"), "crossing", crossing_with_life_cell(), known_as=["cửa khẩu"], filled=True
    )
    flow = Column(_("What passes"), "flow", ChoiceCell(Flow), known_as=["luồng"], filled=True)
    side = Column(_("On which side"), "side", ChoiceCell(Side), known_as=["phía", "bên"], filled=True)
    state = Column(
        _("State of the flow"), "state_of_flow", ChoiceCell(FlowState), filled=True,
        known_as=["state_of_flow", "trạng thái", "tình trạng"],
    )  # fmt: skip
    since = Column(_("From when"), "since", RoughMomentCell(), known_as=["từ", "thời điểm"], filled=True)
    manner = Column(_("In which manner"), "manner", known_as=["cách thức", "hình thức"])
    expected_until = Column(
        _("Expected until"), "expected_until", RoughMomentCell(), known_as=["dự kiến đến", "đến"]
    )
    reason_kind = Column(
        _("Kind of reason"), "reason_kind", ChoiceCell(FlowReason), known_as=["nhóm lý do", "loại lý do"]
    )
    reason = Column(_("Reason"), "reason", known_as=["nguyên nhân"])
    imposed_by = Column(_("Imposed by"), "imposed_by", ChoiceCell(Side), known_as=["bên áp dụng"])
    ordered_by = Column(_("Ordered by"), "ordered_by", known_as=["người quyết định", "thẩm quyền"])
    legal_basis = Column(_("Legal basis"), "legal_basis", known_as=["căn cứ", "căn cứ pháp lý"])
    decision = Column(_("Number and day of the decision"), "decision", known_as=["quyết định", "văn bản"])
    known_from = Column(
        _("Known from"), "known_from", WithDefault(KnownFrom, KnownFrom.UNIT), known_as=["nguồn tin"]
    )
    told = Column(
        _("Stated or inferred"), "told", WithDefault(Told, Told.STATED), known_as=["stated_or_inferred"]
    )
    source = Column(_("Source"), "source", known_as=["nguồn"])
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])
    urgent = Column(_("Urgent"), "urgent", YesNoCell(empty=False), known_as=["khẩn"])
    review_state = Fixed(_("State of the review"), "state", ChoiceCell(State), known_as=["trạng thái duyệt"])
    identity = ["crossing", "flow", "side", "since"]
    settled = [
        "corrects", "notice", "district", "commune", "unit", "entered_by", "submitted_by", "reviewed_by", "number",
        "form_key",
    ]  # fmt: skip

    class Meta:
        model = FlowChange
        fields = [
            "number", "crossing", "flow", "side", "state", "since", "manner", "expected_until", "reason_kind", "reason",
            "imposed_by", "ordered_by", "legal_basis", "decision", "known_from", "told", "source", "confidence",
            "urgent", "review_state", "version",
        ]  # fmt: skip

    def records(self):
        return FlowChange.objects.for_list().order_by("counts_from", "pk")


register(
    Workbook(
        "flow-changes",
        _("Changes of flows"),
        FlowChangeResource,
        lambda user: FlowChangeResource().records().visible_to(user),
        "crossings.export_flowchange",
        FlowChangeFilter,
    )
)
