"""Permits as a sheet: names to read, papers masked; a row is known by its file, or by programme and number."""

from dataclasses import replace
from itertools import batched

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.figures.resources import AmountCell
from borderops.labour.choices import Currency, Paper, Stage, WagePer
from borderops.labour.papers import masked, plain_number
from borderops.labour.permit_cells import (
    NameOfWorker,
    WorkerCell,
    crossing_point_cell,
    demand_cell,
    employer_cell,
    is_key,
    programme_cell,
    sector_cell,
    sending_unit_cell,
)
from borderops.labour.permit_filters import PermitFilter
from borderops.labour.permits import Permit
from borderops.labour.taken_back import PermitsTakenBack
from borderops.labour.worker_looks import WorkerLook
from borderops.sheets.cells import Cell, ChoiceCell, DayCell, typed
from borderops.sheets.columns import Aside, Column, Fixed, Guarded
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource

CHUNK = 500
KEY_HELP = _("As exported; empty if the permit is new")


class PermitResource(PermitsTakenBack, SheetResource):
    """Permits, as their form keeps them; how far they are is only read."""

    rows_stand_alone = True
    loads_once = False

    key = Aside(_("File of the permit"), "pk", Cell(), known_as=["mã hồ sơ"], help_text=KEY_HELP)
    programme = Column(
        _("Labour programme"), "programme", programme_cell(), known_as=["chương trình"], filled=True
    )
    worker = Column(
        _("Number of the worker"), "worker", WorkerCell(),
        known_as=["số lao động", "mã lao động", "số người lao động", "CCCD"], filled=True,
        help_text=_("The number in the register, or the whole number of the worker's own paper"),
    )  # fmt: skip
    name = NameOfWorker(
        _("Name"), "sheet_name", Cell(), known_as=["họ tên", "họ và tên"],
        help_text=_("Only compared with the register; nobody is found by the name alone"),
    )  # fmt: skip
    demand = Column(_("Demand"), "intake", demand_cell(), known_as=["nhu cầu", "đơn tiếp nhận"])
    number = Column(_("Number of the permit"), "number", known_as=["số giấy phép", "giấy phép", "số GPLĐ"])
    valid_from = Column(_("Valid from"), "valid_from", DayCell(), known_as=["có giá trị từ", "từ ngày"])
    valid_to = Column(_("Valid until"), "valid_to", DayCell(), known_as=["có giá trị đến", "đến ngày"])
    employer = Column(
        _("Employer"), "employer", employer_cell(), known_as=["chủ sử dụng lao động", "nơi tiếp nhận"]
    )
    place = Column(_("Place of work"), "place", known_as=["nơi làm việc"])
    sector = Column(_("Sector of work"), "sector", sector_cell(), known_as=["ngành nghề", "lĩnh vực"])
    sending_unit = Column(_("Sending unit"), "sending_unit", sending_unit_cell(), known_as=["đơn vị đưa đi"])
    crossing = Column(
        _("Crossing point to be used"),
        "crossing",
        crossing_point_cell(),
        known_as=["cửa khẩu", "cửa khẩu xuất cảnh"],
    )
    wage_from = Column(_("Wage from"), "wage_from", AmountCell(), known_as=["lương từ"])
    wage_to = Column(_("Wage to"), "wage_to", AmountCell(), known_as=["lương đến"])
    currency = Column(_("Currency"), "currency", ChoiceCell(Currency), known_as=["tiền tệ", "loại tiền"])
    wage_per = Column(_("Wage for"), "wage_per", ChoiceCell(WagePer), known_as=["lương tính theo"])
    paper_kind = Column(_("Travel paper"), "paper_kind", ChoiceCell(Paper), known_as=["giấy tờ đi lại"])
    paper_number = Guarded(
        _("Number of the travel paper"), "paper_number", Cell(), known_as=["số giấy tờ đi lại", "số giấy thông hành"],
        shows=lambda permit, user: permit.masked_paper,
        help_text=_("Exported with its middle hidden: so left, it stays"),
    )  # fmt: skip
    paper_expires_on = Column(
        _("Travel paper valid until"), "paper_expires_on", DayCell(), known_as=["giấy tờ có giá trị đến"]
    )
    note = Column(_("Remark"), "note", known_as=["ghi chú"])
    district = Fixed(_("Home district"), "district", known_as=["huyện"])
    stage = Fixed(_("Stage"), "stage", ChoiceCell(Stage), known_as=["tình trạng"])
    issued_on = Fixed(_("Issued on"), "issued_on", DayCell(), known_as=["ngày cấp"])
    due_on = Fixed(_("Due back on"), "due_on", DayCell(), known_as=["hạn về"])
    went_on = Fixed(_("Last departure"), "went_on", DayCell(), known_as=["ngày đi"])
    came_on = Fixed(_("Last return"), "came_on", DayCell(), known_as=["ngày về"])
    settled = ["entered_by", "district", "commune", "worker", "stage"]

    class Meta:
        model = Permit
        fields = [
            "key", "programme", "worker", "name", "demand", "number", "valid_from", "valid_to", "employer", "place",
            "sector", "sending_unit", "crossing", "wage_from", "wage_to", "currency", "wage_per", "paper_kind",
            "paper_number", "paper_expires_on", "note", "district", "stage", "issued_on", "due_on", "went_on",
            "came_on",
        ]  # fmt: skip
        import_id_fields = ["key"]

    def records(self):
        return Permit.objects.for_list().select_related("sending_unit", "intake").order_by("pk")

    # Import

    def load(self, dataset, *, user, **kwargs):
        """The permits that the rows may mean, by file and by programme and number, of those that the person sees."""
        cells = {
            name: dataset[name] if name in dataset.headers else [] for name in ("key", "worker", "number")
        }
        self.fields["worker"].widget.look_up(user, cells["worker"])
        keys = [int(text) for text in map(typed, cells["key"]) if text.isdecimal() and len(text) < 16]
        found = [*self.having(user, "pk", keys), *self.having(user, "number", map(typed, cells["number"]))]
        self.by_number = {(each.programme_id, each.number): each for each in found if each.number}
        return {("file", str(each.pk)): each for each in found}

    def having(self, user, field, values):
        for chunk in batched(set(values) - {""}, CHUNK, strict=False):
            yield from self.records().visible_to(user).filter(**{f"{field}__in": chunk})

    def find(self, row):
        """The permit of a row by its file, else by programme and number; no second row may be about it."""
        file, permit = typed(row.get("key")), None
        self.key = ("row", str(self.number))
        if file:
            permit = self.known.get(("file", file))
            if permit is None:
                words = gettext("No permit of yours has the file %(key)s. Empty the cell if the row is new.")
                raise ValidationError({"pk": words % {"key": file}})
        elif number := typed(row.get("number")):
            permit = self.by_number.get((self.programme_in(row), number))
            self.key = ("number", f"{self.programme_in(row)} {number}")
        if permit:
            self.key = ("file", str(permit.pk))
        if first := self.seen.get(self.key):
            words = gettext("Row %(row)s is about the same record. Leave one of the two.")
            raise ValidationError({"number": words % {"row": first}})
        self.seen[self.key] = self.number
        return permit

    def programme_in(self, row):
        """The key of the programme that a row names, if it can be read."""
        try:
            programme = self.fields["programme"].clean(row) if "programme" in row else None
        except ValueError:
            return None
        return programme and programme.pk

    def import_row(self, row, instance_loader, **kwargs):
        """What the report of an import keeps of a fault: the whole number of a paper is not in it."""
        result = super().import_row(row, instance_loader, **kwargs)
        headings = {str(self.fields[name].heading) for name in ("worker", "paper_number")}
        result.faults = [
            replace(each, value=each.value if is_key(each.value) else masked(plain_number(each.value)))
            if each.column in headings
            else each
            for each in result.faults
        ]
        return result

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        super().validate_instance(instance, import_validation_errors, validate_unique=False)

    def keep(self, record, is_new, row, *, user, **kwargs):
        record.write(user)


def note_taken_out(user, rows):
    """That names went out in a workbook is kept."""
    WorkerLook.note(
        user, about=gettext("Work permits"), people=rows, purpose=gettext("Exported as a workbook")
    )


register(
    Workbook(
        "permits",
        _("Work permits"),
        PermitResource,
        lambda user: PermitResource().records().visible_to(user),
        "labour.export_permit",
        PermitFilter,
        noted=note_taken_out,
        kept_back=("q",),
    )
)
