"""Early notices as a sheet: a row without a key is a new one, and the same one whenever it comes again."""

from itertools import batched

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.change_resources import RoughMomentCell
from borderops.crossings.choices import Flow, Importance
from borderops.crossings.notice_filters import NoticeFilter
from borderops.crossings.notices import Notice
from borderops.crossings.point_resources import crossing_cell
from borderops.districts.sides import Side
from borderops.review.row_keys import RowKeys, form_key
from borderops.sheets.cells import Cell, LongText, YesNoCell
from borderops.sheets.columns import Aside, Column, Fixed, Several
from borderops.sheets.further_cells import MomentCell, WithDefault
from borderops.sheets.record_cells import RecordsCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource

CHUNK = 500
KEY_HELP = _("As exported; empty if the notice is new")


def crossings_cell():
    """Several crossing points, each by its code or its pair of names."""
    one = crossing_cell()
    return RecordsCell(one.records, one.spellings, one.show, one.what)


class NoticeResource(RowKeys, SheetResource):
    """Notices, as their form logs them; what became of them is only read."""

    rows_stand_alone = True
    loads_once = False

    number = Aside(_("Key of the notice"), "pk", Cell(), known_as=["mã tin"], help_text=KEY_HELP)
    text = Column(_("What is announced"), "text", LongText(), known_as=["nội dung"], filled=True)
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)
    side = Column(_("Whose move"), "side", WithDefault(Side, Side.THEIRS), known_as=["phía"])
    received_at = Column(
        _("Received at"), "received_at", MomentCell(), known_as=["nhận lúc", "thời điểm nhận"], filled=True
    )
    crossings = Several(
        _("Crossing points"), "crossings", crossings_cell(), known_as=["cửa khẩu", "cửa khẩu, lối mở"],
        filled=True,
    )  # fmt: skip
    people = Column(Flow.PEOPLE.label, "people", YesNoCell(), known_as=["người"])
    goods = Column(Flow.GOODS.label, "goods", YesNoCell(), known_as=["hàng hóa"])
    vehicles = Column(Flow.VEHICLES.label, "vehicles", YesNoCell(), known_as=["phương tiện"])
    starts = Column(_("Expected from"), "starts", RoughMomentCell(), known_as=["từ"])
    ends = Column(_("Expected until"), "ends", RoughMomentCell(), known_as=["đến", "dự kiến đến"])
    importance = Column(
        _("Importance"), "importance", WithDefault(Importance, Importance.USUAL), known_as=["mức độ"]
    )
    unit = Fixed(_("Logged by unit"), "unit")
    entered_by = Fixed(_("Logged by"), "entered_by")
    done_at = Fixed(_("Closed at"), "done_at", MomentCell())
    done_words = Fixed(_("What became of it"), "done_words")
    settled = ["unit", "entered_by", "done_by", "form_key"]

    class Meta:
        model = Notice
        fields = [
            "number", "text", "source", "side", "received_at", "crossings", "people", "goods", "vehicles", "starts",
            "ends", "importance", "unit", "entered_by", "done_at", "done_words",
        ]  # fmt: skip
        import_id_fields = ["number"]

    def records(self):
        return Notice.objects.for_list()

    def load(self, dataset, *, user, trusted=False, **kwargs):
        """The notices that the rows mean, by key, or by what a row of the same person said before."""
        self.keys = list(self.keys_of(dataset, user))
        seen = self.records() if trusted else self.records().visible_to(user)
        named = {str(notice.pk): notice for notice in self.having(seen)}
        own = self.having(self.records().filter(entered_by=user))
        self.brought = {str(notice.form_key): notice for notice in own}
        return named | self.brought

    def having(self, notices):
        """The notices with these keys, looked up many at a time."""
        for chunk in batched(self.keys, CHUNK, strict=False):
            form_keys = [key for key in chunk if form_key(key)]
            numbers = [int(key) for key in chunk if key.isdecimal() and len(key) < 16]
            yield from notices.filter(Q(pk__in=numbers) | Q(form_key__in=form_keys))

    def import_row(self, row, instance_loader, **kwargs):
        self.place = kwargs["row_number"]
        return super().import_row(row, instance_loader, **kwargs)

    def row_key(self, row):
        return (self.keys[self.place - 1],)

    def find(self, row):
        super().find(row)
        return self.known.get(self.key[0])

    def get_instance(self, instance_loader, row):
        notice = super().get_instance(instance_loader, row)
        if notice is None and (key := self.number_in(row)):
            words = gettext("No notice of yours has the key %(key)s. Empty the cell if the row is new.")
            raise ValidationError({"pk": words % {"key": key}})
        return notice

    def init_instance(self, row=None):
        return Notice(form_key=self.key[0])

    def import_instance(self, instance, row, **kwargs):
        """What a row brought before stays as it became since."""
        if self.number_in(row) or self.key[0] not in self.brought:
            super().import_instance(instance, row, **kwargs)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique=False)

    def keep(self, record, is_new, row, *, user, **kwargs):
        record.write(user)

    def refuse_undo(self, record, user, is_new):
        super().refuse_undo(record, user, is_new)
        if not record.is_kept_by(user):
            raise ValidationError(gettext("Only the unit that logged this notice can change it."))


register(
    Workbook(
        "notices",
        _("Early notices"),
        NoticeResource,
        lambda user: NoticeResource().records().visible_to(user).order_by("received_at", "pk"),
        NoticeResource.permission("view"),
        NoticeFilter,
    )
)
