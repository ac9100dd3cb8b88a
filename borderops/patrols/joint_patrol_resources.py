"""Joint patrols as a sheet, with the markers that they checked beside it."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import counterpart_cell, district_cell
from borderops.districts.marker_cells import MarkerCell
from borderops.districts.sides import Side
from borderops.patrols.choices import Held, PatrolKind
from borderops.patrols.for_whole import ForWhole
from borderops.patrols.joint_patrol_filters import JointPatrolFilter
from borderops.patrols.joint_patrols import JointPatrol
from borderops.patrols.marker_check_resources import PatrolMarkerResource, marker_sheet
from borderops.review.resources import ReviewedResource
from borderops.sheets.cells import DayCell, LongText, WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.registry import Workbook, register


class JointPatrolResource(ReviewedResource):
    """Joint patrols, as their form logs them."""

    day = Column(_("Day"), "day", DayCell(), known_as=["ngày"], filled=True)
    kind = Column(
        _("Kind of patrol"), "kind", WithDefault(PatrolKind, PatrolKind.BILATERAL), known_as=["hình thức"]
    )
    held = Column(_("Held or put off"), "held", WithDefault(Held, Held.DONE), known_as=["kết quả thực hiện"])
    postponed_reason = Column(_("Why it was put off"), "postponed_reason", known_as=["lý do hoãn"])
    host = Column(_("Host"), "host", WithDefault(Side, Side.OURS), known_as=["bên chủ trì", "chủ trì"])
    from_marker = Column(_("From marker"), "from_marker", MarkerCell(), known_as=["từ mốc"])
    to_marker = Column(_("To marker"), "to_marker", MarkerCell(), known_as=["đến mốc"])
    district = Column(_("District"), "district", district_cell(), known_as=["huyện", "khu vực"])
    counterpart = Column(
        _("Place on the other side"), "counterpart", counterpart_cell(), known_as=["phía bạn"]
    )
    our_body = Column(_("Our units"), "our_body", known_as=["đơn vị ta"])
    their_body = Column(_("Unit on the other side"), "their_body", known_as=["đơn vị bạn"])
    our_number = ForWhole(_("How many of ours"), "our_number", WholeCell(), known_as=["quân số ta"])
    their_number = ForWhole(_("How many of theirs"), "their_number", WholeCell(), known_as=["quân số bạn"])
    findings = ForWhole(_("What was found"), "findings", LongText(), known_as=["kết quả", "phát hiện"])
    minutes_number = Column(_("Number of the minutes"), "minutes_number", known_as=["số biên bản"])
    agreed = ForWhole(_("Agreed, to be followed up"), "agreed", LongText(), known_as=["thống nhất"])
    settled = [
        "from_marker", "to_marker", "commune", "unit", "entered_by", "submitted_by", "reviewed_by", "number",
        "form_key",
    ]  # fmt: skip

    class Meta:
        model = JointPatrol
        fields = [
            "number", "day", "kind", "held", "postponed_reason", "host", "from_marker", "to_marker", "district",
            "counterpart", "our_body", "their_body", "our_number", "their_number", "findings", "minutes_number",
            "agreed", "state", "version",
        ]  # fmt: skip

    def records(self):
        return JointPatrol.objects.for_list().order_by("day", "pk")


register(
    Workbook(
        "joint-patrols",
        _("Joint patrols"),
        JointPatrolResource,
        lambda user: JointPatrolResource().records().visible_to(user),
        "patrols.export_jointpatrol",
        JointPatrolFilter,
        (marker_sheet(PatrolMarkerResource),),
    )
)
