"""Shift reports as a sheet, with the markers that were checked."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.for_whole import ForWhole
from borderops.patrols.marker_check_resources import ShiftMarkerResource, marker_sheet
from borderops.patrols.models import Post, ShiftReport
from borderops.patrols.post_cells import PostReader
from borderops.patrols.shift_filters import ShiftFilter
from borderops.review.resources import ReviewedResource
from borderops.sheets.cells import Cell, ChoiceCell, DayCell, LongText, WholeCell, typed
from borderops.sheets.columns import Aside, Column, Fixed
from borderops.sheets.further_cells import MomentCell
from borderops.sheets.registry import Workbook, register

POST = ["post_key", "post"]
KEY_HELP = _("As in the sheet of posts. Names alone may mean several posts")


class PostCell(Cell):
    """A post with its unit; which one is meant, the key beside it says where the name is not enough."""

    width = 30
    hint = _("The name of the post, and its key where several are called so")

    def render(self, value, obj=None, **kwargs):
        return str(value or "")


def counted(heading, name, *known_as, column=Column):
    """A column of a number that may be unknown."""
    return column(heading, name, WholeCell(), known_as=known_as)


def present(heading, name, *known_as):
    """How many of a force were there."""
    return counted(heading, name, *known_as, column=ForWhole)


class ShiftReportResource(ReviewedResource):
    """Shift reports, as their form logs them."""

    post_key = Aside(_("Key of the post"), "post_id", WholeCell(), known_as=["mã chốt"], help_text=KEY_HELP)
    post = Aside(_("Post"), "post", PostCell(), known_as=["chốt", "chốt, tổ", "tên chốt"])
    starts_at = Column(
        _("Shift from"), "starts_at", MomentCell(), known_as=["từ", "bắt đầu", "từ lúc"], filled=True
    )
    ends_at = Column(
        _("Shift until"), "ends_at", MomentCell(), known_as=["đến", "kết thúc", "đến lúc"], filled=True
    )
    outcome = Column(
        _("What happened"), "outcome", ChoiceCell(ShiftOutcome), known_as=["tình hình", "diễn biến"]
    )
    people_in = counted(_("People entering"), "people_in", "người vào", "người nhập cảnh")
    people_out = counted(_("People leaving"), "people_out", "người ra", "người xuất cảnh")
    vehicles_in = counted(_("Vehicles entering"), "vehicles_in", "phương tiện vào", "xe vào")
    vehicles_out = counted(_("Vehicles leaving"), "vehicles_out", "phương tiện ra", "xe ra")
    declarations = counted(_("Health declarations"), "declarations", "tờ khai y tế", "khai báo y tế")
    declarations_reason = ForWhole(
        _("Why fewer declarations"), "declarations_reason", known_as=["lý do thiếu tờ khai"]
    )
    border_guard = present(_("Border guard"), "border_guard", "biên phòng", "bộ đội biên phòng", "BĐBP")
    police = present(_("Police"), "police", "công an")
    military = present(_("Military"), "military", "quân sự")
    militia = present(_("Militia"), "militia", "dân quân")
    health = present(_("Health staff"), "health", "y tế", "nhân viên y tế")
    customs = present(_("Customs"), "customs", "hải quan")
    other_forces = present(_("Other forces"), "other_forces", "khác", "lực lượng khác")
    leader_number = ForWhole(
        _("Leader's service number"), "leader_number", known_as=["số hiệu trưởng ca", "số hiệu"]
    )
    handover_note = ForWhole(
        _("Hand-over note"), "handover_note", LongText(), known_as=["bàn giao", "bàn giao ca"]
    )
    duty_day = Fixed(_("Duty day"), "duty_day", DayCell(), known_as=["ngày trực"])
    district = Fixed(_("District"), "district", Cell(), known_as=["huyện", "khu vực"])
    number = Aside(_("Number"), "reference", Cell(), known_as=["số", "số báo cáo"])
    settled = [
        "post", "unit", "district", "commune", "entered_by", "submitted_by", "reviewed_by", "number", "form_key",
    ]  # fmt: skip

    class Meta:
        model = ShiftReport
        fields = [
            "number", *POST, *[name for name in ShiftReport.told_fields if name != "post"], "duty_day", "district",
            "state", "version",
        ]  # fmt: skip

    def records(self):
        return ShiftReport.objects.select_related("post__unit", "district").order_by("starts_at", "pk")

    def begin_sheet(self):
        super().begin_sheet()
        self.taken = {}

    def load(self, dataset, *, user, trusted=False, **kwargs):
        """The reports that rows mean, each with its post as all rows read it."""
        self.posts = PostReader(Post.objects.all() if trusted else Post.objects.reportable_by(user))
        known = super().load(dataset, user=user, trusted=trusted, **kwargs)
        for report in known.values():
            report.post = self.posts.by_key.get(str(report.post_id), report.post)
        return known

    def after_init_instance(self, instance, new, row, **kwargs):
        super().after_init_instance(instance, new, row, **kwargs)
        self.post_met = {name: typed(self.fields[name].shown(instance)) for name in POST}

    def fill(self, record, row, faults):
        """The post, by two cells that must agree."""
        said = {name: typed(row[name]) for name in POST if name in row}
        if self.is_new or any(said[name] != self.post_met[name] for name in said):
            record.post = self.posts.find(said.get("post_key"), said.get("post"))

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        if row := self.row_of_same_time(instance):
            words = gettext("Row %(row)s reports this post for some of the same time. Leave one of the two.")
            raise ValidationError(errors | {"starts_at": words % {"row": row}})
        super().validate_instance(instance, errors, validate_unique)

    def row_of_same_time(self, report):
        """An earlier row of this sheet that reports the same post for some of the same time."""
        if not report.post_id or not report.starts_at or not report.ends_at:
            return None
        rows = self.taken.get(report.post_id, [])
        return next(
            (row for start, end, row in rows if start < report.ends_at and end > report.starts_at), None
        )

    def keep(self, record, is_new, row, **kwargs):
        super().keep(record, is_new, row, **kwargs)
        taken = record.starts_at, record.ends_at, self.number
        self.taken.setdefault(record.post_id, []).append(taken)


def visible_shifts(user):
    return ShiftReportResource().records().visible_to(user)


register(
    Workbook(
        "shifts",
        _("Shift reports"),
        ShiftReportResource,
        visible_shifts,
        "patrols.export_shiftreport",
        ShiftFilter,
        (marker_sheet(ShiftMarkerResource),),
    )
)
